import type { GridSort } from './grid-column.ts'

/** An opened, ordered selection of rows that the grid pages through. */
export interface GridSource<Row> {
  readonly token: number
  readonly count: number
  /** The order in which it was opened. */
  readonly sort: readonly GridSort[]
  page(from: number, to: number): Promise<readonly Row[]>
  /** Where a row stands in this selection, -1 when it left it. */
  positionOf?(id: string): Promise<number>
}
