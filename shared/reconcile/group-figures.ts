import type { PreparedSide } from './prepared-lines.ts'

/** What one side of a group says, its exact repeats left out. */
export interface GroupFigures {
  /** Rows that count. */
  readonly lines: number
  readonly repeats: number
  /** Common measure of all rows; MIXED where they are counted in different measures. */
  readonly measure: number
  /** Sum in that measure; NaN if a row has no quantity. */
  readonly quantity: number
  readonly amount: number
  readonly hasPurchase: boolean
  readonly hasReturn: boolean
  readonly firstMonth: number
  readonly lastMonth: number
}

export const MIXED = -1

interface FiguresInput {
  readonly side: PreparedSide
  readonly repeat: Uint8Array
  readonly rows: Uint32Array
  readonly months: Int32Array
}

export function groupFigures({ side, repeat, rows, months }: FiguresInput): GroupFigures {
  const amounts = side.frame.columns.amount.values
  let lines = 0
  let measure = MIXED
  let quantity = 0
  let amount = 0
  let hasPurchase = false
  let hasReturn = false
  let firstMonth = Number.POSITIVE_INFINITY
  let lastMonth = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    if (repeat[row] === 1) continue
    measure = lines === 0 || side.measure[row] === measure ? side.measure[row] : MIXED
    lines++
    quantity += side.quantity[row]
    amount += amounts[row]
    if (side.isReturn[row] === 1) hasReturn = true
    else hasPurchase = true
    firstMonth = Math.min(firstMonth, months[row])
    lastMonth = Math.max(lastMonth, months[row])
  }
  const repeats = rows.length - lines
  return { lines, repeats, measure, quantity, amount, hasPurchase, hasReturn, firstMonth, lastMonth }
}
