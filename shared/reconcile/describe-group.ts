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
  const his = sideOf(input, 'his')
  const platform = sideOf(input, 'platform')
  return {
    discrepancies: kinds.map((kind) => ({ kind, his: words(kind, his), platform: words(kind, platform) })),
    differing: { his: markedCells(kinds, his, platform), platform: markedCells(kinds, platform, his) },
  }
}

interface SideOfGroup {
  readonly frame: LineFrame
  readonly rows: readonly number[]
  /** By row of the frame; NaN where no conversion factor is known. */
  readonly baseQuantity: Float64Array
}

function sideOf(input: DescribeInput, side: Side): SideOfGroup {
  const { reconciliation } = input
  return {
    frame: input[side],
    rows: rowsOf(input, side),
    baseQuantity: side === 'his' ? reconciliation.hisBaseQuantity : reconciliation.platformBaseQuantity,
  }
}

/** A row is marked where what it says stands nowhere on the other side; sums are marked on every row that is in them. */
function markedCells(
  kinds: readonly DiscrepancyKind[],
  { frame, rows }: SideOfGroup,
  other: SideOfGroup,
): ReadonlyMap<number, readonly LineColumn[]> {
  const oneToOne = rows.length === 1 && other.rows.length === 1
  return new Map(
    rows.map((row) => {
      const columns = kinds.flatMap((kind) =>
        MARKED[kind].filter((column) => {
          if (oneToOne || kind === 'quantity' || kind === 'amount') return true
          if (kind === 'duplicate') return rows.some((twin) => twin !== row && repeats(frame, twin, row))
          return other.rows.every(
            (theirs) => cellText(other.frame, theirs, column) !== cellText(frame, row, column),
          )
        }),
      )
      return [row, [...new Set(columns)]] as const
    }),
  )
}

const REPEATED = ['invoiceNo', 'lotNo', 'unit'] as const

function repeats({ columns }: LineFrame, a: number, b: number): boolean {
  return (
    columns.quantity.values[a] === columns.quantity.values[b] &&
    columns.amount.values[a] === columns.amount.values[b] &&
    REPEATED.every((name) => textAt(columns[name], a) === textAt(columns[name], b))
  )
}

/** What a cell says, comparable across the sides; of a day only the month, because that is what can differ. */
function cellText({ columns }: LineFrame, row: number, name: LineColumn): string {
  const column = columns[name]
  switch (column.kind) {
    case 'text':
      return textAt(column, row)
    case 'number':
      return String(column.values[row])
    case 'date':
      return column.days[row] === NO_DATE ? '' : formatPeriod(periodOf(column.days[row] as PlainDate))
    case 'flag':
      return String(column.values[row])
  }
}

function rowsOf({ reconciliation, group }: DescribeInput, side: Side): number[] {
  const { offsets, rows } = reconciliation[side]
  return [...rows.subarray(offsets[group], offsets[group + 1])]
}

/** One side's figure of a discrepancy as text with its unit; '—' when that side has no row. */
function words(kind: DiscrepancyKind, side: SideOfGroup): string {
  const { frame, rows } = side
  if (rows.length === 0) return '—'
  const { columns } = frame
  switch (kind) {
    case 'quantity':
    case 'unit':
      return distinct(rows.map((row) => unitWords(side, row)))
        .map((unit) => sumInUnit(side, unit))
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

/** `10 盒 × 24`: the conversion stands beside the quantity, whoever stated it, because it is what people must check. */
function unitWords({ frame, baseQuantity }: SideOfGroup, row: number): string {
  const quantity = frame.columns.quantity.values[row]
  const factor = quantity === 0 ? frame.columns.packFactor.values[row] : baseQuantity[row] / quantity
  const unit = textAt(frame.columns.unit, row)
  if (Number.isNaN(factor) && !Number.isNaN(quantity)) return `${unit}（转换比未知）`
  return factor > 1 ? `${unit} × ${factor}` : unit
}

function sumInUnit(side: SideOfGroup, wanted: string): string {
  let sum = 0
  let stated = false
  for (const row of side.rows) {
    const quantity = side.frame.columns.quantity.values[row]
    if (unitWords(side, row) !== wanted || Number.isNaN(quantity)) continue
    sum += quantity
    stated = true
  }
  return stated ? `${formatQuantity(sum)} ${wanted}`.trim() : '未填'
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
