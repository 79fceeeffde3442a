import { formatRounded, formatScaled } from './decimal.ts'
import { divideRoundingHalfUp } from './rounding.ts'

/** An unrounded ratio: compared by cross-multiplication, so that 84.999 % is never taken for 85 % (C1). */
export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** A decimal parameter such as 0.85, kept as an exact fraction. */
export function ratioOfDecimal(text: string): Ratio {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new Error(`not a decimal: ${text}`)
  const fraction = match[3] ?? ''
  const numerator = BigInt(match[2] + fraction)
  return { numerator: match[1] ? -numerator : numerator, denominator: 10n ** BigInt(fraction.length) }
}

/** -1, 0 or 1 as `a` is below, equal to or above `b`. A zero denominator has no ratio: the caller decides first. */
export function compareRatios(a: Ratio, b: Ratio): -1 | 0 | 1 {
  if (a.denominator === 0n || b.denominator === 0n)
    throw new RangeError('a ratio over zero cannot be compared')
  const sign = a.denominator < 0n !== b.denominator < 0n ? -1n : 1n
  const difference = sign * (a.numerator * b.denominator - b.numerator * a.denominator)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Decimal with exactly 12 places, the form in which JSON carries a ratio (headless.md). */
export function formatRatio(ratio: Ratio): string {
  return formatScaled(divideRoundingHalfUp(ratio.numerator * 10n ** 12n, ratio.denominator), 12, 12)
}

/** Percent for people, half up: 0.84999 shows as 85.00 %, so always show met / not met beside it. */
export function formatPercent(ratio: Ratio, places = 2): string {
  const scaled = divideRoundingHalfUp(ratio.numerator * 10n ** BigInt(places + 2), ratio.denominator)
  return `${formatRounded(scaled, places, places)}%`
}
