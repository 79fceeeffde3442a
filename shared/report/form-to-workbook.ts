import { rangeAddress } from '../workbook/cell-address.ts'
import type { CellStyle, WorkbookCell, WorkbookSpec } from '../workbook/contract.ts'
import { sheetNameFrom } from '../workbook/sheet-name.ts'
import { type PlacedCell, placeCells } from './place-cells.ts'
import { decimalFormat, PAGE_FOOTER } from './report-styles.ts'
import type { CellRole, ReportTable } from './table-model.ts'

const ROLE_STYLES: Readonly<Record<CellRole, CellStyle>> = {
  title: { font: 'hei', size: 18, align: 'center' },
  meta: { font: 'song', size: 12, align: 'left' },
  header: { font: 'hei', size: 11, align: 'center', wrap: true, border: 'thin' },
  'number-header': { font: 'song', size: 10, align: 'center', border: 'thin' },
  text: { font: 'song', size: 11, align: 'center', wrap: true, border: 'thin' },
  amount: { font: 'song', size: 11, align: 'right', border: 'thin' },
  footer: { font: 'song', size: 12, align: 'left' },
}

/** A form as a workbook of one sheet named after its title, set for A4 landscape; header rows repeat on every page. */
export function formToWorkbook(table: ReportTable): WorkbookSpec {
  const styles = new StyleList()
  const placed = placeCells(table)
  const grid: (WorkbookCell | undefined)[][] = table.rows.map(() => new Array(table.columns).fill(undefined))
  for (const place of placed) {
    const style = styles.indexOf(styleOf(place))
    // Every cell under a span carries the style, else the frame of a merged cell has gaps.
    for (let row = place.row; row <= place.lastRow; row++)
      for (let column = place.column; column <= place.lastColumn; column++) grid[row][column] = { style }
    grid[place.row][place.column] = { style, value: cellValueOf(place) }
  }
  return {
    styles: styles.items,
    sheets: [
      {
        name: sheetNameFrom(table.title),
        widths: table.widths,
        rows: grid.map((cells, row) => ({ cells, height: table.rows[row].height })),
        merges: placed
          .filter((place) => place.lastRow > place.row || place.lastColumn > place.column)
          .map((place) => rangeAddress(place.row, place.column, place.lastRow, place.lastColumn)),
        print: {
          orientation: 'landscape',
          paper: 'A4',
          fitToWidth: true,
          centerHorizontally: true,
          repeatRows: headerRowRange(table),
          footer: PAGE_FOOTER,
        },
      },
    ],
  }
}

/** Style 0 of a workbook is the default; equal styles are kept once. */
class StyleList {
  readonly items: CellStyle[] = [{}]
  readonly #indexes = new Map<string, number>()

  indexOf(style: CellStyle): number {
    const key = JSON.stringify(style)
    const known = this.#indexes.get(key)
    if (known !== undefined) return known
    const index = this.items.push(style) - 1
    this.#indexes.set(key, index)
    return index
  }
}

function styleOf({ cell }: PlacedCell): CellStyle {
  const style = ROLE_STYLES[cell.role]
  if (cell.decimal === undefined) return style
  return { ...style, format: decimalFormat(cell.decimal.split('.')[1]?.length ?? 0) }
}

function cellValueOf({ cell }: PlacedCell): WorkbookCell['value'] {
  if (cell.decimal !== undefined) return { kind: 'number', decimal: cell.decimal }
  return cell.text === '' ? undefined : { kind: 'text', text: cell.text }
}

function headerRowRange(table: ReportTable): string | undefined {
  const isHeader = table.rows.map(({ cells }) =>
    cells.some((cell) => cell.role === 'header' || cell.role === 'number-header'),
  )
  const first = isHeader.indexOf(true)
  return first < 0 ? undefined : `${first + 1}:${isHeader.lastIndexOf(true) + 1}`
}
