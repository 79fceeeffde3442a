export const MAX_ROWS = 1_048_576
export const MAX_COLUMNS = 16_384

export interface CellPlace {
  /** Zero-based. */
  readonly row: number
  readonly column: number
}

/** Reads `B12` (also `$B$12`); undefined when it is none or lies outside of a sheet. */
export function parseCellReference(text: string): CellPlace | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/.exec(text)
  if (match === null) return undefined
  let column = 0
  for (const letter of match[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  const row = Number(match[2])
  if (row < 1 || row > MAX_ROWS || column > MAX_COLUMNS) return undefined
  return { row: row - 1, column: column - 1 }
}

/** 0 is `A`, 26 is `AA`. */
export function columnLetter(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
