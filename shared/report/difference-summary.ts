import { type DiscrepancyKind, discrepancyKinds, type Reconciliation } from '../reconcile/contract.ts'
import { type Amount, addAmounts, ZERO_AMOUNT } from '../units/money.ts'
import { type ListedClass, type ListedGroup, listedClasses, membersOf } from './listed-groups.ts'

export interface DifferenceTotals {
  readonly groups: number
  readonly hisRows: number
  readonly platformRows: number
  readonly hisAmount: Amount
  readonly platformAmount: Amount
  /** HIS less platform. */
  readonly difference: Amount
  /** Σ |difference| by group: what is at stake even where differences cancel out. */
  readonly atStake: Amount
}

export interface DifferenceSummary {
  /** Every listed group is in exactly one class. */
  readonly byClass: Readonly<Record<ListedClass, DifferenceTotals>>
  readonly total: DifferenceTotals
  /** A group with several kinds counts under each, so these do not add up to the total. */
  readonly byKind: Readonly<Record<DiscrepancyKind, DifferenceTotals>>
}

const NOTHING: DifferenceTotals = {
  groups: 0,
  hisRows: 0,
  platformRows: 0,
  hisAmount: ZERO_AMOUNT,
  platformAmount: ZERO_AMOUNT,
  difference: ZERO_AMOUNT,
  atStake: ZERO_AMOUNT,
}

export function summariseDifferences(
  reconciliation: Reconciliation,
  groups: readonly ListedGroup[],
): DifferenceSummary {
  const byClass = new Map<ListedClass, DifferenceTotals>()
  const byKind = new Map<DiscrepancyKind, DifferenceTotals>()
  let total = NOTHING
  for (const each of groups) {
    total = addGroup(total, reconciliation, each)
    byClass.set(each.class, addGroup(byClass.get(each.class) ?? NOTHING, reconciliation, each))
    for (const kind of kindsOf(reconciliation.kinds[each.group]))
      byKind.set(kind, addGroup(byKind.get(kind) ?? NOTHING, reconciliation, each))
  }
  return { byClass: withAll(listedClasses, byClass), total, byKind: withAll(discrepancyKinds, byKind) }
}

/** The kinds whose bits are set, in the order of discrepancyKinds. */
export function kindsOf(bits: number): readonly DiscrepancyKind[] {
  return discrepancyKinds.filter((_, index) => (bits >> index) & 1)
}

function addGroup(
  sum: DifferenceTotals,
  reconciliation: Reconciliation,
  each: ListedGroup,
): DifferenceTotals {
  const size = each.difference < 0n ? -each.difference : each.difference
  return {
    groups: sum.groups + 1,
    hisRows: sum.hisRows + membersOf(reconciliation.his, each.group).length,
    platformRows: sum.platformRows + membersOf(reconciliation.platform, each.group).length,
    hisAmount: addAmounts(sum.hisAmount, each.hisAmount),
    platformAmount: addAmounts(sum.platformAmount, each.platformAmount),
    difference: addAmounts(sum.difference, each.difference),
    atStake: addAmounts(sum.atStake, size as Amount),
  }
}

function withAll<K extends string>(
  keys: readonly K[],
  found: ReadonlyMap<K, DifferenceTotals>,
): Readonly<Record<K, DifferenceTotals>> {
  return Object.fromEntries(keys.map((key) => [key, found.get(key) ?? NOTHING])) as Record<
    K,
    DifferenceTotals
  >
}
