import type { CellStyle, WorkbookCell, WorkbookSpec } from '../workbook/contract.ts'

/** A column of a list as people see it; amounts and quantities are numbers in the sheet, everything else is text. */
export interface ListColumnSpec {
  readonly title: string
  readonly width: number
  readonly kind: 'text' | 'number' | 'date'
}

/** One cell: text as shown, a plain decimal, or days since 1970-01-01; null is empty. */
export type ListCell = string | number | null

const STYLES: readonly CellStyle[] = [
  {},
  { bold: true, border: 'thin', align: 'center', fill: 'E8EDEC' },
  { border: 'thin' },
  { border: 'thin', align: 'right', format: '#,##0.00##' },
  { border: 'thin', format: 'yyyy-mm-dd' },
]
const HEADER = 1
const STYLE_OF = { text: 2, number: 3, date: 4 } as const

/** What a grid shows, as a workbook (导出所见): same rows, same order, same columns. */
export function listWorkbook(input: {
  readonly name: string
  readonly columns: readonly ListColumnSpec[]
  readonly rows: Iterable<readonly ListCell[]>
}): WorkbookSpec {
  const { name, columns, rows } = input
  return {
    styles: STYLES,
    sheets: [
      {
        name,
        widths: columns.map((column) => column.width),
        freezeRows: 1,
        rows: sheetRows(columns, rows),
        print: { orientation: 'landscape', paper: 'A4', fitToWidth: true, repeatRows: '1:1' },
      },
    ],
  }
}

function* sheetRows(columns: readonly ListColumnSpec[], rows: Iterable<readonly ListCell[]>) {
  yield {
    cells: columns.map(({ title }) => ({ value: { kind: 'text' as const, text: title }, style: HEADER })),
  }
  for (const row of rows) yield { cells: row.map((cell, i) => cellOf(cell, columns[i].kind)) }
}

function cellOf(cell: ListCell, kind: ListColumnSpec['kind']): WorkbookCell {
  const style = STYLE_OF[kind]
  if (cell === null || cell === '') return { style }
  if (kind === 'date') return { value: { kind: 'date', day: Number(cell) }, style }
  if (kind === 'number') return { value: { kind: 'number', decimal: String(cell) }, style }
  return { value: { kind: 'text', text: String(cell) }, style }
}
