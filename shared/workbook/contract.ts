/**
 * A workbook to be written, as data: reports and the sample describe it, shared/workbook/write-xlsx.ts turns it into
 * bytes. The same description always gives the same bytes (no clock, no random): evidence must be comparable by hash.
 */

export type CellValue =
  | { readonly kind: 'text'; readonly text: string }
  /** A plain decimal such as `-12.345`, written as it is: no float in between. */
  | { readonly kind: 'number'; readonly decimal: string }
  /** Days since 1970-01-01. */
  | { readonly kind: 'date'; readonly day: number }

export interface CellStyle {
  readonly bold?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly wrap?: boolean
  readonly border?: 'thin'
  readonly underline?: boolean
  readonly font?: 'song' | 'hei' | 'fangsong'
  readonly size?: number
  /** Excel number format, e.g. `#,##0.00` or `yyyy-mm-dd`. */
  readonly format?: string
  /** Background as RRGGBB; never the only signal. */
  readonly fill?: string
}

export interface WorkbookCell {
  readonly value?: CellValue
  /** Index into WorkbookSpec.styles; 0 is the default style. */
  readonly style?: number
}

export interface SheetSpec {
  readonly name: string
  /** Width in characters, by column. */
  readonly widths?: readonly number[]
  /** Rows are pulled one by one, so that a million rows need no million objects. undefined cell = empty. */
  readonly rows: Iterable<{ readonly height?: number; readonly cells: readonly (WorkbookCell | undefined)[] }>
  /** Excel ranges, e.g. `A1:H1`. */
  readonly merges?: readonly string[]
  readonly freezeRows?: number
  /** Excel range with filter buttons. */
  readonly autoFilter?: string
  readonly print?: {
    readonly orientation: 'portrait' | 'landscape'
    readonly paper: 'A4'
    readonly fitToWidth?: boolean
    /** Rows repeated on every page, e.g. `1:3`. */
    readonly repeatRows?: string
    readonly centerHorizontally?: boolean
    readonly footer?: string
  }
}

export interface WorkbookSpec {
  readonly styles: readonly CellStyle[]
  readonly sheets: readonly SheetSpec[]
}
