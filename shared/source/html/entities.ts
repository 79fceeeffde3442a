/** Named references that stand in exported tables; anything else stays as it is written. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  yen: '¥',
  euro: '€',
  pound: '£',
  cent: '¢',
  copy: '©',
  reg: '®',
  trade: '™',
  times: '×',
  divide: '÷',
  plusmn: '±',
  deg: '°',
  micro: 'µ',
  middot: '·',
  bull: '•',
  sup1: '¹',
  sup2: '²',
  sup3: '³',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  mu: 'μ',
  omega: 'ω',
  Omega: 'Ω',
  le: '≤',
  ge: '≥',
  ne: '≠',
  permil: '‰',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  minus: '−',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  sect: '§',
  larr: '←',
  rarr: '→',
}
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,7}));?/g
const LAST_CODE_POINT = 0x10ffff
/** Numbers 128-159 mean the characters of windows-1252 in HTML, not control codes. */
const western = new TextDecoder('windows-1252')

/** Text with its character references resolved. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name] : whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    if (code >= 0x80 && code < 0xa0) return western.decode(Uint8Array.of(code))
    const isCharacter = code > 0 && code <= LAST_CODE_POINT && !(code >= 0xd800 && code < 0xe000)
    return isCharacter ? String.fromCodePoint(code) : '\ufffd'
  })
}
