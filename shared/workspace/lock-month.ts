import type { Refusal } from '../errors/refusal.ts'
import { err, ok, type Result } from '../errors/result.ts'
import type { DeskEvent } from '../journal/event.ts'
import type { Figure, MonthReport } from '../month/contract.ts'
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
  return Object.fromEntries(figuresOf(report).map((figure) => [figure.id, valueText(figure)]))
}

function figuresOf(report: MonthReport): Figure[] {
  const kinds = [report.drug, report.consumable].flatMap((kind) => [
    kind.inHouse,
    kind.platform,
    kind.emergency,
    kind.unregistered,
    kind.onlineRate,
    kind.strictRate,
  ])
  return [...kinds, report.unclassified.his, report.unclassified.platform]
}

function valueText(figure: Figure): string {
  if (figure.unit === 'yuan') return formatYuan(figure.value)
  return figure.value === null ? NO_VALUE : formatRatio(figure.value)
}

const NO_VALUE = '无采购'

/** A figure that would come out otherwise today: the signed one stands, the difference is said. */
export interface Drift {
  readonly figureId: string
  readonly label: string
  readonly signed: string
  readonly current: string
}

export function driftOf(signed: Readonly<Record<string, string>>, current: MonthReport): Drift[] {
  return figuresOf(current).flatMap((figure) => {
    const now = valueText(figure)
    const then = signed[figure.id] ?? NO_VALUE
    return then === now ? [] : [{ figureId: figure.id, label: figure.label, signed: then, current: now }]
  })
}
