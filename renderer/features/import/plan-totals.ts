import type { ImportPlanView } from '#renderer/data/desk-api.ts'
import { type Amount, addAmounts, ZERO_AMOUNT } from '#shared/units/money.ts'

/** What happens to rows that are known and differ now. */
export type OnChanged = 'keep' | 'replace'

export interface PlanTotals {
  readonly counts: ImportPlanView['counts']
  readonly newAmount: Amount
}

export function planTotals(plans: readonly ImportPlanView[]): PlanTotals {
  const counts = { new: 0, changed: 0, unchanged: 0, held: 0, rejected: 0 }
  let newAmount = ZERO_AMOUNT
  for (const plan of plans) {
    counts.new += plan.counts.new
    counts.changed += plan.counts.changed
    counts.unchanged += plan.counts.unchanged
    counts.held += plan.counts.held
    counts.rejected += plan.counts.rejected
    newAmount = addAmounts(newAmount, plan.newAmount)
  }
  return { counts, newAmount }
}

/** Rows that applying writes: the number on the button. Kept rows are not written. */
export function rowsToWrite(totals: PlanTotals, onChanged: OnChanged): number {
  return totals.counts.new + (onChanged === 'replace' ? totals.counts.changed : 0)
}
