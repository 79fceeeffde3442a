import type { ColumnState } from 'ag-grid-community'
import type { SeenColumn } from '../data/desk-api.ts'
import { lineColumns } from './columns.ts'
import type { GridColumn } from './grid-column.ts'

/** The columns of the rows grid as the person arranged them: shown ones only, in their order on the screen. */
export function seenColumns<Row>(
  columns: readonly GridColumn<Row>[],
  arranged: readonly ColumnState[] | null,
): SeenColumn[] {
  const order = new Map(arranged?.map(({ colId }, place) => [colId, place]))
  const hidden = new Map(arranged?.map(({ colId, hide }) => [colId, hide === true]))
  return columns
    .flatMap(({ id, title, hidden: byDefault }) => {
      // Origin and exclusion are words about a row, not columns of it.
      const column = lineColumns.find((known) => known === id)
      return column && !(hidden.get(id) ?? byDefault ?? false) ? [{ column, title }] : []
    })
    .sort((a, b) => (order.get(a.column) ?? 0) - (order.get(b.column) ?? 0))
}
