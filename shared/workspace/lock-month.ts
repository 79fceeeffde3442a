import type { Refusal } from '../errors/refusal.ts'
import { err, ok, type Result } from '../errors/result.ts'
import type { DeskEvent } from '../journal/event.ts'
import type { AmountFigure, MonthReport, RateFigure } from '../month/contract.ts'
import { discrepancyKinds, groupStates, passes } from '../reconcile/contract.ts'
import { formatYuan } from '../units/money.ts'
import { formatPeriod } from '../units/period.ts'
import { formatRatio } from '../units/ratio.ts'
import { type DeskModel, lineRefAt } from './desk-model.ts'
import { rowsOf } from './group-members.ts'
import { groupsOfPeriod } from './group-table.ts'

/** A month as it was signed: figures in the event, the groups and rows behind them in the snapshot segment. */
export interface PreparedLock {
  readonly snapshot: Uint8Array
  event(snapshot: string): Extract<DeskEvent, { kind: 'month-locked' }>
}

/**
 * Locks a month (锁定): refused while a blocking check fails, because the form would contradict itself; checks that only
 * ask for attention need a remark, so that the reason stands beside the signature.
 */
export function prepareLock(input: {
  readonly model: DeskModel
  readonly report: MonthReport
  readonly remarks: string
}): Result<PreparedLock, Refusal<'checks-failed' | 'remarks-missing'>> {
  const { report, remarks } = input
  const failing = report.form.checks.filter((check) => !check.ok)
  const blocking = failing.filter((check) => check.blocking)
  if (blocking.length > 0) {
    return err({ code: 'checks-failed', params: { count: blocking.length, first: blocking[0].text } })
  }
  if (failing.length > 0 && remarks.trim() === '') {
    return err({ code: 'remarks-missing', params: { count: failing.length } })
  }
  const figures = signedFigures(report)
  const snapshot = new TextEncoder().encode(JSON.stringify(snapshotOf(input.model, report, figures)))
  return ok({
    snapshot,
    event: (sha256) => ({
      kind: 'month-locked',
      period: formatPeriod(report.period),
      figures,
      snapshot: sha256,
      remarks: remarks.trim(),
    }),
  })
}

/** Figure id → exact decimal: what a later recalculation is compared with. */
export function signedFigures(report: MonthReport): Record<string, string> {
  const figures: Record<string, string> = {}
  const amount = (figure: AmountFigure) => {
    figures[figure.id] = formatYuan(figure.value)
  }
  const rate = (figure: RateFigure) => {
    if (figure.value) figures[figure.id] = formatRatio(figure.value)
  }
  for (const kind of [report.drug, report.consumable]) {
    amount(kind.inHouse)
    amount(kind.platform)
    amount(kind.emergency)
    amount(kind.unregistered)
    rate(kind.onlineRate)
    rate(kind.strictRate)
  }
  amount(report.unclassified.his)
  amount(report.unclassified.platform)
  return figures
}

function snapshotOf(model: DeskModel, report: MonthReport, figures: Record<string, string>) {
  const { reconciliation } = model
  return {
    schema: 'desk.month-snapshot/1',
    period: formatPeriod(report.period),
    policy: report.policy,
    figures,
    checks: report.form.checks,
    groups: [...groupsOfPeriod(model.groups, report.period)].map((group) => ({
      state: groupStates[reconciliation.state[group]],
      pass: passes[reconciliation.pass[group]],
      auto: reconciliation.auto[group] === 1,
      kinds: discrepancyKinds.filter((_, bit) => (reconciliation.kinds[group] & (1 << bit)) !== 0),
      his: rowsOf(reconciliation.his, group).map((row) => lineRefAt(model.his, row)),
      platform: rowsOf(reconciliation.platform, group).map((row) => lineRefAt(model.platform, row)),
      reason: model.reasons.get(group)?.reason ?? '',
    })),
  }
}
