/** The limits of a sheet that every reader of xlsx shares. */
export const MAX_ROWS = 1_048_576
export const MAX_COLUMNS = 16_384

/** `A` for 0, `Z` for 25, `AA` for 26. */
export function columnLetters(column: number): string {
  if (!Number.isInteger(column) || column < 0 || column >= MAX_COLUMNS)
    throw new RangeError(`a sheet has ${MAX_COLUMNS} columns, asked for column ${column}`)
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** Address of a cell from indexes counted from 0: `cellAddress(4, 2)` is `C5`. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`
}

/** Range over both corners (counted from 0, inclusive): `rangeAddress(0, 0, 0, 8)` is `A1:I1`. */
export function rangeAddress(
  firstRow: number,
  firstColumn: number,
  lastRow: number,
  lastColumn: number,
): string {
  return `${cellAddress(firstRow, firstColumn)}:${cellAddress(lastRow, lastColumn)}`
}

/** `A1:I1` as `$A$1:$I$1`, the form in which names of the workbook refer to cells. */
export function absoluteRange(range: string): string {
  return range.replace(/[A-Z]+|\d+/g, (part) => `$${part}`)
}
