import { err, ok, type Result } from '../errors/result.ts'
import type { MonthReport } from '../month/contract.ts'
import { discrepancyKinds, groupStates, passes } from '../reconcile/contract.ts'
import { formatPeriod } from '../units/period.ts'
import { type DeskModel, lineRefAt } from './desk-model.ts'
import { rowsOf } from './group-members.ts'
import { groupsOfPeriod } from './group-table.ts'

const SCHEMA = 'desk.month-snapshot/1'

/**
 * A month as it was signed: the whole report with every explanation, and which lines stood together. Years later it shows
 * what was on the paper, whatever rules, programs or later months have become since.
 */
export function encodeMonthSnapshot(model: DeskModel, report: MonthReport): Uint8Array {
  const { reconciliation } = model
  const groups = [...groupsOfPeriod(model.groups, report.period)].map((group) => ({
    state: groupStates[reconciliation.state[group]],
    pass: passes[reconciliation.pass[group]],
    auto: reconciliation.auto[group] === 1,
    kinds: discrepancyKinds.filter((_, bit) => (reconciliation.kinds[group] & (1 << bit)) !== 0),
    his: rowsOf(reconciliation.his, group).map((row) => lineRefAt(model.his, row)),
    platform: rowsOf(reconciliation.platform, group).map((row) => lineRefAt(model.platform, row)),
    reason: model.reasons.get(group)?.reason ?? '',
  }))
  const snapshot = { schema: SCHEMA, period: formatPeriod(report.period), report, groups }
  return new TextEncoder().encode(JSON.stringify(snapshot, writeBigInt))
}

/** The report as signed; the bytes are named by their hash, so only their meaning can be refused. */
export function decodeSignedReport(bytes: Uint8Array): Result<MonthReport, 'not-a-snapshot'> {
  try {
    const snapshot = JSON.parse(new TextDecoder().decode(bytes), readBigInt)
    return snapshot?.schema === SCHEMA ? ok(snapshot.report as MonthReport) : err('not-a-snapshot')
  } catch {
    return err('not-a-snapshot')
  }
}

/** JSON has no integers beyond 2^53; amounts are written as text under a key that nothing else uses. */
function writeBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? { $integer: value.toString() } : value
}

function readBigInt(_key: string, value: unknown): unknown {
  if (value !== null && typeof value === 'object' && '$integer' in value)
    return BigInt(String(value.$integer))
  return value
}
