import type { Issue, IssueCode } from '#shared/errors/issue.ts'
import type { Sentence } from './sentence.ts'

/** Every issue of a file: what it is and what the person who has the file should do. */
export const issueSentences: Readonly<Record<IssueCode, Sentence>> = {
  'number-unreadable': { what: '无法识别为数字', todo: '在原文件中改为数字后重新导入，该行才会计入。' },
  'number-ambiguous': { what: '数字有两种读法', todo: '在原文件中去掉分隔符或写明小数后重新导入。' },
  'number-damaged': {
    what: '数字已被表格软件截断或改成科学计数',
    todo: '从系统重新导出，并把该列设为文本格式。',
  },
  'number-too-large': { what: '数字超出可计算的范围', todo: '核对是否多录了位数或把编码填入了金额列。' },
  'number-rounded': {
    what: '小数位数超过可保存的位数，已按四舍五入取值',
    todo: '一般无需处理；差异较大时请核对原文件。',
  },
  'code-damaged': {
    what: '编码已被表格软件改成数字（前导零或末位丢失）',
    todo: '从系统重新导出，并把编码列设为文本格式。',
  },
  'date-unreadable': { what: '无法识别为日期', todo: '改为 2026-10-15 这样的日期后重新导入。' },
  'date-impossible': { what: '日历上没有这一天', todo: '核对原单据日期后更正。' },
  'date-missing': { what: '没有入库或验收日期，无法归入月份', todo: '在原文件中补填日期后重新导入。' },
  'amount-missing': { what: '没有金额，也无法由单价和数量算出', todo: '在原文件中补填金额后重新导入。' },
  'amount-differs-from-price-times-quantity': {
    what: '金额与单价×数量不一致，按文件中的金额计入',
    todo: '核对单据，确认以哪个数为准。',
  },
  'amount-derived': { what: '文件没有金额，已用单价×数量算出', todo: '一般无需处理；请抽查几行。' },
  'quantity-missing': { what: '没有数量，无法参加数量核对', todo: '在原文件中补填数量后重新导入。' },
  'quantity-zero': { what: '数量为 0', todo: '核对是否为冲销或漏填。' },
  'item-missing': { what: '没有品名和编码，不知道是什么', todo: '在原文件中补填品名或编码后重新导入。' },
  'flag-unreadable': { what: '无法识别为“是/否”', todo: '改为“是”或“否”；暂按“未注明”处理。' },
  'error-cell': { what: '单元格是错误值', todo: '在表格软件中改正公式后重新导入。' },
  'formula-without-value': {
    what: '公式没有保存计算结果',
    todo: '用表格软件打开文件、保存一次，再导入。',
  },
  'totals-row-differs': {
    what: '合计行与各行之和不一致',
    todo: '核对文件是否缺行，或合计是否为旧数；确认后再导入。',
  },
  'row-outside-header': { what: '有内容在表头以外的列', todo: '核对是否少了表头；表头以外的内容未读取。' },
  'column-duplicated': { what: '同名的列出现两次，只取第一列', todo: '在列对应中确认取哪一列。' },
  'unit-note-unreadable': {
    what: '“单位”说明看不懂，金额按元读取',
    todo: '核对金额单位是元还是万元。',
  },
  'encoding-doubtful': {
    what: '文字编码不能完全确定',
    todo: '查看预览中的汉字是否正常；不正常时另存为 xlsx。',
  },
  'memo-missing': {
    what: '备注字段的文字在另一个文件里，没有读入',
    todo: '需要备注时在原系统中导出为 xlsx。',
  },
  'hidden-rows': { what: '有隐藏的行，已照常读取', todo: '确认隐藏的行也应计入。' },
  'hidden-sheet-skipped': {
    what: '有隐藏的工作表，没有读取',
    todo: '需要时在表格软件中取消隐藏后重新导入。',
  },
  'code-malformed': {
    what: '国家医保编码的位数或格式不对',
    todo: '核对编码；格式不对的行按院内编码和品名参加核对。',
  },
  'pack-factor-conflict': {
    what: '同一品种出现不同的转换比',
    todo: '核对包装规格，确认转换比。',
  },
  'pack-factor-invalid': { what: '转换比不是正整数', todo: '更正转换比；在此之前该品种不比较数量。' },
  'emergency-not-found': {
    what: '应急采购登记在入库明细中找不到对应的行',
    todo: '核对单据号、品种和金额后补正登记。',
  },
  'kind-unknown': {
    what: '分不清是药品还是医用耗材，未计入任何合计',
    todo: '在文件中补“类别”列，或导入平台目录。',
  },
  'class-contradiction': {
    what: '类别的几处依据互相矛盾',
    todo: '在“类别”列中写明类别；暂按优先的依据处理。',
  },
  'period-locked': {
    what: '该月已锁定，这一行没有写入',
    todo: '如确需更改，先在月报中说明理由并重新打开该月。',
  },
}

/** `第 128 行「数量」列`; '' when the issue concerns the whole file. */
export function issuePlace(issue: Issue): string {
  const { sheet, row, column, letter } = issue.where
  const parts: string[] = []
  if (sheet) parts.push(`工作表「${sheet}」`)
  if (row !== undefined) parts.push(`第 ${row} 行`)
  if (column) parts.push(`「${column}」列`)
  else if (letter) parts.push(`${letter} 列`)
  return parts.join(' ')
}

/** The whole sentence of one issue with what was found and what would have been understood. */
export function issueText(issue: Issue): Sentence {
  const { what, todo } = issueSentences[issue.code]
  const found = issue.found === '' ? '' : `：文件中是“${issue.found}”`
  const expected = issue.expected === '' ? '' : `，应为${issue.expected}`
  return { what: `${what}${found}${expected}`, todo }
}
