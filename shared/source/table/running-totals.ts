/** Keeps number sums exact: beyond this they move into a bigint. */
const FLUSH = 2 ** 52

/** An exact sum of safe integers that is cheap to add to. */
class ExactSum {
  #settled = 0n
  #pending = 0

  add(value: number): void {
    if (Number.isNaN(value)) return
    this.#pending += value
    if (this.#pending > FLUSH || this.#pending < -FLUSH) this.#settle()
  }

  reset(): void {
    this.#settled = 0n
    this.#pending = 0
  }

  get value(): bigint {
    return this.#settled + BigInt(this.#pending)
  }

  #settle(): void {
    this.#settled += BigInt(this.#pending)
    this.#pending = 0
  }
}

/** Own sum of one column since the first row and since the last sum row: what the file's totals are checked against. */
export class RunningTotal {
  readonly #all = new ExactSum()
  readonly #sinceLast = new ExactSum()

  add(value: number): void {
    // One value is at most 2^53, so the pending part is flushed before it can lose a unit.
    this.#all.add(value)
    this.#sinceLast.add(value)
  }

  /**
   * Compares a total found in the file. undefined = it agrees with the sum of all rows so far or with those since the last
   * sum row; otherwise the own sum that it should have shown.
   */
  check(
    found: number,
    options: { readonly partial: boolean; readonly tolerance: number },
  ): bigint | undefined {
    const all = this.#all.value
    const part = this.#sinceLast.value
    const close = (own: bigint) => {
      const difference = own - BigInt(found)
      return difference <= BigInt(options.tolerance) && -difference <= BigInt(options.tolerance)
    }
    if (close(all) || close(part)) return undefined
    return options.partial ? part : all
  }

  sumRowPassed(): void {
    this.#sinceLast.reset()
  }
}
