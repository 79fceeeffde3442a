import { MICRO_YUAN_PER_FEN } from '../units/money.ts'
import { roundToScale } from '../units/rounding.ts'

/** Packs × micro-yuan per pack, as an invoice states it: to the fen, half up. Exact for all but few prices. */
export function lineAmount(packs: number, packPrice: number): number {
  const exact = packs * packPrice
  if (exact % MICRO_YUAN_PER_FEN === 0) return exact
  return Number(roundToScale(BigInt(exact), 6, 2)) * MICRO_YUAN_PER_FEN
}
