import type { GroupRowView } from '#renderer/data/desk-api.ts'
import type { GridColumn } from '#renderer/grid/grid-column.ts'
import { differenceText } from '#renderer/i18n/difference-text.ts'
import { groupStateText, passText } from '#renderer/i18n/pass-text.ts'
import type { GroupState } from '#shared/reconcile/contract.ts'
import { type Amount, formatYuanForPeople } from '#shared/units/money.ts'
import { formatPlainDate, NO_DATE } from '#shared/units/plain-date.ts'

/** A shape for every state, so that the column reads without colour. */
const shapes: Readonly<Record<GroupState, string>> = {
  matched: '●',
  discrepant: '◆',
  'his-only': '◧',
  'platform-only': '◨',
}

/** Found by likeness only: nothing counts as the same goods until a person says so. */
export function isProposal(group: GroupRowView): boolean {
  return !group.auto && group.decision === null && group.hisRows > 0 && group.platformRows > 0
}

export function stateWords(group: GroupRowView): string {
  if (group.decision === 'apart') return '⊘ 已拆开'
  if (group.decision === 'together') return '✓ 已确认'
  if (isProposal(group)) return '◇ 疑似'
  return `${shapes[group.state]} ${groupStateText[group.state]}`
}

export function kindWords(group: GroupRowView): string {
  if (group.kinds.length > 0)
    return group.kinds.map((kind) => differenceText[kind].replace('差异', '')).join('、')
  if (group.state === 'his-only' || group.state === 'platform-only') return differenceText[group.state]
  return isProposal(group) ? differenceText.proposal : ''
}

/** Columns of the grid of groups; ids that the worker can sort by are its GroupSortColumn. */
export const groupColumns: readonly GridColumn<GroupRowView>[] = [
  {
    id: 'state',
    title: '状态',
    width: 92,
    sortable: true,
    pinned: true,
    text: stateWords,
    mark: (group) => (group.waiting ? 'strong' : 'quiet'),
  },
  {
    id: 'name',
    title: '名称',
    width: 176,
    sortable: true,
    pinned: true,
    text: (group) => group.name,
  },
  { id: 'spec', title: '规格', width: 120, text: (group) => group.spec },
  { id: 'kinds', title: '差异', width: 112, text: kindWords },
  {
    id: 'date',
    title: '日期',
    width: 96,
    sortable: true,
    text: (group) => (group.date === NO_DATE ? '' : formatPlainDate(group.date)),
  },
  {
    id: 'hisQuantity',
    title: '院内数量',
    width: 96,
    align: 'end',
    text: (group) => group.hisQuantity,
    mark: (group) => sideMark(group, 'his', 'quantity'),
  },
  {
    id: 'platformQuantity',
    title: '平台数量',
    width: 96,
    align: 'end',
    text: (group) => group.platformQuantity,
    mark: (group) => sideMark(group, 'platform', 'quantity'),
  },
  {
    id: 'hisAmount',
    title: '院内金额（元）',
    width: 112,
    align: 'end',
    sortable: true,
    text: (group) => (group.hisRows > 0 ? formatYuanForPeople(group.hisAmount) : ''),
    mark: (group) => sideMark(group, 'his', 'amount'),
  },
  {
    id: 'platformAmount',
    title: '平台金额（元）',
    width: 112,
    align: 'end',
    sortable: true,
    text: (group) => (group.platformRows > 0 ? formatYuanForPeople(group.platformAmount) : ''),
    mark: (group) => sideMark(group, 'platform', 'amount'),
  },
  {
    id: 'difference',
    title: '差额（元）',
    width: 104,
    align: 'end',
    sortable: true,
    text: (group) => (group.difference === 0n ? '' : signedAmount(group.difference)),
    tooltip: () => '院内金额 − 平台金额',
  },
  {
    id: 'supplier',
    title: '供应商',
    width: 176,
    sortable: true,
    text: (group) => group.supplier,
  },
  { id: 'code', title: '编码', width: 190, sortable: true, text: (group) => group.code },
  { id: 'pass', title: '依据', width: 128, sortable: true, text: (group) => passText[group.pass] },
  {
    id: 'rows',
    title: '行数',
    width: 64,
    align: 'end',
    text: (group) => `${group.hisRows}:${group.platformRows}`,
    tooltip: (group) => `院内 ${group.hisRows} 行，平台 ${group.platformRows} 行`,
  },
  { id: 'reason', title: '原因', width: 160, text: (group) => group.reason },
]

export function signedAmount(amount: Amount): string {
  return `${amount > 0n ? '+' : ''}${formatYuanForPeople(amount)}`
}

function sideMark(group: GroupRowView, side: 'his' | 'platform', what: 'quantity' | 'amount') {
  if ((side === 'his' ? group.hisRows : group.platformRows) === 0) return 'alone'
  const differs =
    what === 'quantity'
      ? group.kinds.includes('quantity') || group.kinds.includes('unit')
      : group.kinds.includes('amount') || group.kinds.includes('price') || group.kinds.includes('quantity')
  return differs && (what === 'quantity' || group.difference !== 0n) ? 'differs' : null
}
