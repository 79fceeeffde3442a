/**
 * An issue (问题) is something in a file that a person must know: never thrown, always collected, always placed.
 * `code` is stable (tests and scripts rely on it); the Chinese sentence lives in renderer/i18n/issue-text.ts.
 */
export type IssueSeverity =
  /** The row (or file) is left out of every figure until it is mended. */
  | 'error'
  /** The row counts, but a person should look. */
  | 'warning'
  /** Worth knowing, nothing to do. */
  | 'note'

export interface IssuePlace {
  readonly sheet?: string
  /** Row number as Excel shows it (first row = 1). In CSV the number of the record, title rows included. */
  readonly row?: number
  /** Header text of the column as it stands in the file, e.g. 数量. */
  readonly column?: string
  /** Column letter as Excel shows it, e.g. "F". */
  readonly letter?: string
}

export interface Issue {
  readonly code: IssueCode
  readonly severity: IssueSeverity
  readonly where: IssuePlace
  /** What stands in the file, verbatim. */
  readonly found: string
  /** What would have been understood, as a short Chinese phrase. */
  readonly expected: string
}

export const issueCodes = [
  'number-unreadable',
  'number-ambiguous',
  'number-damaged',
  'number-too-large',
  'number-rounded',
  'code-damaged',
  'date-unreadable',
  'date-impossible',
  'date-missing',
  'amount-missing',
  'amount-differs-from-price-times-quantity',
  'amount-derived',
  'quantity-missing',
  'quantity-zero',
  'item-missing',
  'flag-unreadable',
  'error-cell',
  'formula-without-value',
  'totals-row-differs',
  'row-outside-header',
  'column-duplicated',
  'unit-note-unreadable',
  'encoding-doubtful',
  'memo-missing',
  'hidden-rows',
  'hidden-sheet-skipped',
  'code-malformed',
  'pack-factor-conflict',
  'pack-factor-invalid',
  'emergency-not-found',
  'kind-unknown',
  'class-contradiction',
  'period-locked',
] as const

export type IssueCode = (typeof issueCodes)[number]
