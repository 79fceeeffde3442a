/** Excel refuses a workbook whose sheet names break one of these rules. */
const FORBIDDEN = /[:\\/?*[\]]/
const MAX_LENGTH = 31

/** Throws when a definition names its sheets in a way Excel refuses: a programmer's mistake, found on the first run. */
export function assertSheetNames(names: readonly string[]): void {
  const taken = new Set<string>()
  if (names.length === 0) throw new RangeError('a workbook needs at least one sheet')
  for (const name of names) {
    const folded = name.toLowerCase()
    if (name.trim() === '' || name.length > MAX_LENGTH || FORBIDDEN.test(name) || /^'|'$/.test(name))
      throw new RangeError(`not a sheet name (1-${MAX_LENGTH} characters, none of :\\/?*[]): ${name}`)
    if (folded === 'history') throw new RangeError('Excel reserves the sheet name History')
    if (taken.has(folded)) throw new RangeError(`two sheets are named ${name}`)
    taken.add(folded)
  }
}

/** A valid sheet name from any text (a hospital's, a campus's), different from those taken. */
export function sheetNameFrom(text: string, taken: readonly string[] = []): string {
  const cleaned = text.replace(/[:\\/?*[\]\p{Cc}\p{Cs}]/gu, ' ').trim()
  const plain = cutTo(cleaned.replace(/^'+|'+$/g, ''), MAX_LENGTH).trim() || '表'
  const used = new Set([...taken.map((name) => name.toLowerCase()), 'history'])
  let name = plain
  for (let count = 2; used.has(name.toLowerCase()); count++) {
    const ending = ` (${count})`
    name = cutTo(plain, MAX_LENGTH - ending.length) + ending
  }
  return name
}

/** Cuts to UTF-16 units without splitting a rare character in two. */
function cutTo(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '')
}
