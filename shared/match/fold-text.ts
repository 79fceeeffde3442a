/**
 * Folds what keyboards, Excel and old HIS exports add to a text without meaning it: full-width letters and digits
 * (ＡＢ１２), upper and lower case, white space and control characters anywhere, invisible joiners, dashes of many
 * lengths, and the leading apostrophe with which Excel marks a number kept as text (`'0159425`).
 */
export function foldText(text: string): string {
  if (PLAIN_ASCII.test(text)) return text.toUpperCase()
  let folded = foldOnce(text)
  // What is taken away or raised can bring letters together that compose anew, so once is not always enough.
  for (let more = foldOnce(folded), turn = 0; more !== folded && turn < 4; more = foldOnce(folded), turn++)
    folded = more
  return folded
}

/** No blank, no control character, no leading apostrophe: nothing to fold but the case. */
const PLAIN_ASCII = /^[!-&(-_a-~][!-~]*$/

function foldOnce(text: string): string {
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
