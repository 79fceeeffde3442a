import type { DeskFold } from '#shared/journal/fold.ts'
import type { MonthReport } from '#shared/month/contract.ts'
import { type ReportDeadlineParameters, reportDeadline } from '#shared/policy/evaluators/report-deadline.ts'
import { amountOf } from '#shared/units/money.ts'
import { formatPeriod, type Period, shiftPeriod } from '#shared/units/period.ts'
import type { PlainDate } from '#shared/units/plain-date.ts'
import type { DeskModel } from '#shared/workspace/desk-model.ts'
import { type DifferenceClass, differenceClasses, isOfClass } from '#shared/workspace/group-query.ts'
import { groupsOfPeriod } from '#shared/workspace/group-table.ts'
import { driftOf } from '#shared/workspace/lock-month.ts'
import type { DifferenceSummary, ImportView, MissingStep, MonthOverview, MonthSummary } from './desk-api.ts'

/** Differences of a month by kind: how many, how much is at stake, how many still wait. Kinds without any are left out. */
export function differenceSummaries(model: DeskModel, period: Period): DifferenceSummary[] {
  const tallies = new Map<DifferenceClass, { groups: number; atStake: bigint; waiting: number }>()
  for (const group of groupsOfPeriod(model.groups, period)) {
    for (const kind of differenceClasses) {
      if (!isOfClass(model, group, kind)) continue
      const tally = tallies.get(kind) ?? { groups: 0, atStake: 0n, waiting: 0 }
      tally.groups++
      tally.atStake += BigInt(model.groups.atStake[group])
      tally.waiting += model.waiting[group]
      tallies.set(kind, tally)
    }
  }
  return differenceClasses.flatMap((kind) => {
    const tally = tallies.get(kind)
    return tally
      ? [
          {
            class: kind,
            groups: tally.groups,
            amountAtStake: amountOf(tally.atStake),
            waiting: tally.waiting,
          },
        ]
      : []
  })
}

export function monthSummaries(model: DeskModel, fold: DeskFold): MonthSummary[] {
  const waiting = new Map<Period, number>()
  for (let group = 0; group < model.reconciliation.groupCount; group++) {
    if (model.waiting[group] === 0) continue
    const { firstPeriod, lastPeriod } = model.groups
    for (let period = firstPeriod[group]; period <= lastPeriod[group]; period++) {
      waiting.set(period as Period, (waiting.get(period as Period) ?? 0) + 1)
    }
  }
  return [...model.reports.values()]
    .sort((a, b) => a.period - b.period)
    .map((report) => ({
      period: report.period,
      hisRows: rowsOfSide(report, 'inHouse'),
      platformRows: rowsOfSide(report, 'platform'),
      locked: fold.locks.has(report.period),
      drugRate: report.drug.onlineRate.value,
      drugMet: report.drug.onlineRate.met,
      consumableRate: report.consumable.onlineRate.value,
      consumableMet: report.consumable.onlineRate.met,
      waiting: fold.locks.has(report.period) ? 0 : (waiting.get(report.period) ?? 0),
    }))
}

function rowsOfSide(report: MonthReport, figure: 'inHouse' | 'platform'): number {
  const side = figure === 'inHouse' ? report.unclassified.his : report.unclassified.platform
  return [report.drug[figure], report.consumable[figure]].reduce(
    (sum, part) => sum + part.rows + part.excluded.reduce((rows, excluded) => rows + excluded.rows, 0),
    side.rows,
  )
}

export function monthOverview(input: {
  readonly model: DeskModel
  readonly fold: DeskFold
  readonly period: Period
  readonly today: PlainDate
  readonly imports: readonly ImportView[]
  readonly deadline: ReportDeadlineParameters
}): MonthOverview | null {
  const { model, fold, period } = input
  const { reports } = model
  const report = reports.get(period)
  if (!report) return null
  const differences = differenceSummaries(model, period)
  const lock = fold.locks.get(period) ?? null
  const deadline = reportDeadline(period, input.today, input.deadline)
  return {
    report,
    previous: reports.get(shiftPeriod(period, -1)) ?? null,
    sameMonthLastYear: reports.get(shiftPeriod(period, -12)) ?? null,
    trend: [...reports.values()]
      .filter((other) => other.period <= period && other.period > period - 12)
      .sort((a, b) => a.period - b.period)
      .map((other) => ({
        period: other.period,
        drug: other.drug.onlineRate.value,
        consumable: other.consumable.onlineRate.value,
      })),
    targets: { drug: report.drug.onlineRate.target, consumable: report.consumable.onlineRate.target },
    differences,
    steps: missingSteps({ model, fold, report }),
    deadline: { due: deadline.dueOn, internal: deadline.targetOn, daysLeft: deadline.daysLeft },
    lock: lock && {
      at: lock.at,
      by: lock.by,
      seq: lock.seq,
      remarks: lock.remarks,
      drift: driftOf(lock.figures, model.months.reports.get(period) ?? report),
    },
    imports: input.imports.filter((view) => view.months.some((month) => month.period === period)).slice(0, 6),
  }
}

const NO_REJECTED = { his: 0, platform: 0 }

/** What is left before the report can go out, in the order in which a buyer does it. */
function missingSteps(input: {
  readonly model: DeskModel
  readonly fold: DeskFold
  readonly report: MonthReport
}): MissingStep[] {
  const { model, fold, report } = input
  const { period } = report
  const his = rowsOfSide(report, 'inHouse')
  const platform = rowsOfSide(report, 'platform')
  let waiting = 0
  for (const group of groupsOfPeriod(model.groups, period)) waiting += model.waiting[group]
  const locked = fold.locks.has(period)
  const failing = report.form.checks.filter((check) => !check.ok).length
  const { his: hisRejected, platform: platformRejected } = model.rejectedRows.get(period) ?? NO_REJECTED
  const rejected = hisRejected + platformRejected
  const exported = fold.exports.some(
    (item) => item.period === formatPeriod(period) && item.report !== 'difference-list',
  )
  return [
    { step: 'profile', done: fold.profile !== null, count: 0 },
    { step: 'his-file', done: his > 0, count: his },
    { step: 'platform-file', done: platform > 0, count: platform },
    { step: 'rejected-rows', done: rejected === 0, count: rejected },
    { step: 'differences', done: locked || waiting === 0, count: locked ? 0 : waiting },
    { step: 'checks', done: locked || failing === 0, count: failing },
    { step: 'lock', done: locked, count: 0 },
    { step: 'export', done: exported, count: 0 },
  ]
}
