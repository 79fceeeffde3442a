import type { RateFigure } from '#shared/month/contract.ts'
import { compareRatios, formatPercent, type Ratio } from '#shared/units/ratio.ts'

/** a − b as an exact ratio: differences of rates are percentage points (百分点). */
export function ratioDifference(a: Ratio, b: Ratio): Ratio {
  return {
    numerator: a.numerator * b.denominator - b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  }
}

/** `+1.20 个百分点`; '' where one of the months has no rate. */
export function pointsInWords(now: Ratio | null, before: Ratio | null): string {
  if (!now || !before || now.denominator === 0n || before.denominator === 0n) return ''
  const points = formatPercent(ratioDifference(now, before)).replace('%', '')
  return /^-?0\.00$/.test(points)
    ? '持平'
    : `${points.startsWith('-') ? '' : '+'}${points.replace('-', '−')} 个百分点`
}

/** `比上月 +1.20 个百分点`; undefined when there is no month to compare with. */
export function comparedWith(
  name: string,
  now: RateFigure,
  before: RateFigure | null | undefined,
): string | undefined {
  const words = pointsInWords(now.value, before?.value ?? null)
  return words === '' ? undefined : `${name} ${words}`
}

/** Percent as a number for drawing only (bars and lines); null stays a gap. */
export function percentForDrawing(ratio: Ratio | null): number | null {
  return ratio === null || ratio.denominator === 0n
    ? null
    : Number((ratio.numerator * 1_000_000n) / ratio.denominator) / 10_000
}

/** Whether a month reaches the target, on exact ratios (C1); null where there is nothing to compare. */
export function isMet(value: Ratio | null, target: Ratio | null): boolean | null {
  if (!value || !target || value.denominator === 0n) return null
  return compareRatios(value, target) >= 0
}
