import type { Amount } from '../../units/money.ts'
import type { Ratio } from '../../units/ratio.ts'
import { onlineRate } from './online-rate.ts'

/** Rate of several hospitals of one level (NET-09): ratio of the sums, never the mean of the ratios. */
export function groupRate(
  hospitals: Iterable<{ readonly platform: Amount; readonly inHouse: Amount }>,
): Ratio | null {
  let platform = 0n
  let inHouse = 0n
  for (const hospital of hospitals) {
    platform += hospital.platform
    inHouse += hospital.inHouse
  }
  return onlineRate(platform as Amount, inHouse as Amount)
}
