/**
 * Headers are compared without what carries no meaning: width, case, spaces and line breaks, kinds of brackets, asterisks
 * of required columns, colons. NFKC turns full-width letters and brackets into plain ones.
 */
export function foldHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b-\u200f\u2060\ufeff*:：'"“”_、,，。·]/g, '')
    .replace(/[[【{〔<《]/g, '(')
    .replace(/[\]】}〕>》]/g, ')')
}

/** The header without remarks in brackets: `金额(万元)` is an amount, whatever its unit. */
export function withoutBrackets(folded: string): string {
  const bare = folded.replace(/\([^()]*\)/g, '')
  return bare === '' ? folded : bare
}

/** What a header or a note says about the unit of money: factor to yuan, undefined when it says nothing. */
export function moneyUnitOf(text: string): number | 'unreadable' | undefined {
  const folded = foldHeader(text)
  const match = /(?:单位)?\(?(?:人民币)?(亿元|百万元|十万元|万元|千元|百元|元)\)?/.exec(folded)
  if (match === null) return undefined
  if (match[1] === '元') return 1
  return match[1] === '万元' ? 10_000 : 'unreadable'
}
