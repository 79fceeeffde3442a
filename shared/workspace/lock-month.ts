import type { Refusal } from '../errors/refusal.ts'
import { err, ok, type Result } from '../errors/result.ts'
import type { DeskEvent } from '../journal/event.ts'
import type { AmountFigure, MonthReport, RateFigure } from '../month/contract.ts'
import { formatYuan } from '../units/money.ts'
import { formatPeriod } from '../units/period.ts'
import { formatRatio } from '../units/ratio.ts'
import type { DeskModel } from './desk-model.ts'
import { encodeMonthSnapshot } from './month-snapshot.ts'

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
  const snapshot = encodeMonthSnapshot(input.model, report)
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

/** A figure that would come out otherwise today: the signed one stands, the difference is said. */
export interface Drift {
  readonly figureId: string
  readonly signed: string
  readonly current: string
}

export function driftOf(signed: Readonly<Record<string, string>>, current: MonthReport): Drift[] {
  const now = signedFigures(current)
  return Object.keys({ ...signed, ...now })
    .filter((figureId) => signed[figureId] !== now[figureId])
    .map((figureId) => ({ figureId, signed: signed[figureId] ?? '—', current: now[figureId] ?? '—' }))
}
