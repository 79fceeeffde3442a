/**
 * Folds what keyboards, Excel and old HIS exports add to a text without meaning it: full-width letters and digits
 * (ＡＢ１２), upper and lower case, white space and control characters anywhere, invisible joiners, dashes of many
 * lengths, and the leading apostrophe with which Excel marks a number kept as text (`'0159425`).
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, '')
    .replace(/^['`‘’´]+/, '')
    .replace(/[‐‑‒–—―−﹣]/g, '-')
    .toUpperCase()
}

const PLACEHOLDERS = new Set([
  '无',
  '暂无',
  '空',
  '-',
  '--',
  '---',
  '/',
  '\\',
  '.',
  '*',
  'N/A',
  'NA',
  'NULL',
  'NONE',
  'UNDEFINED',
])

/** What people type into a cell that must not be empty: it says "absent", and two absences are no evidence. */
export function isPlaceholder(folded: string): boolean {
  return PLACEHOLDERS.has(folded)
}
