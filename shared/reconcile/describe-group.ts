import { textAt } from '../columns/frame.ts'
import { assertNever } from '../errors/assert.ts'
import type { LineColumn, LineFrame, Side } from '../model/line.ts'
import { formatRounded } from '../units/decimal.ts'
import { amountOf, formatYuanForPeople, MONEY_DECIMALS } from '../units/money.ts'
import { formatPeriod, periodOf } from '../units/period.ts'
import { formatPlainDate, NO_DATE, type PlainDate } from '../units/plain-date.ts'
import { formatQuantity } from '../units/quantity.ts'
import { type Discrepancy, type DiscrepancyKind, discrepancyKinds, type Reconciliation } from './contract.ts'

/** What differs in a group, in words for people and as the cells to mark. */
export interface GroupDescription {
  readonly discrepancies: readonly Discrepancy[]
  /** Columns in which a row differs from the other side, by row. */
  readonly differing: Readonly<Record<Side, ReadonlyMap<number, readonly LineColumn[]>>>
}

export interface DescribeInput {
  readonly reconciliation: Reconciliation
  readonly his: LineFrame
  readonly platform: LineFrame
  readonly group: number
}

const MARKED: Readonly<Record<DiscrepancyKind, readonly LineColumn[]>> = {
  quantity: ['quantity'],
  price: ['unitPrice'],
  amount: ['amount'],
  unit: ['unit', 'packFactor'],
  period: ['postedOn'],
  duplicate: ['documentNo'],
  code: ['nhsaCode', 'itemCode'],
  return: ['quantity', 'amount'],
}

export function describeGroup(input: DescribeInput): GroupDescription {
  const { reconciliation, group } = input
  const kinds = discrepancyKinds.filter((_, bit) => (reconciliation.kinds[group] & (1 << bit)) !== 0)
  const columns = [...new Set(kinds.flatMap((kind) => MARKED[kind]))]
  const members = { his: rowsOf(input, 'his'), platform: rowsOf(input, 'platform') }
  return {
    discrepancies: kinds.map((kind) => ({
      kind,
      his: words(kind, input.his, members.his),
      platform: words(kind, input.platform, members.platform),
    })),
    differing: {
      his: new Map(members.his.map((row) => [row, columns])),
      platform: new Map(members.platform.map((row) => [row, columns])),
    },
  }
}

function rowsOf({ reconciliation, group }: DescribeInput, side: Side): number[] {
  const { offsets, rows } = reconciliation[side]
  return [...rows.subarray(offsets[group], offsets[group + 1])]
}

/** One side's figure of a discrepancy as text with its unit; '—' when that side has no row. */
function words(kind: DiscrepancyKind, frame: LineFrame, rows: readonly number[]): string {
  if (rows.length === 0) return '—'
  const { columns } = frame
  switch (kind) {
    case 'quantity':
    case 'unit':
      return distinct(rows.map((row) => unitWords(frame, row)).map(({ unit }) => unit))
        .map((unit) => sumInUnit(frame, rows, unit))
        .join(' + ')
    case 'price':
      return distinct(rows.map((row) => priceWords(frame, row))).join('、')
    case 'amount':
    case 'return':
      return `${formatYuanForPeople(amountOf(rows.reduce((sum, row) => sum + BigInt(columns.amount.values[row] || 0), 0n)))} 元`
    case 'period':
      return distinct(rows.map((row) => dayWords(columns.postedOn.days[row]))).join('、')
    case 'duplicate':
      return `${rows.length} 行`
    case 'code':
      return distinct(
        rows.map((row) => textAt(columns.nhsaCode, row) || textAt(columns.itemCode, row) || '无编码'),
      ).join('、')
    default:
      return assertNever(kind)
  }
}

/** `10 盒 × 24`: the conversion stands beside the quantity, because it is what people must check. */
function unitWords(frame: LineFrame, row: number): { readonly unit: string } {
  const factor = frame.columns.packFactor.values[row]
  const unit = textAt(frame.columns.unit, row)
  return { unit: factor > 1 ? `${unit} × ${factor}` : unit }
}

function sumInUnit(frame: LineFrame, rows: readonly number[], wanted: string): string {
  let sum = 0
  for (const row of rows) {
    const quantity = frame.columns.quantity.values[row]
    if (unitWords(frame, row).unit === wanted && !Number.isNaN(quantity)) sum += quantity
  }
  return `${formatQuantity(sum)} ${wanted}`.trim()
}

function priceWords(frame: LineFrame, row: number): string {
  const price = frame.columns.unitPrice.values[row]
  const unit = textAt(frame.columns.unit, row)
  if (Number.isNaN(price)) return '未填'
  return `${formatRounded(BigInt(price), MONEY_DECIMALS, 4)} 元/${unit || '单位'}`
}

function dayWords(day: number): string {
  if (day === NO_DATE) return '无日期'
  return `${formatPlainDate(day as PlainDate)}（${formatPeriod(periodOf(day as PlainDate))}）`
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)]
}
