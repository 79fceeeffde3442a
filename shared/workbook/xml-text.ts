/** More characters than this in a cell make Excel "repair" the whole file. */
export const MAX_CELL_TEXT = 32_767

const CUT_MARK = '…（已截断）'
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are forbidden in XML 1.0 or changed by its parsers
const NEEDS_CARE = /[&<>"\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_x[0-9A-Fa-f]{4}_/
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above; \r would come back as \n
const CONTROL = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g

function escapeForSpreadsheet(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
}

/**
 * Escapes text for XML content and attributes; control characters are dropped, because names cannot carry them.
 * (Half surrogates become U+FFFD when the XML is encoded.)
 */
export function escapeXml(text: string): string {
  if (!NEEDS_CARE.test(text)) return text
  return text
    .replace(CONTROL, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/**
 * The text of a cell as XML. Control characters become `_x0001_` (ECMA-376 22.9.2.19), and text that already looks
 * like such an escape has its underscore escaped, else Excel would show another character than the hospital wrote.
 * Text beyond Excel's limit is cut with a visible mark.
 */
export function cellTextXml(text: string): string {
  const fitting =
    text.length > MAX_CELL_TEXT ? text.slice(0, MAX_CELL_TEXT - CUT_MARK.length) + CUT_MARK : text
  if (!NEEDS_CARE.test(fitting)) return fitting
  return escapeXml(
    fitting.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_').replace(CONTROL, escapeForSpreadsheet),
  )
}

/** XML parsers may drop outer white space unless told otherwise. */
export function needsSpacePreserved(text: string): boolean {
  return /^\s|\s$|[\n\t]| {2}/.test(text)
}
