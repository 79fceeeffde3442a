import type { Reconciliation } from '../reconcile/contract.ts'
import type { Amount } from '../units/money.ts'
import { type Period, periodOf } from '../units/period.ts'
import { NO_DATE, type PlainDate } from '../units/plain-date.ts'
import { classSources, exclusionClasses, type RowSelection } from './contract.ts'
import { CLASS_COUNT, kindNames } from './evidence.ts'
import { ExactSums } from './exact-sums.ts'
import type { RowFacts } from './row-facts.ts'

const KINDS = kindNames.length
const SOURCES = classSources.length

/** Sums of one side in one month, by every property that a selection can ask for. */
export interface MonthTotals {
  readonly period: Period
  readonly rows: number
  /** Amount and rows of a selection of this side and month. */
  total(selection: Omit<RowSelection, 'side' | 'period' | 'campus'>, unit?: number): Total
  /** Rows of an exclusion class by the source of the decision (index into classSources). */
  sourcesOf(kind: number, exclusion: number): number[]
  /** Counted rows by state of their national code (CODE_*). */
  readonly codeStates: readonly number[]
  /** Counted emergency rows that are also acceptances of the platform (they would be counted twice), by kind. */
  readonly emergencyOnPlatform: readonly Total[]
  /** Rows whose campus names no row of the form. */
  readonly unmatchedCampus: number
  /** Rows without an amount: they are in no sum. */
  readonly withoutAmount: number
}

export interface Total {
  readonly amount: Amount
  readonly rows: number
}

/** One pass over the rows of a side. Rows without a date belong to no month. */
export function totalsByMonth(
  facts: RowFacts,
  units: number,
  matched?: MatchedGroups,
): Map<Period, MonthTotals> {
  const { frame, classes, emergency } = facts
  const { postedOn, amount, nhsaCode, campus } = frame.columns
  const days = postedOn.days
  const amounts = amount.values
  const months = new Map<Period, MonthSums>()
  let lastDay = NO_DATE
  let month: MonthSums | null = null
  for (let row = 0; row < frame.rowCount; row++) {
    const day = days[row]
    if (day !== lastDay) {
      lastDay = day
      month = day === NO_DATE ? null : monthOf(months, periodOf(day as PlainDate), units)
    }
    if (month === null) continue
    const value = amounts[row]
    if (Number.isNaN(value)) {
      month.withoutAmount++
      continue
    }
    const kind = classes.kind[row]
    const exclusion = classes.exclusion[row]
    const code = nhsaCode.codes[row]
    const text = campus.codes[row]
    const kindAndClass = kind * CLASS_COUNT + exclusion
    const flags = (emergency[row] << 1) | facts.strict[code]
    month.sums.add((facts.unit[text] * KINDS * CLASS_COUNT + kindAndClass) * 4 + flags, value)
    month.rows++
    if (exclusion !== 0) month.bySource[kindAndClass * SOURCES + classes.exclusionSource[row]]++
    else if (kind !== 0) {
      month.codeStates[facts.codeState[code]]++
      if (emergency[row] === 1 && matched?.has(row)) month.doubles.add(kind, value)
    }
    month.unmatchedCampus += facts.unmatchedCampus[text]
  }
  return new Map([...months].map(([period, sums]) => [period, readTotals(period, sums, units)]))
}

/** Whether a receipt row stands in a group that also has acceptances of the platform. */
export class MatchedGroups {
  readonly #reconciliation: Reconciliation

  constructor(reconciliation: Reconciliation) {
    this.#reconciliation = reconciliation
  }

  has(hisRow: number): boolean {
    const { hisGroup, auto, platform } = this.#reconciliation
    const group = hisGroup[hisRow]
    return auto[group] === 1 && platform.offsets[group + 1] > platform.offsets[group]
  }
}

interface MonthSums {
  readonly sums: ExactSums
  readonly bySource: Uint32Array
  readonly codeStates: [number, number, number]
  readonly doubles: ExactSums
  rows: number
  unmatchedCampus: number
  withoutAmount: number
}

function monthOf(months: Map<Period, MonthSums>, period: Period, units: number): MonthSums {
  const known = months.get(period)
  if (known) return known
  const month: MonthSums = {
    sums: new ExactSums(units * KINDS * CLASS_COUNT * 4),
    bySource: new Uint32Array(KINDS * CLASS_COUNT * SOURCES),
    codeStates: [0, 0, 0],
    doubles: new ExactSums(KINDS),
    rows: 0,
    unmatchedCampus: 0,
    withoutAmount: 0,
  }
  months.set(period, month)
  return month
}

function readTotals(period: Period, month: MonthSums, units: number): MonthTotals {
  const { sums, bySource, doubles } = month
  return {
    period,
    rows: month.rows,
    codeStates: month.codeStates,
    emergencyOnPlatform: kindNames.map((_, kind) => ({
      amount: doubles.sum(kind),
      rows: doubles.count(kind),
    })),
    unmatchedCampus: month.unmatchedCampus,
    withoutAmount: month.withoutAmount,
    sourcesOf(kind, exclusion) {
      const at = (kind * CLASS_COUNT + exclusion) * SOURCES
      return [...bySource.subarray(at, at + SOURCES)]
    },
    total(selection, unit) {
      const kind = kindNames.indexOf(selection.kind)
      const [firstClass, lastClass] = classRange(selection.counted)
      const [firstUnit, lastUnit] = unit === undefined ? [0, units - 1] : [unit, unit]
      let amount = 0n
      let rows = 0
      for (let of = firstUnit; of <= lastUnit; of++) {
        for (let exclusion = firstClass; exclusion <= lastClass; exclusion++) {
          for (let flags = 0; flags < 4; flags++) {
            if (selection.emergencyOnly && (flags & 2) === 0) continue
            if (selection.strictOnly && (flags & 1) === 0) continue
            const cell = ((of * KINDS + kind) * CLASS_COUNT + exclusion) * 4 + flags
            amount += sums.sum(cell)
            rows += sums.count(cell)
          }
        }
      }
      return { amount: amount as Amount, rows }
    },
  }
}

/** Exclusion classes that a selection takes, as a range of class codes. */
export function classRange(counted: RowSelection['counted']): readonly [number, number] {
  if (counted === 'any') return [0, CLASS_COUNT - 1]
  if (counted === true) return [0, 0]
  const index = (exclusionClasses as readonly string[]).indexOf(counted)
  return [index, index]
}
