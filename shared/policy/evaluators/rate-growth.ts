import type { Ratio } from '../../units/ratio.ts'

/** Growth of a rate (上升率, NET-12). The document does not define it, so both readings are given. */
export interface RateGrowth {
  /** Difference as a fraction of one: 0.02 = 2 percentage points (百分点). */
  readonly points: Ratio
  /** Difference relative to the earlier rate: 0.025 = 2.5 %; null when that was zero or below. */
  readonly relative: Ratio | null
}

/** null when either month has no rate. */
export function rateGrowth(now: Ratio | null, before: Ratio | null): RateGrowth | null {
  if (now === null || before === null) return null
  const difference = now.numerator * before.denominator - before.numerator * now.denominator
  return {
    points: { numerator: difference, denominator: now.denominator * before.denominator },
    relative:
      before.numerator > 0n
        ? { numerator: difference, denominator: now.denominator * before.numerator }
        : null,
  }
}
