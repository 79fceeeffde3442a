/** Why rows belong together, or why a row stands alone. The order is the code in truth.json. */
export const truthReasons = [
  'identity',
  'unit',
  'split',
  'merge',
  'return',
  'late-invoice',
  'typo',
  'duplicate',
  'quantity-error',
  'price-error',
  'wrong-code',
  'cross-month',
  'his-only',
  'platform-only',
] as const
export type TruthReason = (typeof truthReasons)[number]

/** The groups of the true world, one reason each; rows refer to them by number. */
export class Truth {
  #reasons = new Uint8Array(4096)
  groupCount = 0

  group(reason: TruthReason): number {
    if (this.groupCount === this.#reasons.length) {
      const grown = new Uint8Array(this.#reasons.length * 2)
      grown.set(this.#reasons)
      this.#reasons = grown
    }
    this.#reasons[this.groupCount] = truthReasons.indexOf(reason)
    return this.groupCount++
  }

  amend(group: number, reason: TruthReason): void {
    this.#reasons[group] = truthReasons.indexOf(reason)
  }

  reasonOf(group: number): TruthReason {
    return truthReasons[this.#reasons[group]]
  }

  /** Code of the reason by group. */
  reasons(): Uint8Array {
    return this.#reasons.subarray(0, this.groupCount)
  }
}
