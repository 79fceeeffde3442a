import type { LineView } from '#renderer/data/desk-api.ts'
import type { LineColumn } from '#shared/model/line.ts'
import { parseScaled } from '#shared/units/decimal.ts'
import { MONEY_DECIMALS } from '#shared/units/money.ts'
import { QUANTITY_DECIMALS } from '#shared/units/quantity.ts'

const DECIMALS: Readonly<Partial<Record<LineColumn, number>>> = {
  quantity: QUANTITY_DECIMALS,
  unitPrice: MONEY_DECIMALS,
  amount: MONEY_DECIMALS,
  packFactor: 0,
}

/** The exact number that a cell shows, scaled by its column's decimals; null for text, dates and empty cells. */
export function numberOfCell(column: LineColumn, text: string | undefined): bigint | null {
  const decimals = DECIMALS[column]
  return decimals === undefined || !text ? null : parseScaled(text.replaceAll(',', ''), decimals)
}

export function decimalsOf(column: LineColumn): number {
  return DECIMALS[column] ?? 0
}

/** Quantity in base units (最小单位) when the row says its pack factor (转换比); null otherwise. */
export function baseQuantityOf(line: LineView): bigint | null {
  const quantity = numberOfCell('quantity', line.cells.quantity)
  const factor = numberOfCell('packFactor', line.cells.packFactor)
  return quantity === null || factor === null || factor <= 0n ? null : quantity * factor
}
