/** Built-in formats that show a number as a date or time (ECMA-376 part 1, 18.8.30, with the Chinese ids 27-36, 50-58). */
export function isBuiltinDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/**
 * Whether a format code shows a number as a date or time, e.g. `yyyy"年"m"月"d"日"`, `[$-804]aaaa` or `[h]:mm`. A price in a
 * cell that shows hours must be asked about, not read as a price.
 */
export function isDateFormatCode(code: string): boolean {
  const firstSection = withoutLiterals(code).split(';')[0].toLowerCase()
  if (/\[(h+|m+|s+)\]/.test(firstSection)) return true
  const letters = firstSection.replace(/\[[^\]]*\]/g, '')
  if (letters === 'general' || letters === 'standard' || letters === '') return false
  return /[ymdhs]|aaa|am\/pm|a\/p|bb|ee|gg/.test(letters.replace(/e[+-]/g, ''))
}

/** Takes out quoted text, escaped characters and the width (`_x`) and fill (`*x`) marks. */
function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"?|\\.|_.|\*./g, '')
}
