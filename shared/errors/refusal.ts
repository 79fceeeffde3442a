/** Why a whole file or command is refused. Stable code plus the figures that its Chinese sentence needs. */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly params?: Readonly<Record<string, string | number>>
}

/** Reasons for which a file as a whole cannot be read (`desk cells` contract; headless.md). */
export type FileRefusalCode =
  | 'encrypted'
  | 'corrupt'
  | 'bomb'
  | 'not_spreadsheet'
  | 'unsupported_version'
  | 'empty'
  | 'too_large'

/** Reasons for which a readable table is not the table that was asked for. */
export type TableRefusalCode = 'header-not-found' | 'required-column-missing' | 'wrong-kind' | 'no-rows'

export type SourceRefusal = Refusal<FileRefusalCode | TableRefusalCode>
