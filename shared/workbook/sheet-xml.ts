import { formatPlainDate, type PlainDate } from '../units/plain-date.ts'
import { columnLetters, MAX_COLUMNS, MAX_ROWS } from './cell-address.ts'
import type { CellValue, SheetSpec } from './contract.ts'
import { type ColumnTrial, type SharedStrings, textElement } from './shared-strings.ts'
import { escapeXml } from './xml-text.ts'

/** Excel counts days from 1899-12-30 (as if 1900 had been a leap year, so true from 1900-03-01 on). */
const SERIAL_OF_1970 = 25_569
const FIRST_TRUE_SERIAL = 61
const LAST_SERIAL = 2_958_465
const DECIMAL = /^-?\d+(?:\.\d+)?$/

export interface SheetContext {
  readonly strings: SharedStrings
  /** Number of styles; style n for dates is n + styleCount (styles-xml.ts). */
  readonly styleCount: number
}

/** The XML of one sheet in pieces of some rows, so that a million rows are never in memory together. */
export function* sheetXml(sheet: SheetSpec, context: SheetContext): Generator<string> {
  yield sheetHeadXml(sheet)
  const columns: SheetColumn[] = []
  let rowNumber = 0
  let piece = ''
  for (const row of sheet.rows) {
    rowNumber++
    if (rowNumber > MAX_ROWS)
      throw new RangeError(`sheet ${sheet.name} has more than ${MAX_ROWS} rows: split it into several sheets`)
    if (row.cells.length > MAX_COLUMNS)
      throw new RangeError(`row ${rowNumber} of ${sheet.name} has more than ${MAX_COLUMNS} cells`)
    piece += row.height === undefined ? `<row r="${rowNumber}">` : rowWithHeight(rowNumber, row.height)
    for (let index = 0; index < row.cells.length; index++) {
      const cell = row.cells[index]
      if (cell === undefined) continue
      if (index >= columns.length) addColumns(columns, index + 1)
      const style = cell.style ?? 0
      if (style < 0 || style >= context.styleCount)
        throw new RangeError(`style ${style} of ${sheet.name} is not among the workbook's styles`)
      const column = columns[index]
      if (cell.value !== undefined)
        piece += `${column.open}${rowNumber}${valueXml(cell.value, style, column.trial, context)}`
      else if (style > 0) piece += `${column.open}${rowNumber}" s="${style}"/>`
    }
    piece += '</row>'
    if (piece.length > 60_000) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}</sheetData>${sheetTailXml(sheet, rowNumber, columns.length)}</worksheet>`
}

interface SheetColumn {
  /** `<c r="B`: all of a cell's start that does not change from row to row. */
  readonly open: string
  readonly trial: ColumnTrial
}

function addColumns(columns: SheetColumn[], count: number): void {
  while (columns.length < count)
    columns.push({ open: `<c r="${columnLetters(columns.length)}`, trial: { seen: 0, fresh: 0 } })
}

function rowWithHeight(rowNumber: number, height: number): string {
  return `<row r="${rowNumber}" ht="${height}" customHeight="1">`
}

/** From the closing quote of the address on. Text is always marked as text, so it can never become a formula. */
function valueXml(value: CellValue, style: number, trial: ColumnTrial, context: SheetContext): string {
  switch (value.kind) {
    case 'text':
      return textXml(value.text, style, trial, context)
    case 'number':
      if (!DECIMAL.test(value.decimal)) throw new RangeError(`not a plain decimal: ${value.decimal}`)
      return `"${styleXml(style)}><v>${value.decimal}</v></c>`
    case 'date': {
      const serial = value.day + SERIAL_OF_1970
      // Programs disagree on the serials of early 1900, and before it there are none.
      if (!(serial >= FIRST_TRUE_SERIAL && serial <= LAST_SERIAL))
        return textXml(formatPlainDate(value.day as PlainDate), style, trial, context)
      return `" s="${style + context.styleCount}"><v>${serial}</v></c>`
    }
  }
}

function textXml(text: string, style: number, trial: ColumnTrial, context: SheetContext): string {
  const index = context.strings.indexOf(text, trial)
  return index >= 0
    ? `"${styleXml(style)} t="s"><v>${index}</v></c>`
    : `"${styleXml(style)} t="inlineStr"><is>${textElement(text)}</is></c>`
}

/** Style 0 is what a cell without a style has. */
function styleXml(style: number): string {
  return style === 0 ? '' : ` s="${style}"`
}

function sheetHeadXml(sheet: SheetSpec): string {
  const fit = sheet.print?.fitToWidth ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''
  const frozen = sheet.freezeRows
    ? `<pane ySplit="${sheet.freezeRows}" topLeftCell="A${sheet.freezeRows + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
    : ''
  const widths = (sheet.widths ?? []).map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    fit,
    `<sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>`,
    '<sheetFormatPr defaultRowHeight="15"/>',
    widths.length > 0 ? `<cols>${widths.join('')}</cols>` : '',
    '<sheetData>',
  ].join('')
}

/** What stands after the rows; the order of the elements is fixed by the schema. */
function sheetTailXml(sheet: SheetSpec, rowCount: number, columnCount: number): string {
  const merges = (sheet.merges ?? []).map((range) => `<mergeCell ref="${range}"/>`)
  const print = sheet.print
  const parts = [
    sheet.autoFilter ? `<autoFilter ref="${sheet.autoFilter}"/>` : '',
    merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : '',
  ]
  if (print) {
    if (print.centerHorizontally) parts.push('<printOptions horizontalCentered="1"/>')
    parts.push(
      '<pageMargins left="0.5" right="0.5" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>',
      `<pageSetup paperSize="9"${print.fitToWidth ? ' fitToWidth="1" fitToHeight="0"' : ''} orientation="${print.orientation}"/>`,
    )
    if (print.footer)
      parts.push(`<headerFooter><oddFooter>${footerXml(print.footer)}</oddFooter></headerFooter>`)
  }
  // Codes and document numbers are text on purpose: no green corners over the whole sheet.
  if (rowCount > 0 && columnCount > 0)
    parts.push(
      `<ignoredErrors><ignoredError sqref="A1:${columnLetters(columnCount - 1)}${rowCount}" numberStoredAsText="1"/></ignoredErrors>`,
    )
  return parts.join('')
}

/** A footer in Excel's codes (`&P` page, `&N` pages); centred unless it begins with `&L`, `&C` or `&R`. */
function footerXml(footer: string): string {
  return escapeXml(/^&[LCR]/.test(footer) ? footer : `&C${footer}`)
}
