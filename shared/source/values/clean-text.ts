/** Spaces as files have them: NBSP, ideographic (U+3000), zero-width, byte order marks in mid-file, tabs against Excel. */
const EDGE = /^[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+|[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]+$/g
const NEEDS_TRIM = /^[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff'’=]|[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff]$/

/**
 * The text that a cell means: without surrounding space and without the marks that exports add to keep Excel from turning
 * codes into numbers: a leading apostrophe (`'0159425`) or a formula around it (`="0159425"`). Inside it stays as it is.
 */
export function cleanText(raw: string): string {
  if (!NEEDS_TRIM.test(raw)) return raw
  const text = raw.replace(EDGE, '')
  const formula = /^="([^"]*)"$/.exec(text)
  if (formula !== null) return formula[1].replace(EDGE, '')
  return /^['’]/.test(text) ? text.slice(1).replace(EDGE, '') : text
}

/** Full-width letters, digits and signs as their ASCII counterparts; needed only before reading numbers and dates. */
export function foldWidth(text: string): string {
  let folded = ''
  for (const character of text) {
    const code = character.charCodeAt(0)
    if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - 0xfee0)
    else folded += character
  }
  return folded
}

/** A dash or a slash alone says that there is nothing. */
export function isBlankSign(text: string): boolean {
  return /^(-+|—+|–+|－+|\/+|\\)$/.test(text)
}
