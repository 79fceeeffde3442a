import type { SourceRefusal } from '../../errors/refusal.ts'
import { refusalSentence } from '../../errors/refusal-text.ts'
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

/** The refusal form of `desk cells`. */
export function cellsRefusalDocument(refusal: SourceRefusal): string {
  const message = refusalSentence(refusal)
  return JSON.stringify({ status: 'refused', code: refusal.code, message })
}
