import type { ReportCell, ReportTable } from './table-model.ts'

/** A cell with the place that its spans and those of the rows above give it; row and column count from 0. */
export interface PlacedCell {
  readonly cell: ReportCell
  readonly row: number
  readonly column: number
  readonly lastRow: number
  readonly lastColumn: number
}

/** Places the cells of a table as HTML does: each takes the first column that no span from above covers. */
export function placeCells(table: ReportTable): readonly PlacedCell[] {
  const taken = table.rows.map(() => new Uint8Array(table.columns))
  return table.rows.flatMap(({ cells }, row) => {
    let column = 0
    return cells.map((cell): PlacedCell => {
      while (column < table.columns && taken[row][column] === 1) column++
      const lastRow = row + (cell.rowSpan ?? 1) - 1
      const lastColumn = column + (cell.colSpan ?? 1) - 1
      if (lastColumn >= table.columns || lastRow >= table.rows.length)
        throw new Error(`cell ${cell.text} of row ${row} leaves the table ${table.title}`)
      for (let each = row; each <= lastRow; each++) taken[each].fill(1, column, lastColumn + 1)
      const placed = { cell, row, column, lastRow, lastColumn }
      column = lastColumn + 1
      return placed
    })
  })
}
