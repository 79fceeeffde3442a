import type { FileRefusalCode, Refusal, SourceRefusal, TableRefusalCode } from './refusal.ts'

/** What is said about a refusal: one sentence what happened, one what to do. `{name}` stands for a parameter. */
export interface RefusalText {
  readonly what: string
  readonly todo: string
}

/**
 * Sentences for files and tables that are refused. They stand here and not in renderer/i18n, because the command line
 * says them too (`desk cells` answers a message for the user).
 */
export const fileRefusalTexts: Readonly<Record<FileRefusalCode, RefusalText>> = {
  encrypted: { what: '文件有密码，打不开', todo: '用表格软件打开、取消密码并另存后再导入。' },
  corrupt: { what: '文件已损坏，内容不完整', todo: '请从原系统重新导出，或向对方重新索取。' },
  bomb: { what: '文件解开后异常庞大，已停止读取', todo: '请确认文件来源；正常的导出文件不会这样。' },
  not_spreadsheet: {
    what: '这不是表格文件，没有读取任何内容',
    todo: '请选择 xlsx、xls、csv 或 dbf 格式的入库明细或平台验收明细。',
  },
  unsupported_version: { what: '这种表格格式目前读不了', todo: '用表格软件打开，另存为 xlsx 后再导入。' },
  empty: { what: '文件是空的，没有内容', todo: '请检查导出条件（日期、库房）后重新导出。' },
  too_large: { what: '文件超出可读取的大小', todo: '请按月份分开导出后再导入。' },
}

export const tableRefusalTexts: Readonly<Record<TableRefusalCode, RefusalText>> = {
  'header-not-found': { what: '没有找到表头', todo: '请确认表中有“日期、品名、数量、金额”等列名的一行。' },
  'required-column-missing': {
    what: '缺少必需的列：{columns}',
    todo: '请在列对应中指定，或补上该列后重新导出。',
  },
  'wrong-kind': { what: '这张表不是所要的那一种（{found}）', todo: '请改选表的种类，或换一个文件。' },
  'no-rows': { what: '表头下面没有数据行', todo: '请检查导出条件（日期、库房）后重新导出。' },
}

/** What a table is called to a buyer. */
const TABLE_NAMES: Readonly<Record<string, string>> = {
  his: '院内入库明细',
  platform: '省平台验收明细',
  catalogue: '省平台目录',
  emergency: '应急采购登记',
}

/** Parameters of a refused file or table in the buyer's words. */
export function refusalParams(refusal: Refusal): Readonly<Record<string, string | number>> {
  const looksLike = TABLE_NAMES[refusal.params?.looksLike ?? '']
  return { ...refusal.params, found: looksLike ? `看起来是${looksLike}` : '看起来是别的表' }
}

/** The refusal in one line, parameters filled in. */
export function refusalSentence(refusal: SourceRefusal): string {
  const texts: Readonly<Record<string, RefusalText>> = { ...fileRefusalTexts, ...tableRefusalTexts }
  const { what, todo } = texts[refusal.code]
  const params = refusalParams(refusal)
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_whole, name: string) => String(params[name] ?? ''))
  return `${fill(what)}。${fill(todo)}`
}
