import { type Column, FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../columns/frame.ts'
import { assertNever } from '../errors/assert.ts'
import type { LineColumn, LineFrame } from '../model/line.ts'
import { formatRounded } from '../units/decimal.ts'
import { MONEY_DECIMALS } from '../units/money.ts'
import { formatPlainDate, NO_DATE, type PlainDate } from '../units/plain-date.ts'
import { formatQuantity } from '../units/quantity.ts'

/** How many decimals a money column keeps at least and at most when people read it. */
const MONEY_COLUMNS: Readonly<Partial<Record<LineColumn, number>>> = { amount: 2, unitPrice: 4 }

/** One cell of a line as people read it: `1,409.16`, `2026-10-15`, `是`; '' when absent. */
export function lineCellText(frame: LineFrame, column: LineColumn, row: number): string {
  const cells: Column = frame.columns[column]
  switch (cells.kind) {
    case 'text':
      return cells.dictionary[cells.codes[row]]
    case 'date':
      return cells.days[row] === NO_DATE ? '' : formatPlainDate(cells.days[row] as PlainDate)
    case 'flag':
      return flagText(cells.values[row])
    case 'number':
      return numberText(column, cells.values[row])
    default:
      return assertNever(cells)
  }
}

function flagText(value: number): string {
  if (value === FLAG_YES) return '是'
  return value === FLAG_NO ? '否' : value === FLAG_UNKNOWN ? '' : ''
}

function numberText(column: LineColumn, value: number): string {
  if (Number.isNaN(value)) return ''
  const places = MONEY_COLUMNS[column]
  if (places !== undefined) return formatRounded(BigInt(value), MONEY_DECIMALS, places, { thousands: true })
  if (column === 'quantity') return formatQuantity(value)
  return String(value)
}
