import type { LineView } from '#renderer/data/desk-api.ts'
import type { Side } from '#shared/model/line.ts'
import { formatScaled } from '#shared/units/decimal.ts'
import { type Amount, amountOf, subtractAmounts, ZERO_AMOUNT } from '#shared/units/money.ts'
import { formatQuantity, QUANTITY_DECIMALS } from '#shared/units/quantity.ts'
import { baseQuantityOf, numberOfCell } from './cell-numbers.ts'

export interface SideSum {
  readonly rows: number
  readonly amount: Amount
  /** `240 盒 + 3 瓶`, by the unit of each row. */
  readonly quantity: string
  /** Sum in base units, null when a row does not say its factor. */
  readonly baseQuantity: bigint | null
}

export interface Balance {
  readonly his: SideSum
  readonly platform: SideSum
  /** HIS − platform */
  readonly amountDifference: Amount
  /** HIS − platform as text with unit, '' when equal; null when the units cannot be compared. */
  readonly quantityDifference: string | null
  readonly balanced: boolean
}

/** Whether the rows chosen on both sides come to the same: what a person wants to see before confirming N:M by hand. */
export function balanceOf(lines: readonly LineView[]): Balance {
  const his = sideSum(lines, 'his')
  const platform = sideSum(lines, 'platform')
  const amountDifference = subtractAmounts(his.amount, platform.amount)
  const quantityDifference = quantityGap(lines, his, platform)
  return {
    his,
    platform,
    amountDifference,
    quantityDifference,
    balanced:
      his.rows > 0 && platform.rows > 0 && amountDifference === ZERO_AMOUNT && quantityDifference === '',
  }
}

function sideSum(lines: readonly LineView[], side: Side): SideSum {
  const own = lines.filter((line) => line.side === side)
  let amount = 0n
  let base: bigint | null = 0n
  const units = new Map<string, bigint>()
  for (const line of own) {
    amount += numberOfCell('amount', line.cells.amount) ?? 0n
    const quantity = numberOfCell('quantity', line.cells.quantity) ?? 0n
    const unit = line.cells.unit ?? ''
    units.set(unit, (units.get(unit) ?? 0n) + quantity)
    const lineBase = baseQuantityOf(line)
    base = base === null || lineBase === null ? null : base + lineBase
  }
  return {
    rows: own.length,
    amount: amountOf(amount),
    quantity: [...units].map(([unit, sum]) => `${formatQuantity(sum)} ${unit}`.trim()).join(' + '),
    baseQuantity: base,
  }
}

/** Equal units are compared as they are; different ones only through the factors that the rows themselves carry. */
function quantityGap(lines: readonly LineView[], his: SideSum, platform: SideSum): string | null {
  const units = new Set(lines.map((line) => line.cells.unit ?? ''))
  if (units.size === 1) {
    const [unit] = units
    const sum = (side: Side) =>
      lines
        .filter((line) => line.side === side)
        .reduce((total, line) => total + (numberOfCell('quantity', line.cells.quantity) ?? 0n), 0n)
    return signed(sum('his') - sum('platform'), unit)
  }
  if (his.baseQuantity === null || platform.baseQuantity === null) return null
  return signed(his.baseQuantity - platform.baseQuantity, '最小单位')
}

function signed(difference: bigint, unit: string): string {
  if (difference === 0n) return ''
  return `${difference > 0n ? '+' : ''}${formatScaled(difference, QUANTITY_DECIMALS)} ${unit}`.trim()
}
