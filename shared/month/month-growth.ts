import { type RateGrowth, rateGrowth } from '../policy/evaluators/rate-growth.ts'
import type { Amount } from '../units/money.ts'
import { type Period, shiftPeriod } from '../units/period.ts'
import type { Ratio } from '../units/ratio.ts'
import type { KindMonth, MonthReport, ProcurementKind } from './contract.ts'

/** Growth of the online rate against last month (环比) and the same month of last year (同比), NET-12. */
export interface MonthGrowth {
  readonly lastMonth: RateGrowth | null
  readonly lastYear: RateGrowth | null
}

/** null where either month is unknown or has no rate. */
export function monthGrowth(
  reports: ReadonlyMap<Period, MonthReport>,
  period: Period,
  kind: ProcurementKind,
): MonthGrowth {
  const rateOf = (of: Period): Ratio | null => reports.get(of)?.[kind].onlineRate.value ?? null
  return {
    lastMonth: rateGrowth(rateOf(period), rateOf(shiftPeriod(period, -1))),
    lastYear: rateGrowth(rateOf(period), rateOf(shiftPeriod(period, -12))),
  }
}

/** How much must move online to reach the target (NET-07), and whether there is that much to move. */
export interface MoveOnline {
  readonly target: Ratio | null
  /** max(0, target × denominator − numerator), rounded up to a micro-yuan. */
  readonly missing: Amount
  /** What was bought neither on the platform nor as emergency: the first place to look. */
  readonly unregistered: Amount
  /** Whether moving unregistered purchases alone would reach the target. */
  readonly isEnough: boolean
}

export function howMuchMustMove(month: KindMonth): MoveOnline {
  const { target, missing } = month.onlineRate
  const unregistered = month.unregistered.value
  return { target, missing, unregistered, isEnough: unregistered >= missing }
}
