import { textAt } from '../columns/frame.ts'
import type { LineFrame, Side } from '../model/line.ts'
import { type Discrepancy, groupStates, passes } from '../reconcile/contract.ts'
import { formatScaled } from '../units/decimal.ts'
import { formatYuan, MONEY_DECIMALS } from '../units/money.ts'
import { NO_DATE } from '../units/plain-date.ts'
import { formatQuantity } from '../units/quantity.ts'
import type { WorkbookCell } from '../workbook/contract.ts'
import {
  discrepancyKindLabels,
  groupStateLabels,
  PROPOSAL_LABEL,
  passLabels,
  sideLabels,
} from './chinese-labels.ts'
import { type DifferenceLook, numberCell, styleFor, textCell } from './difference-styles.ts'
import { kindsOf } from './difference-summary.ts'
import { type DifferenceListInput, type ListedGroup, membersOf } from './listed-groups.ts'

interface ListColumn {
  readonly header: string
  readonly width: number
}

/** The last three stand on the first row of a group only: their sums are then the sums of the groups. */
export const differenceColumns: readonly ListColumn[] = [
  { header: '组号', width: 8 },
  { header: '状态', width: 10 },
  { header: '差异类型', width: 12 },
  { header: '依据', width: 20 },
  { header: '来源', width: 6 },
  { header: '行号', width: 8 },
  { header: '单据号', width: 18 },
  { header: '日期', width: 11 },
  { header: '编码', width: 22 },
  { header: '名称', width: 24 },
  { header: '规格', width: 16 },
  { header: '单位', width: 6 },
  { header: '转换比', width: 8 },
  { header: '数量', width: 10 },
  { header: '单价（元）', width: 12 },
  { header: '金额（元）', width: 14 },
  { header: '发票号', width: 20 },
  { header: '批号', width: 14 },
  { header: '供应商', width: 24 },
  { header: '差异说明', width: 36 },
  { header: '金额差（元）', width: 14 },
  { header: '差异原因', width: 24 },
]

/** The rows of one group: the hospital's, then the platform's. */
export function* groupRows(
  input: DifferenceListInput,
  listed: ListedGroup,
  place: { readonly number: number; readonly tinted: boolean },
): Generator<{ readonly cells: readonly WorkbookCell[] }> {
  const { reconciliation } = input
  const style = (look: DifferenceLook) => styleFor(look, place.tinted)
  const head = groupCells(input, listed, place.number, style)
  let tail = groupTail(input, listed, style)
  const laterTail = [
    textCell('', style('wrapped')),
    textCell('', style('amount')),
    textCell('', style('wrapped')),
  ]
  for (const row of membersOf(reconciliation.his, listed.group)) {
    yield { cells: [...head, ...lineCells(input.his, 'his', row, style), ...tail] }
    tail = laterTail
  }
  for (const row of membersOf(reconciliation.platform, listed.group)) {
    yield { cells: [...head, ...lineCells(input.platform, 'platform', row, style), ...tail] }
    tail = laterTail
  }
}

type StyleOf = (look: DifferenceLook) => number

function groupCells(
  { reconciliation }: DifferenceListInput,
  listed: ListedGroup,
  number: number,
  style: StyleOf,
): readonly WorkbookCell[] {
  const state =
    listed.class === 'proposal'
      ? PROPOSAL_LABEL
      : groupStateLabels[groupStates[reconciliation.state[listed.group]]]
  const kinds = kindsOf(reconciliation.kinds[listed.group]).map((kind) => discrepancyKindLabels[kind])
  return [
    numberCell(String(number), style('centred')),
    textCell(state, style('centred')),
    textCell(kinds.join('、'), style('wrapped')),
    textCell(passLabels[passes[reconciliation.pass[listed.group]]], style('wrapped')),
  ]
}

function groupTail(input: DifferenceListInput, listed: ListedGroup, style: StyleOf): readonly WorkbookCell[] {
  return [
    textCell(input.describe(listed.group).map(discrepancyText).join('；'), style('wrapped')),
    numberCell(formatYuan(listed.difference), style('amount')),
    textCell(input.reasons?.get(listed.group) ?? '', style('wrapped')),
  ]
}

function discrepancyText({ kind, his, platform }: Discrepancy): string {
  return `${discrepancyKindLabels[kind]}：${sideLabels.his} ${his || '无'}，${sideLabels.platform} ${platform || '无'}`
}

function lineCells(frame: LineFrame, side: Side, row: number, style: StyleOf): readonly WorkbookCell[] {
  const { columns } = frame
  const day = columns.postedOn.days[row]
  const money = (value: number, look: 'price' | 'amount') =>
    Number.isNaN(value)
      ? { style: style(look) }
      : numberCell(formatScaled(BigInt(value), MONEY_DECIMALS, 2), style(look))
  const count = (value: number, look: 'centred' | 'number') =>
    Number.isSafeInteger(value) ? numberCell(String(value), style(look)) : { style: style(look) }
  const quantity = columns.quantity.values[row]
  return [
    textCell(sideLabels[side], style('centred')),
    count(columns.row.values[row], 'centred'),
    textCell(textAt(columns.documentNo, row), style('text')),
    day === NO_DATE ? { style: style('date') } : { value: { kind: 'date', day }, style: style('date') },
    textCell(textAt(columns.nhsaCode, row) || textAt(columns.itemCode, row), style('text')),
    textCell(textAt(columns.name, row), style('wrapped')),
    textCell(textAt(columns.spec, row), style('wrapped')),
    textCell(textAt(columns.unit, row), style('centred')),
    count(columns.packFactor.values[row], 'number'),
    Number.isNaN(quantity)
      ? { style: style('number') }
      : numberCell(formatQuantity(quantity), style('number')),
    money(columns.unitPrice.values[row], 'price'),
    money(columns.amount.values[row], 'amount'),
    textCell(textAt(columns.invoiceNo, row), style('text')),
    textCell(textAt(columns.lotNo, row), style('text')),
    textCell(textAt(columns.supplier, row), style('wrapped')),
  ]
}
