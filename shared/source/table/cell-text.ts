import { isoOfSerial } from '../cells/excel-serial.ts'
import {
  CELL_BOOLEAN,
  CELL_DATE,
  CELL_EMPTY,
  CELL_NUMBER,
  CELL_TEXT,
  type RawSheet,
  type Workbook,
} from '../contract.ts'
import { kindAt } from '../raw-cells.ts'
import { cleanText } from '../values/clean-text.ts'

/** A cell as a person would read it off, for messages and for looking at headers and notes. '' when empty. */
export function cellText(workbook: Workbook, sheet: RawSheet, row: number, column: number): string {
  const cells = sheet.columns[column]
  const kind = kindAt(cells, row)
  if (cells === undefined || kind === CELL_EMPTY) return ''
  const value = cells.values[row]
  switch (kind) {
    case CELL_NUMBER:
      return String(value)
    case CELL_DATE:
      return isoOfSerial(value)
        .replace(/T00:00:00$/, '')
        .replace('T', ' ')
    case CELL_BOOLEAN:
      return value === 1 ? 'TRUE' : 'FALSE'
    default:
      return workbook.strings[value]
  }
}

/** Trimmed text of a text cell; '' for every other kind. */
export function headerText(workbook: Workbook, sheet: RawSheet, row: number, column: number): string {
  const cells = sheet.columns[column]
  if (cells === undefined || kindAt(cells, row) !== CELL_TEXT) return ''
  return cleanText(workbook.strings[cells.values[row]])
}
