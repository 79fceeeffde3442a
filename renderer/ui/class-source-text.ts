import type { ClassSource } from '#shared/month/contract.ts'

/** On what evidence a row was put into an exclusion class (判断依据). */
export const classSourceText: Readonly<Record<ClassSource, string>> = {
  none: '无依据',
  column: '文件“类别”列',
  catalogue: '平台目录',
  code: '国家医保编码',
  'approval-number': '批准文号',
  'other-side': '对侧数据',
  keyword: '名称关键词',
}

/** `国家医保编码 12 行、批准文号 3 行` */
export function classSourcesInWords(bySource: Readonly<Partial<Record<ClassSource, number>>>): string {
  return Object.entries(bySource)
    .filter((entry): entry is [ClassSource, number] => entry[0] in classSourceText && (entry[1] ?? 0) > 0)
    .map(([source, rows]) => `${classSourceText[source]} ${rows.toLocaleString('zh-CN')} 行`)
    .join('、')
}
