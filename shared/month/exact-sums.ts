import type { Amount } from '../units/money.ts'

/**
 * Many sums of safe integers, exact beyond 2^53: each cell adds in a float while that is exact and carries into a bigint
 * before it would not be. The carry is rare, so a million rows cost a million float additions.
 */
export class ExactSums {
  readonly #low: Float64Array
  readonly #high: bigint[]
  readonly #counts: Float64Array

  constructor(cells: number) {
    this.#low = new Float64Array(cells)
    this.#high = new Array(cells).fill(0n)
    this.#counts = new Float64Array(cells)
  }

  add(cell: number, value: number): void {
    const sum = this.#low[cell] + value
    if (sum > Number.MAX_SAFE_INTEGER || sum < -Number.MAX_SAFE_INTEGER) {
      this.#high[cell] += BigInt(this.#low[cell])
      this.#low[cell] = value
    } else this.#low[cell] = sum
    this.#counts[cell]++
  }

  sum(cell: number): Amount {
    return (this.#high[cell] + BigInt(this.#low[cell])) as Amount
  }

  count(cell: number): number {
    return this.#counts[cell]
  }
}
