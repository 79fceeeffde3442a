/** Built-in formats that show a number as a date or time (ECMA-376 part 1, 18.8.30, with the Chinese ids 27-36, 50-58). */
export function isBuiltinDateFormat(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58)
}

/**
 * Whether a format code shows a number as a date, e.g. `yyyy"年"m"月"d"日"` or `[$-804]aaaa`. Durations (`[h]:mm`) are no
 * dates: 25 hours are a number.
 */
export function isDateFormatCode(code: string): boolean {
  const firstSection = withoutLiterals(code).split(';')[0].toLowerCase()
  if (/\[(h+|m+|s+)\]/.test(firstSection)) return false
  const letters = firstSection.replace(/\[[^\]]*\]/g, '')
  if (letters === 'general' || letters === 'standard' || letters === '') return false
  return /[ymdhs]|aaa|am\/pm|a\/p|bb|ee|gg/.test(letters.replace(/e[+-]/g, ''))
}

/** Takes out quoted text, escaped characters and the width (`_x`) and fill (`*x`) marks. */
function withoutLiterals(code: string): string {
  return code.replace(/"[^"]*"?|\\.|_.|\*./g, '')
}
