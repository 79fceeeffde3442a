const POWERS = [1]
for (let exponent = 1; exponent <= 22; exponent++) POWERS.push(POWERS[exponent - 1] * 10)

/**
 * Reads a number from its bytes, NaN if they are none. Up to 15 digits the mantissa and the power of ten are both exact
 * doubles, so one division gives the correctly rounded result; anything longer goes through Number().
 */
export function numberFromBytes(buffer: Uint8Array, start: number, end: number): number {
  let from = start
  let to = end
  while (from < to && buffer[from] <= 0x20) from++
  while (to > from && buffer[to - 1] <= 0x20) to--
  let at = from
  const negative = buffer[at] === 0x2d
  if (negative) at++
  let mantissa = 0
  let digits = 0
  let decimals = -1
  for (; at < to; at++) {
    const digit = buffer[at] - 48
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit
      digits++
      if (decimals >= 0) decimals++
    } else if (buffer[at] === 0x2e && decimals < 0) decimals = 0
    else break
  }
  if (at === to && digits > 0 && digits <= 15) {
    const value = decimals > 0 ? mantissa / POWERS[decimals] : mantissa
    return negative ? -value : value
  }
  if (to - from > 64 || to === from) return Number.NaN
  let text = ''
  for (let i = from; i < to; i++) text += String.fromCharCode(buffer[i])
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value : Number.NaN
}
