/**
 * What reading a foreign file yields, step by step: bytes → workbook (cells as they stand) → table (typed columns).
 * Every reader (xlsx, xls, csv, dbf, html, SpreadsheetML) ends in the same RawSheet; everything after it knows no file format.
 */
import type { FrameOf, FrameSchema } from '../columns/frame.ts'
import type { Issue } from '../errors/issue.ts'

/** What the outside world lends to the pure readers: Node's zlib or the browser's DecompressionStream. */
export interface SourceCapabilities {
  /**
   * Inflates raw deflate data chunk by chunk; must stop when the consumer stops. Rejects when the data is damaged or the
   * output has another checksum or size than `expected` (what the zip directory says about the entry).
   */
  inflateRaw(
    compressed: Uint8Array,
    expected: { readonly crc32: number; readonly size: number },
  ): AsyncIterable<Uint8Array>
}

export interface ReadProgress {
  readonly stage: 'unpacking' | 'reading' | 'understanding'
  readonly rows: number
  readonly bytes: number
  readonly totalBytes: number
}

export interface ReadOptions {
  readonly onProgress?: (progress: ReadProgress) => void
  /** Checked between chunks; reading stops with an AbortError-like rejection when `aborted` turns true. */
  readonly signal?: { readonly aborted: boolean }
  /** A workbook whose sheets are all blank is given instead of refused: to show how a file was read, never to import it. */
  readonly keepBlank?: boolean
}

export const CELL_EMPTY = 0
export const CELL_TEXT = 1
export const CELL_NUMBER = 2
export const CELL_DATE = 3
export const CELL_BOOLEAN = 4
export const CELL_ERROR = 5
export type CellKind = 0 | 1 | 2 | 3 | 4 | 5

/**
 * One column of raw cells. `kinds[row]` says how to read `values[row]`: text and error cells hold an index into the
 * workbook's `strings`, numbers the number, dates the Excel serial in the 1900 system (1904 is converted), booleans 0/1.
 * Arrays may be longer than the sheet's rowCount; rows beyond an array's end are empty.
 */
export interface RawColumn {
  readonly kinds: Uint8Array
  readonly values: Float64Array
}

export interface RawSheet {
  readonly name: string
  readonly visibility: 'visible' | 'hidden' | 'very-hidden'
  readonly rowCount: number
  /** Index 0 = column A. Absent columns are undefined. */
  readonly columns: readonly (RawColumn | undefined)[]
  /** Zero-based rows that Excel hides, announced to the user and still read. */
  readonly hiddenRows: readonly number[]
  readonly merges: readonly {
    readonly top: number
    readonly left: number
    readonly bottom: number
    readonly right: number
  }[]
}

export interface Workbook {
  /** By content; 'xls' is BIFF of any age and .et, 'html' and 'spreadsheetml' usually come under the name .xls. */
  readonly format: 'xlsx' | 'csv' | 'xls' | 'dbf' | 'html' | 'spreadsheetml'
  /** Text encoding for text formats, e.g. `utf-8`, `gb18030`; undefined for binary ones. */
  readonly encoding?: string
  readonly sheets: readonly RawSheet[]
  /** All distinct texts; RawColumn values point here. */
  readonly strings: readonly string[]
  readonly issues: readonly Issue[]
}

/** How one column of the model is recognised in a file. */
export interface FieldSpec {
  readonly column: string
  readonly kind: 'text' | 'code' | 'date' | 'money' | 'quantity' | 'factor' | 'flag'
  /** Title shown to people. */
  readonly title: string
  /** Header texts, strongest first; compared after folding width, spaces, brackets and case. */
  readonly synonyms: readonly string[]
  /** The table is not what was asked for without it. */
  readonly required?: boolean
  /** A header with one of these words in it is never taken as merely 'likely' this column (售价金额 is no 金额). */
  readonly unlessContains?: readonly string[]
}

export type SourceRole = 'his' | 'platform' | 'catalogue' | 'emergency'

/** Tables that can be read; contracts are understood (`desk inspect`), and imported once the VBP desk is there. */
export type TableRole = SourceRole | 'contract'

/** A kind of table that can be read: its columns and how to recognise them. */
export interface TableSpec<S extends FrameSchema = FrameSchema, R extends TableRole = TableRole> {
  readonly role: R
  readonly title: string
  readonly schema: S
  readonly fields: readonly FieldSpec[]
}

export interface MappedColumn {
  readonly column: string
  /** Header as it stands in the file. */
  readonly header: string
  readonly letter: string
  /** 'exact' = the header is a listed synonym; 'likely' = contains one; 'content' = seen from the cells; 'remembered' = from the last file of this source; 'chosen' = by a person. */
  readonly by: 'exact' | 'likely' | 'content' | 'remembered' | 'chosen'
  /** Multiplier applied to money because header or unit note says 万元. */
  readonly scale?: 10000
}

export type SkipReason = 'title' | 'header' | 'blank' | 'total-row' | 'repeated-header' | 'note' | 'rejected'

export interface TableReading<S extends FrameSchema = FrameSchema> {
  readonly role: TableRole
  readonly sheetName: string
  /** Row number of the (last) header row as Excel shows it. */
  readonly headerRow: number
  readonly mapping: readonly MappedColumn[]
  /** Headers that no field took. */
  readonly unmapped: readonly { readonly header: string; readonly letter: string }[]
  readonly frame: FrameOf<S>
  /** Every row below the header that did not become a row of the frame ('blank' rows are not listed singly). */
  readonly skipped: readonly { readonly row: number; readonly reason: SkipReason }[]
  /** At most `MAX_LISTED_ISSUES`; `issueCounts` counts all. */
  readonly issues: readonly Issue[]
  readonly issueCounts: Readonly<Record<string, number>>
  /** Stable text of the normalised headers: the memory of a source's mapping is keyed by it. */
  readonly headerFingerprint: string
}

export const MAX_LISTED_ISSUES = 2000
