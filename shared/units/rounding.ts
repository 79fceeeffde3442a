/**
 * The one home of rounding. Everything else computes on integers of the smallest unit and compares before rounding
 * (convention C1: 84.999 % is below 85 %, though it shows as 85.00 %).
 */

/** Integer division with the quotient rounded half away from zero (四舍五入), for any sign of either operand. */
export function divideRoundingHalfUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw new RangeError('division by zero')
  const negative = dividend < 0n !== divisor < 0n
  const a = dividend < 0n ? -dividend : dividend
  const b = divisor < 0n ? -divisor : divisor
  const quotient = (2n * a + b) / (2n * b)
  return negative ? -quotient : quotient
}

/** Rounds a scaled integer to fewer decimals: `roundToScale(1234565n, 6, 2)` is `123n`. */
export function roundToScale(value: bigint, fromDecimals: number, toDecimals: number): bigint {
  if (toDecimals >= fromDecimals) return value * 10n ** BigInt(toDecimals - fromDecimals)
  return divideRoundingHalfUp(value, 10n ** BigInt(fromDecimals - toDecimals))
}

/** Integer division rounded towards positive infinity: for amounts that must be enough, never for amounts that are shown. */
export function divideRoundingUp(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw new RangeError('division by zero')
  const quotient = dividend / divisor
  const isExact = quotient * divisor === dividend
  return isExact || dividend < 0n !== divisor < 0n ? quotient : quotient + 1n
}
