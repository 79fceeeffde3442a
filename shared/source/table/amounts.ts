import { QUANTITY_SCALE } from '../../units/quantity.ts'
import { divideRoundingHalfUp } from '../../units/rounding.ts'

/** One fen: price × quantity may differ by this much from the amount because the shown price is rounded. */
const TOLERANCE = 10_000

/** Price × quantity in micro-yuan, half up; NaN when a part is missing or the result is no safe integer. */
export function amountOfPrice(unitPrice: number, quantity: number): number {
  if (Number.isNaN(unitPrice) || Number.isNaN(quantity)) return Number.NaN
  const product = unitPrice * quantity
  if (Number.isSafeInteger(product) && product % QUANTITY_SCALE === 0) return product / QUANTITY_SCALE + 0
  const exact = divideRoundingHalfUp(BigInt(unitPrice) * BigInt(quantity), BigInt(QUANTITY_SCALE))
  const amount = Number(exact)
  return Number.isSafeInteger(amount) ? amount : Number.NaN
}

/** Whether an amount contradicts its price and quantity by more than one fen. */
export function contradictsPrice(amount: number, unitPrice: number, quantity: number): boolean {
  // A cheap look first: the double is off by far less than a fen for every row that can exist.
  const product = (unitPrice * quantity) / QUANTITY_SCALE
  const difference = Math.abs(product - amount)
  if (!(difference > TOLERANCE - 10)) return false
  return Math.abs(amountOfPrice(unitPrice, quantity) - amount) > TOLERANCE
}
