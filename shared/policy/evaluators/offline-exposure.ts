import type { Amount } from '../../units/money.ts'
import { type Ratio, ratioOfDecimal } from '../../units/ratio.ts'
import { divideRoundingHalfUp } from '../../units/rounding.ts'

/**
 * Estimate (估算) of what could be deducted for unlicensed offline purchase (SCO-02): unregistered amount × share paid by
 * the fund. null while the hospital has not set its share; nothing unregistered gives zero.
 */
export function offlineExposure(unregistered: Amount, fundShare: string | null): Amount | null {
  if (fundShare === null) return null
  if (unregistered <= 0n) return 0n as Amount
  const share: Ratio = ratioOfDecimal(fundShare)
  return divideRoundingHalfUp(unregistered * share.numerator, share.denominator) as Amount
}
