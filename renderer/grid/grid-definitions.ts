import type { ColDef, ColumnState } from 'ag-grid-community'
import type { CellMark, GridColumn, GridSort } from './grid-column.ts'
import styles from './InfiniteGrid.module.css'

const marks: readonly CellMark[] = ['differs', 'quiet', 'strong', 'alone']

/** AG Grid's column definitions, with order, width, visibility and sort as remembered. */
export function gridDefinitions<Row>(
  columns: readonly GridColumn<Row>[],
  remembered: readonly ColumnState[] | null,
): ColDef<Row>[] {
  const states = new Map((remembered ?? []).map((state, index) => [state.colId, { ...state, index }]))
  const ordered = [...columns].sort(
    (a, b) =>
      (states.get(a.id)?.index ?? columns.indexOf(a)) - (states.get(b.id)?.index ?? columns.indexOf(b)),
  )
  return ordered.map((column): ColDef<Row> => {
    const state = states.get(column.id)
    return {
      colId: column.id,
      headerName: column.title,
      initialWidth: state?.width ?? column.width,
      initialHide: state?.hide ?? column.hidden ?? false,
      initialPinned: (state ? state.pinned : column.pinned) ? 'left' : undefined,
      initialSort: state?.sort ?? undefined,
      initialSortIndex: state?.sortIndex ?? undefined,
      sortable: column.sortable ?? false,
      type: column.align === 'end' ? 'rightAligned' : undefined,
      valueGetter: ({ data }) => (data ? column.text(data) : ''),
      tooltipValueGetter: ({ data }) => (data ? (column.tooltip?.(data) ?? column.text(data)) : ''),
      cellClassRules: {
        [styles.number]: () => column.align === 'end',
        [styles.pending]: ({ data }) => data === undefined,
        ...Object.fromEntries(
          marks.map((mark) => [
            styles[mark],
            ({ data }: { data?: Row }) => data !== undefined && column.mark?.(data) === mark,
          ]),
        ),
      },
    }
  })
}

/** The sort that a desk starts with: as remembered, else as given. */
export function initialSort(
  remembered: readonly ColumnState[] | null,
  fallback: readonly GridSort[],
): readonly GridSort[] {
  return remembered ? sortOfColumns(remembered) : fallback
}

export function sortOfColumns(states: readonly ColumnState[]): readonly GridSort[] {
  return states
    .filter((state) => state.sort)
    .sort((a, b) => (a.sortIndex ?? 0) - (b.sortIndex ?? 0))
    .map((state) => ({ column: state.colId, descending: state.sort === 'desc' }))
}

export function sameSort(a: readonly GridSort[], b: readonly GridSort[]): boolean {
  return (
    a.length === b.length && a.every((s, i) => s.column === b[i].column && s.descending === b[i].descending)
  )
}
