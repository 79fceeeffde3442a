/** One column of a grid, independent of AG Grid: everything shown is text made by `text`. */
export interface GridColumn<Row> {
  readonly id: string
  readonly title: string
  readonly width: number
  readonly align?: 'start' | 'end'
  readonly text: (row: Row) => string
  readonly sortable?: boolean
  /** Stays at the left edge while scrolling sideways. */
  readonly pinned?: boolean
  /** Hidden until a person asks for it. */
  readonly hidden?: boolean
  /** Said on hovering; for words that need explaining or that may be cut. */
  readonly tooltip?: (row: Row) => string
  /** Marks a cell, e.g. one that differs from the other side. */
  readonly mark?: (row: Row) => CellMark | null
}

/** `differs`: underline and a small corner, so that it is seen without colour. */
export type CellMark = 'differs' | 'quiet' | 'strong' | 'alone'

export interface GridSort {
  readonly column: string
  readonly descending: boolean
}
