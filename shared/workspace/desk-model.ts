import { FLAG_YES } from '../columns/frame.ts'
import { assertPresent } from '../errors/assert.ts'
import { formatLineRef, parseLineRef } from '../intake/line-identity.ts'
import type { LiveLines } from '../intake/plan-import.ts'
import type { DeskFold, FoldedDecision, FoldedReason } from '../journal/fold.ts'
import { cataloguePackFactors } from '../match/catalogue-pack-factors.ts'
import type { CatalogueFrame } from '../model/catalogue.ts'
import type { EmergencyFrame } from '../model/emergency.ts'
import type { Side } from '../model/line.ts'
import { computeMonths, type MonthsResult } from '../month/compute-months.ts'
import { exclusionClasses, type MonthReport } from '../month/contract.ts'
import type { Policy } from '../policy/policy.ts'
import { groupStates, type Reconciliation, type ResolvedDecision } from '../reconcile/contract.ts'
import { reconcile } from '../reconcile/reconcile.ts'
import type { Period } from '../units/period.ts'
import { buildGroupTable, type GroupTable } from './group-table.ts'
import { reconcileParameters } from './reconcile-parameters.ts'

/** Everything that screens and reports are made of: one consistent state of all desks, computed from the journal. */
export interface DeskModel {
  /** What it was computed from. */
  readonly input: DeskModelInput
  readonly his: LiveLines
  readonly platform: LiveLines
  readonly reconciliation: Reconciliation
  readonly groups: GroupTable
  readonly months: MonthsResult
  /** The newest decision of a person about a group. */
  readonly decisions: ReadonlyMap<number, FoldedDecision>
  /** The newest reason that a person gave for a group. */
  readonly reasons: ReadonlyMap<number, FoldedReason>
  /** 1 where a group waits for a person. */
  readonly waiting: Uint8Array
  /** By month: as signed where it is locked, as the rows say now elsewhere. */
  readonly reports: ReadonlyMap<Period, MonthReport>
  /** Rows of the month's files that could not be read. */
  readonly rejectedRows: DeskModelInput['rejectedRows']
}

export interface DeskModelInput {
  readonly fold: DeskFold
  readonly his: LiveLines
  readonly platform: LiveLines
  readonly catalogue: CatalogueFrame | null
  readonly emergencies: readonly EmergencyFrame[]
  readonly policy: Policy
  readonly rejectedRows: ReadonlyMap<Period, { readonly his: number; readonly platform: number }>
  /** Reports of locked months as they were signed. */
  readonly signed: ReadonlyMap<Period, MonthReport>
}

/** What groups and sums follow from; while it stays the same, they do. */
interface Basis {
  readonly reconciliation: Reconciliation
  readonly groups: GroupTable
  readonly months: MonthsResult
}

/**
 * The state of all desks. A reason or a signature changes neither groups nor sums: given the model before, those are kept,
 * so that a buyer who explains one difference after another never waits for a million rows.
 */
export function computeDeskModel(input: DeskModelInput, before: DeskModel | null = null): DeskModel {
  const { fold, his, platform } = input
  const rows = findRows(fold, his, platform)
  const basis = before && isSameBasis(before.input, input) ? before : computeBasis(input, rows)
  const { reconciliation, groups, months } = basis
  const decisions = groupOfNewest(fold.decisions, rows, reconciliation)
  const reasons = groupOfNewest(fold.reasons, rows, reconciliation)
  return {
    input,
    his,
    platform,
    reconciliation,
    groups,
    months,
    decisions,
    reasons,
    reports: new Map([...months.reports, ...input.signed]),
    rejectedRows: input.rejectedRows,
    waiting: findWaiting({ reconciliation, groups, months, his, decisions, reasons, locked: fold.locks }),
  }
}

function computeBasis(input: DeskModelInput, rows: RowsByRef): Basis {
  const { fold, policy } = input
  const his = input.his.frame
  const platform = input.platform.frame
  const reconciliation = reconcile({
    his,
    platform,
    packFactors: input.catalogue ? cataloguePackFactors(input.catalogue) : undefined,
    decisions: fold.decisions.map((decision) => resolve(decision, rows)),
    parameters: reconcileParameters(policy),
  })
  const months = computeMonths({
    his,
    platform,
    reconciliation,
    catalogue: input.catalogue,
    emergencies: input.emergencies,
    policy,
    profile: assertPresent(fold.profile, 'a model is computed only after the hospital was set'),
    rejectedRows: input.rejectedRows,
  })
  return { reconciliation, groups: buildGroupTable({ reconciliation, his, platform }), months }
}

/** Same rows, same decisions of people, same rules and hospital. */
function isSameBasis(before: DeskModelInput, now: DeskModelInput): boolean {
  return (
    before.his === now.his &&
    before.platform === now.platform &&
    before.catalogue === now.catalogue &&
    before.emergencies === now.emergencies &&
    before.policy === now.policy &&
    before.fold.profile === now.fold.profile &&
    before.fold.decisions.length === now.fold.decisions.length &&
    before.fold.decisions.every((decision, i) => decision.seq === now.fold.decisions[i].seq)
  )
}

/** Durable name of the line in a row. */
export function lineRefAt(lines: LiveLines, row: number): string {
  return formatLineRef(lines.side, lines.lines[row])
}

/** Names of all lines of a group, HIS first. */
export function lineRefsOf(model: DeskModel, group: number): string[] {
  const refs: string[] = []
  const { his, platform } = model.reconciliation
  for (let at = his.offsets[group]; at < his.offsets[group + 1]; at++)
    refs.push(lineRefAt(model.his, his.rows[at]))
  for (let at = platform.offsets[group]; at < platform.offsets[group + 1]; at++) {
    refs.push(lineRefAt(model.platform, platform.rows[at]))
  }
  return refs
}

type RowsByRef = ReadonlyMap<string, { readonly side: Side; readonly row: number }>

/** Rows of the lines that decisions and reasons speak of: a few among perhaps a million. */
function findRows(fold: DeskFold, his: LiveLines, platform: LiveLines): RowsByRef {
  const wanted = { his: new Set<number>(), platform: new Set<number>() }
  for (const { lines } of [...fold.decisions, ...fold.reasons]) {
    for (const ref of lines) {
      const parsed = assertPresent(parseLineRef(ref), 'the event schema admits only line names')
      wanted[parsed.side].add(parsed.line)
    }
  }
  const found = new Map<string, { side: Side; row: number }>()
  for (const lines of [his, platform]) {
    const numbers = wanted[lines.side]
    if (numbers.size === 0) continue
    for (let row = 0; row < lines.lines.length; row++) {
      if (numbers.has(lines.lines[row])) found.set(lineRefAt(lines, row), { side: lines.side, row })
    }
  }
  return found
}

/** Lines that an undone import took away are simply not there; the decision waits for them to come back. */
function resolve(decision: FoldedDecision, rows: RowsByRef): ResolvedDecision {
  const hisRows: number[] = []
  const platformRows: number[] = []
  for (const ref of decision.lines) {
    const found = rows.get(ref)
    if (found?.side === 'his') hisRows.push(found.row)
    else if (found) platformRows.push(found.row)
  }
  return { kind: decision.decision, hisRows, platformRows }
}

function groupOfNewest<T extends { readonly lines: readonly string[] }>(
  items: readonly T[],
  rows: RowsByRef,
  reconciliation: Reconciliation,
): Map<number, T> {
  const newest = new Map<number, T>()
  for (const item of items) {
    for (const ref of item.lines) {
      const found = rows.get(ref)
      if (!found) continue
      const group = (found.side === 'his' ? reconciliation.hisGroup : reconciliation.platformGroup)[found.row]
      newest.set(group, item)
    }
  }
  return newest
}

const MATCHED = groupStates.indexOf('matched')
const HIS_ONLY = groupStates.indexOf('his-only')
const PLATFORM_ONLY = groupStates.indexOf('platform-only')

/**
 * Which groups wait for a person: differences, proposals and one-sided rows without a decision or a reason. Emergency
 * purchases and excluded classes stand on one side by their nature and ask nobody.
 */
function findWaiting(input: {
  readonly reconciliation: Reconciliation
  readonly groups: GroupTable
  readonly months: MonthsResult
  readonly his: LiveLines
  readonly decisions: ReadonlyMap<number, FoldedDecision>
  readonly reasons: ReadonlyMap<number, FoldedReason>
  readonly locked: ReadonlyMap<Period, unknown>
}): Uint8Array {
  const { reconciliation, groups, decisions, reasons, locked } = input
  const waiting = new Uint8Array(reconciliation.groupCount)
  for (let group = 0; group < waiting.length; group++) {
    const state = reconciliation.state[group]
    if (state === MATCHED && reconciliation.auto[group] === 1) continue
    if (reasons.has(group) || decisions.get(group)?.decision === 'together') continue
    if (locked.size > 0 && locked.has(groups.lastPeriod[group] as Period)) continue
    if ((state === HIS_ONLY || state === PLATFORM_ONLY) && oneSidedReason(input, group) !== '') continue
    waiting[group] = 1
  }
  return waiting
}

/** Why a one-sided group needs no reason of a person: 应急采购, or a class that both sums leave out. '' if it does. */
export function oneSidedReason(
  input: Pick<DeskModel, 'reconciliation' | 'months' | 'his'>,
  group: number,
): string {
  const { reconciliation, months, his } = input
  const side: Side = reconciliation.state[group] === HIS_ONLY ? 'his' : 'platform'
  const members = reconciliation[side]
  let reason = ''
  for (let at = members.offsets[group]; at < members.offsets[group + 1]; at++) {
    const row = members.rows[at]
    const excluded = months.classification[side].exclusion[row]
    if (excluded !== 0) reason = `${exclusionClasses[excluded]}，不计入统计范围`
    else if (
      side === 'his' &&
      (his.frame.columns.emergency.values[row] === FLAG_YES || months.emergency[row] === 1)
    ) {
      reason = '应急采购，不在省平台下单'
    } else return ''
  }
  return reason
}
