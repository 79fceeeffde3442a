import type { FileRefusalCode, SourceRefusal } from '../../errors/refusal.ts'
import {
  CELL_BOOLEAN,
  CELL_DATE,
  CELL_EMPTY,
  CELL_ERROR,
  CELL_NUMBER,
  type CellKind,
  type RawSheet,
  type Workbook,
} from '../contract.ts'
import { columnLetter } from '../xlsx/cell-reference.ts'
import { isoOfSerial } from './excel-serial.ts'

const HIDDEN = { visible: 0, hidden: 1, 'very-hidden': 2 } as const
const ROWS_PER_PIECE = 512

/**
 * The JSON of `desk cells` (headless.md) in pieces: a sheet of a million rows is some hundred megabytes of text, more than
 * one JavaScript string can hold together with its objects.
 */
export function* cellsDocument(workbook: Workbook): Generator<string> {
  yield '{"status":"ok","sheets":['
  for (const [index, sheet] of workbook.sheets.entries()) {
    const head = { name: sheet.name, hidden: HIDDEN[sheet.visibility] }
    yield `${index === 0 ? '' : ','}${JSON.stringify(head).slice(0, -1)},"cells":{`
    yield* sheetCells(workbook, sheet)
    yield '}}'
  }
  yield ']}'
}

function* sheetCells(workbook: Workbook, sheet: RawSheet): Generator<string> {
  const letters = sheet.columns.map((_, index) => columnLetter(index))
  let piece = ''
  let first = true
  for (let row = 0; row < sheet.rowCount; row++) {
    for (const [index, column] of sheet.columns.entries()) {
      if (column === undefined || row >= column.kinds.length || column.kinds[row] === CELL_EMPTY) continue
      const value = cellJson(workbook, column.kinds[row] as CellKind, column.values[row])
      piece += `${first ? '' : ','}"${letters[index]}${row + 1}":${value}`
      first = false
    }
    if (row % ROWS_PER_PIECE === ROWS_PER_PIECE - 1 && piece !== '') {
      yield piece
      piece = ''
    }
  }
  if (piece !== '') yield piece
}

function cellJson(workbook: Workbook, kind: CellKind, value: number): string {
  switch (kind) {
    case CELL_NUMBER:
      return JSON.stringify(value)
    case CELL_DATE:
      return `{"date":"${isoOfSerial(value)}"}`
    case CELL_BOOLEAN:
      return value === 1 ? 'true' : 'false'
    case CELL_ERROR:
      return `{"error":${JSON.stringify(workbook.strings[value])}}`
    default:
      return JSON.stringify(workbook.strings[value])
  }
}

const MESSAGES: Readonly<Record<FileRefusalCode, string>> = {
  encrypted: '文件已加密，请用密码打开后另存为不加密的文件（或请信息科解密）再导入。',
  corrupt: '文件已损坏或不完整，请重新导出，或用 Excel 打开并另存后再导入。',
  bomb: '文件解压后异常庞大，疑似恶意文件，已拒绝读取。',
  not_spreadsheet: '这不是表格文件，请选择 Excel 或 CSV 文件。',
  unsupported_version: '暂不支持这种格式，请用 Excel 打开并另存为 .xlsx 后再导入。',
  empty: '文件里没有任何数据，请检查导出时的条件。',
  too_large: '文件过大，请按月份或科室分开导出后再导入。',
}

/** The refusal form of `desk cells`. */
export function cellsRefusalDocument(refusal: SourceRefusal): string {
  const message = refusal.code in MESSAGES ? MESSAGES[refusal.code as FileRefusalCode] : refusal.code
  return JSON.stringify({ status: 'refused', code: refusal.code, message })
}
