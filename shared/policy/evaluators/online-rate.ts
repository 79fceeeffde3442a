import type { Amount } from '../../units/money.ts'
import type { Ratio } from '../../units/ratio.ts'

/**
 * Online procurement rate (网上采购率, NET-01): platform acceptances over receipts, both exact sums of one month.
 * null = no rate (无采购): nothing was bought, or returns exceed purchases, so that a quotient would say nothing.
 */
export function onlineRate(platform: Amount, inHouse: Amount): Ratio | null {
  return inHouse > 0n ? { numerator: platform, denominator: inHouse } : null
}
