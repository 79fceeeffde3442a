/** Excel keeps 15 digits of a number; whatever a longer code ended with is lost. */
const EXACT_DIGITS = 1e15

/** Text of a numeric cell in a code or text column: plain digits, no `.0`, no exponent. undefined = digits were lost. */
export function codeOfNumber(value: number): string | undefined {
  if (Math.abs(value) >= EXACT_DIGITS) return undefined
  const text = String(value)
  if (!text.includes('e')) return text
  return value.toFixed(20).replace(/\.?0+$/, '')
}

/** `1.23E+22` as text in a code column: what a CSV holds after Excel had shown the code as a number. */
export function isDamagedCode(text: string): boolean {
  return /^\d(\.\d+)?E\+\d{2,3}$/i.test(text)
}
