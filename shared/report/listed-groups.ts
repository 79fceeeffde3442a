import { sumColumn } from '../columns/sum-column.ts'
import type { LineFrame } from '../model/line.ts'
import {
  type Discrepancy,
  type GroupMembers,
  groupStates,
  passes,
  type Reconciliation,
} from '../reconcile/contract.ts'
import { type Amount, amountOf, subtractAmounts } from '../units/money.ts'
import { firstDayOf, lastDayOf, type Period } from '../units/period.ts'

export interface DifferenceListInput {
  readonly reconciliation: Reconciliation
  readonly his: LineFrame
  readonly platform: LineFrame
  /** The differences of a group in words (shared/reconcile). */
  readonly describe: (group: number) => readonly Discrepancy[]
  /** Only groups with a row posted in this month; all when absent. A group across two months is in both lists. */
  readonly period?: Period
  /** 差异原因 by group, as people have stated them. */
  readonly reasons?: ReadonlyMap<number, string>
}

/** What the summary counts a group as, in the order in which the list shows them. */
export const listedClasses = ['discrepant', 'his-only', 'platform-only', 'proposal'] as const
export type ListedClass = (typeof listedClasses)[number]

export interface ListedGroup {
  readonly group: number
  readonly class: ListedClass
  readonly hisAmount: Amount
  readonly platformAmount: Amount
  /** HIS less platform. */
  readonly difference: Amount
}

/**
 * Every group that is not a clean match: discrepant, one-sided, or a likeness that nobody has confirmed yet (疑似匹配).
 * Largest difference first within its class, because that is the order in which they are worth a person's time.
 */
export function listGroups(input: DifferenceListInput): readonly ListedGroup[] {
  const { reconciliation, period } = input
  const inPeriod = period === undefined ? null : groupsOfPeriod(input, period)
  const groups: ListedGroup[] = []
  for (let group = 0; group < reconciliation.groupCount; group++) {
    if (inPeriod !== null && inPeriod[group] === 0) continue
    const listed = classOf(reconciliation, group)
    if (listed === null) continue
    const hisAmount = amountOf(sumColumn(input.his.columns.amount, membersOf(reconciliation.his, group)))
    const platformAmount = amountOf(
      sumColumn(input.platform.columns.amount, membersOf(reconciliation.platform, group)),
    )
    const difference = subtractAmounts(hisAmount, platformAmount)
    groups.push({ group, class: listed, hisAmount, platformAmount, difference })
  }
  return groups.sort(
    (a, b) =>
      listedClasses.indexOf(a.class) - listedClasses.indexOf(b.class) ||
      compareSizes(b.difference, a.difference) ||
      a.group - b.group,
  )
}

/** Rows of one group. */
export function membersOf(members: GroupMembers, group: number): Uint32Array {
  return members.rows.subarray(members.offsets[group], members.offsets[group + 1])
}

function classOf(reconciliation: Reconciliation, group: number): ListedClass | null {
  const state = groupStates[reconciliation.state[group]]
  if (state === 'his-only' || state === 'platform-only') return state
  // A likeness stays a proposal until a person has decided on it, also when its figures differ.
  const decided = passes[reconciliation.pass[group]] === 'decided'
  const alike = passes[reconciliation.pass[group]].startsWith('relaxed')
  if (reconciliation.auto[group] === 0 && !decided && (alike || state === 'matched')) return 'proposal'
  return state === 'discrepant' ? state : null
}

function groupsOfPeriod(input: DifferenceListInput, period: Period): Uint8Array {
  const { reconciliation } = input
  const first = firstDayOf(period)
  const last = lastDayOf(period)
  const within = new Uint8Array(reconciliation.groupCount)
  const mark = (days: Int32Array, groupOf: Int32Array) => {
    for (let row = 0; row < days.length; row++)
      if (days[row] >= first && days[row] <= last) within[groupOf[row]] = 1
  }
  mark(input.his.columns.postedOn.days, reconciliation.hisGroup)
  mark(input.platform.columns.postedOn.days, reconciliation.platformGroup)
  return within
}

function compareSizes(a: bigint, b: bigint): number {
  const sizeA = a < 0n ? -a : a
  const sizeB = b < 0n ? -b : b
  return sizeA < sizeB ? -1 : sizeA > sizeB ? 1 : 0
}
