/**
 * Short texts of digits, or of digits and capitals, packed without loss into three integers: nine digits or five
 * characters to a part. Each part begins with 1, so that leading zeros and length count; a part that is not needed is 0.
 * Equal texts have equal parts and different texts different ones, so a table of packed texts never touches a string.
 */
export interface PackRules {
  /** 'digits-and-capitals' needs at least one digit: NULL and N/A are not codes. */
  readonly plain: 'digits' | 'digits-and-capitals'
  /** Zeros before a number of digits only are left out. */
  readonly dropLeadingZeros: boolean
}

export const PARTS = 3
const DIGITS_PER_PART = 9
const CHARACTERS_PER_PART = 5
const WITH_CAPITALS = 0x40000000
const ZERO = 48
const NINE = 57

/** Writes the parts of a text to `parts[at] …`; false if the text is not plain by the rules, or too long. */
export function packText(text: string, rules: PackRules, parts: Int32Array, at: number): boolean {
  const { length } = text
  let start = 0
  if (rules.dropLeadingZeros) while (start < length && text.charCodeAt(start) === ZERO) start++
  // Nothing, and zeros only, are for the normaliser to judge.
  if (start === length || length - start > DIGITS_PER_PART * PARTS) return false
  let part = 1
  let room = DIGITS_PER_PART
  let to = at
  for (let i = start; i < length; i++) {
    const c = text.charCodeAt(i)
    if (c < ZERO || c > NINE) return rules.plain === 'digits-and-capitals' && packCharacters(text, parts, at)
    if (room === 0) {
      parts[to++] = part
      part = 1
      room = DIGITS_PER_PART
    }
    part = (Math.imul(part, 10) + c - ZERO) | 0
    room--
  }
  parts[to++] = part
  while (to < at + PARTS) parts[to++] = 0
  return true
}

function packCharacters(text: string, parts: Int32Array, at: number): boolean {
  if (text.length > CHARACTERS_PER_PART * PARTS) return false
  let hasDigit = false
  let part = 1
  let room = CHARACTERS_PER_PART
  let to = at
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    const isDigit = c >= ZERO && c <= NINE
    if (!isDigit && (c < 65 || c > 90)) return false
    hasDigit ||= isDigit
    if (room === 0) {
      parts[to++] = part
      part = 1
      room = CHARACTERS_PER_PART
    }
    part = (Math.imul(part, 36) + (isDigit ? c - ZERO : c - 55)) | 0
    room--
  }
  parts[to++] = part
  while (to < at + PARTS) parts[to++] = 0
  parts[at] += WITH_CAPITALS
  return hasDigit
}
