import { textAt } from '../columns/frame.ts'
import type { LineFrame } from '../model/line.ts'
import type { GroupMembers, Reconciliation } from '../reconcile/contract.ts'
import { type Period, periodOf } from '../units/period.ts'
import { NO_DATE, type PlainDate } from '../units/plain-date.ts'

/** Which of a group's facts a list shows, as columns: one entry a group. Amounts are micro-yuan. */
export interface GroupTable {
  readonly hisAmount: Float64Array
  readonly platformAmount: Float64Array
  /** |HIS − platform|; for one-sided groups the amount itself. */
  readonly atStake: Float64Array
  /** Earliest date of the group. */
  readonly date: Int32Array
  /** The row that stands for the group: the first HIS row, else the first platform row (`~row`). */
  readonly face: Int32Array
  /** Months that the group touches, NO_PERIOD when a side is absent. */
  readonly firstPeriod: Int32Array
  readonly lastPeriod: Int32Array
}

export const NO_PERIOD = -1

export function buildGroupTable(input: {
  readonly reconciliation: Reconciliation
  readonly his: LineFrame
  readonly platform: LineFrame
}): GroupTable {
  const { reconciliation, his, platform } = input
  const count = reconciliation.groupCount
  const table: GroupTable = {
    hisAmount: new Float64Array(count),
    platformAmount: new Float64Array(count),
    atStake: new Float64Array(count),
    date: new Int32Array(count).fill(NO_DATE),
    face: new Int32Array(count),
    firstPeriod: new Int32Array(count).fill(NO_PERIOD),
    lastPeriod: new Int32Array(count).fill(NO_PERIOD),
  }
  const periods = new PeriodMemo()
  gather(table, reconciliation.platform, platform, table.platformAmount, periods, (row) => ~row)
  gather(table, reconciliation.his, his, table.hisAmount, periods, (row) => row)
  for (let group = 0; group < count; group++) {
    table.atStake[group] = Math.abs(table.hisAmount[group] - table.platformAmount[group])
  }
  return table
}

function gather(
  table: GroupTable,
  members: GroupMembers,
  frame: LineFrame,
  amounts: Float64Array,
  periods: PeriodMemo,
  faceOf: (row: number) => number,
): void {
  const { amount, postedOn } = frame.columns
  for (let group = 0; group + 1 < members.offsets.length; group++) {
    const from = members.offsets[group]
    const to = members.offsets[group + 1]
    if (from === to) continue
    let sum = 0
    for (let at = from; at < to; at++) {
      const row = members.rows[at]
      sum += amount.values[row]
      const day = postedOn.days[row]
      if (day === NO_DATE) continue
      if (table.date[group] === NO_DATE || day < table.date[group]) table.date[group] = day
      const period = periods.of(day)
      if (table.firstPeriod[group] === NO_PERIOD || period < table.firstPeriod[group])
        table.firstPeriod[group] = period
      if (period > table.lastPeriod[group]) table.lastPeriod[group] = period
    }
    amounts[group] = sum
    table.face[group] = faceOf(members.rows[from])
  }
}

/** Days repeat by the thousand: the month of each is worked out once. */
class PeriodMemo {
  readonly #known = new Map<number, Period>()

  of(day: number): Period {
    let period = this.#known.get(day)
    if (period === undefined) {
      period = periodOf(day as PlainDate)
      this.#known.set(day, period)
    }
    return period
  }
}

/** Groups that touch a month, in group order. */
export function groupsOfPeriod(table: GroupTable, period: Period): Uint32Array {
  const { firstPeriod, lastPeriod } = table
  let count = 0
  for (let group = 0; group < firstPeriod.length; group++) {
    if (touches(firstPeriod[group], lastPeriod[group], period)) count++
  }
  const groups = new Uint32Array(count)
  let at = 0
  for (let group = 0; group < firstPeriod.length; group++) {
    if (touches(firstPeriod[group], lastPeriod[group], period)) groups[at++] = group
  }
  return groups
}

/** A group spans two months at most in practice; a longer one is shown in every month between, never in none. */
function touches(first: number, last: number, period: number): boolean {
  return first !== NO_PERIOD && first <= period && period <= last
}

/** Text of the row that stands for a group. */
export function faceText(
  input: { readonly his: LineFrame; readonly platform: LineFrame; readonly table: GroupTable },
  group: number,
  column: 'name' | 'spec' | 'nhsaCode' | 'itemCode' | 'supplier' | 'maker',
): string {
  const face = input.table.face[group]
  return face >= 0 ? textAt(input.his.columns[column], face) : textAt(input.platform.columns[column], ~face)
}
