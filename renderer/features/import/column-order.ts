import type { ReadTableView } from '#renderer/data/desk-api.ts'
import type { MappedColumn } from '#shared/source/contract.ts'

export interface FileColumn {
  readonly letter: string
  readonly header: string
  readonly mapped: MappedColumn | null
}

/** The columns of the file from left to right, each with the field it fills, if any. */
export function fileColumns(table: ReadTableView): readonly FileColumn[] {
  const mapped = table.mapping.map((column) => ({
    letter: column.letter,
    header: column.header,
    mapped: column,
  }))
  const unmapped = table.unmapped.map((column) => ({ ...column, mapped: null }))
  return [...mapped, ...unmapped].sort((a, b) => compareLetters(a.letter, b.letter))
}

/** Excel's order: Z stands before AA. */
export function compareLetters(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}

/**
 * The correction that gives the column `letter` to `field` ('' = to none): the field it filled before is cleared, or the
 * file would fill two fields from one column.
 */
export function correction(
  table: ReadTableView,
  letter: string,
  field: string,
): Readonly<Record<string, string>> {
  const changes: Record<string, string> = {}
  for (const column of table.mapping) if (column.letter === letter) changes[column.column] = ''
  if (field) changes[field] = letter
  return changes
}
