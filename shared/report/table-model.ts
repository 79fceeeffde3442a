/**
 * A report as a table: rows of cells with spans and roles, the same for the screen, the xlsx file and print. What a cell
 * shows is already text or an exact decimal; formatting is left to the output, rounding was done by the definition.
 */

export type CellRole = 'title' | 'meta' | 'header' | 'number-header' | 'text' | 'amount' | 'footer'

export interface ReportCell {
  readonly role: CellRole
  readonly text: string
  /** Set when the cell is a number: the decimal as shown, for xlsx. */
  readonly decimal?: string
  readonly colSpan?: number
  readonly rowSpan?: number
  /** The figure behind the cell, e.g. `drug.platform`; a screen opens it. */
  readonly figureId?: string
}

export interface ReportTable {
  readonly title: string
  readonly columns: number
  /** Relative widths, by column. */
  readonly widths: readonly number[]
  readonly rows: readonly { readonly cells: readonly ReportCell[]; readonly height?: number }[]
}
