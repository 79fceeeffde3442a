import type { TextColumn } from '../columns/frame.ts'
import { rankTexts, sortRows } from '../columns/sort-rows.ts'
import { sumColumn } from '../columns/sum-column.ts'
import type { LineColumn, LineFrame } from '../model/line.ts'
import {
  type DiscrepancyKind,
  discrepancyKinds,
  type GroupState,
  groupStates,
  type PassName,
  passes,
} from '../reconcile/contract.ts'
import { type Amount, amountOf } from '../units/money.ts'
import type { Period } from '../units/period.ts'
import { NO_DATE } from '../units/plain-date.ts'
import type { DeskModel } from './desk-model.ts'
import { groupsOfPeriod } from './group-table.ts'
import type { TextSearch } from './text-search.ts'

/** What a list of differences is filtered by: a kind of discrepancy, a one-sided state, or an unconfirmed proposal. */
export type DifferenceClass = DiscrepancyKind | 'his-only' | 'platform-only' | 'proposal'

export const differenceClasses: readonly DifferenceClass[] = [
  'his-only',
  'platform-only',
  'quantity',
  'price',
  'amount',
  'unit',
  'period',
  'duplicate',
  'code',
  'return',
  'proposal',
]

export interface GroupFilter {
  readonly classes?: readonly DifferenceClass[]
  readonly states?: readonly GroupState[]
  readonly passes?: readonly PassName[]
  readonly waitingOnly?: boolean
  readonly text?: string
  readonly supplier?: string
  readonly minimumAtStake?: Amount
}

export type GroupSortColumn =
  | 'state'
  | 'pass'
  | 'name'
  | 'code'
  | 'supplier'
  | 'date'
  | 'hisAmount'
  | 'platformAmount'
  | 'difference'
  | 'atStake'

export interface GroupSort {
  readonly column: GroupSortColumn
  readonly descending: boolean
}

const HIS_ONLY = groupStates.indexOf('his-only')
const PLATFORM_ONLY = groupStates.indexOf('platform-only')

export function isOfClass(model: DeskModel, group: number, wanted: DifferenceClass): boolean {
  const { reconciliation } = model
  const state = reconciliation.state[group]
  switch (wanted) {
    case 'his-only':
      return state === HIS_ONLY
    case 'platform-only':
      return state === PLATFORM_ONLY
    case 'proposal':
      return reconciliation.auto[group] === 0 && state !== HIS_ONLY && state !== PLATFORM_ONLY
    default:
      return (reconciliation.kinds[group] & (1 << discrepancyKinds.indexOf(wanted))) !== 0
  }
}

/** Groups of a month that pass the filter, in the wanted order. */
export function queryGroups(input: {
  readonly model: DeskModel
  readonly period: Period
  readonly filter: GroupFilter
  readonly sort: readonly GroupSort[]
  readonly search: TextSearch
  readonly compareTexts: (a: string, b: string) => number
}): Uint32Array {
  const { model, filter } = input
  const all = groupsOfPeriod(model.groups, input.period)
  const texts = filter.text ? groupsWithText(model, filter.text, input.search) : null
  const bySupplier = filter.supplier ? groupsWithSupplier(model, filter.supplier) : null
  const states = filter.states?.map((state) => groupStates.indexOf(state))
  const wantedPasses = filter.passes?.map((pass) => passes.indexOf(pass))
  const minimum = filter.minimumAtStake === undefined ? 0 : Number(filter.minimumAtStake)
  let kept = 0
  for (const group of all) {
    if (filter.waitingOnly && model.waiting[group] === 0) continue
    if (states && !states.includes(model.reconciliation.state[group])) continue
    if (wantedPasses && !wantedPasses.includes(model.reconciliation.pass[group])) continue
    if (model.groups.atStake[group] < minimum) continue
    if (texts && texts[group] === 0) continue
    if (bySupplier && bySupplier[group] === 0) continue
    if (filter.classes?.length && !filter.classes.some((wanted) => isOfClass(model, group, wanted))) continue
    all[kept++] = group
  }
  let groups: Uint32Array = all.slice(0, kept)
  // Stable sorts from the last key to the first order by all of them.
  for (const { column, descending } of [...input.sort].reverse()) {
    groups = sortRows(groups, sortKey(model, column, input.compareTexts), { descending })
  }
  return groups
}

/** Sums of a list of groups: shown above every grid as the totals of the current filter. */
export function sumGroups(
  model: DeskModel,
  groups: Uint32Array,
): { readonly hisAmount: Amount; readonly platformAmount: Amount } {
  const sum = (values: Float64Array) => amountOf(sumColumn({ kind: 'number', values }, groups))
  return { hisAmount: sum(model.groups.hisAmount), platformAmount: sum(model.groups.platformAmount) }
}

function sortKey(
  model: DeskModel,
  column: GroupSortColumn,
  compare: (a: string, b: string) => number,
): (group: number) => number {
  const { groups, reconciliation } = model
  switch (column) {
    case 'state':
      return (group) => reconciliation.state[group]
    case 'pass':
      return (group) => reconciliation.pass[group]
    case 'date':
      return (group) => (groups.date[group] === NO_DATE ? Number.NaN : groups.date[group])
    case 'hisAmount':
      return (group) => groups.hisAmount[group]
    case 'platformAmount':
      return (group) => groups.platformAmount[group]
    case 'difference':
      return (group) => groups.hisAmount[group] - groups.platformAmount[group]
    case 'atStake':
      return (group) => groups.atStake[group]
    case 'name':
      return textKey(model, 'name', compare)
    case 'code':
      return textKey(model, 'nhsaCode', compare)
    case 'supplier':
      return textKey(model, 'supplier', compare)
  }
}

/** Both sides have dictionaries of their own: their texts are ranked together, once per distinct text. */
function textKey(
  model: DeskModel,
  column: 'name' | 'nhsaCode' | 'supplier',
  compare: (a: string, b: string) => number,
): (group: number) => number {
  const his = model.his.frame.columns[column]
  const platform = model.platform.frame.columns[column]
  const ranks = rankTexts([...his.dictionary, ...platform.dictionary], compare)
  const offset = his.dictionary.length
  const { face } = model.groups
  return (group) =>
    face[group] >= 0 ? ranks[his.codes[face[group]]] : ranks[offset + platform.codes[~face[group]]]
}

const SEARCHED: readonly LineColumn[] = [
  'name',
  'tradeName',
  'nhsaCode',
  'itemCode',
  'invoiceNo',
  'documentNo',
  'orderDetailId',
  'supplier',
  'maker',
  'lotNo',
]
const WITH_INITIALS: ReadonlySet<LineColumn> = new Set(['name', 'tradeName', 'supplier', 'maker'])

function groupsWithText(model: DeskModel, text: string, search: TextSearch): Uint8Array {
  const marks = new Uint8Array(model.reconciliation.groupCount)
  const mark = (frame: LineFrame, groupOf: Int32Array) => {
    for (const name of SEARCHED) {
      const column = frame.columns[name] as TextColumn
      const found = search.matches(column, text, { initials: WITH_INITIALS.has(name) })
      if (!found.includes(1)) continue
      for (let row = 0; row < frame.rowCount; row++)
        if (found[column.codes[row]] === 1) marks[groupOf[row]] = 1
    }
  }
  mark(model.his.frame, model.reconciliation.hisGroup)
  mark(model.platform.frame, model.reconciliation.platformGroup)
  return marks
}

function groupsWithSupplier(model: DeskModel, supplier: string): Uint8Array {
  const marks = new Uint8Array(model.reconciliation.groupCount)
  const mark = (frame: LineFrame, groupOf: Int32Array) => {
    const column = frame.columns.supplier
    const code = column.dictionary.indexOf(supplier)
    if (code <= 0) return
    for (let row = 0; row < frame.rowCount; row++) if (column.codes[row] === code) marks[groupOf[row]] = 1
  }
  mark(model.his.frame, model.reconciliation.hisGroup)
  mark(model.platform.frame, model.reconciliation.platformGroup)
  return marks
}
