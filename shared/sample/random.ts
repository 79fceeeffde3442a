/**
 * Pseudo-random numbers from a seed (xoshiro128**, seeded through splitmix32): the sample must come out byte for byte
 * the same on every machine. Not for secrets.
 */
export class SeededRandom {
  #a: number
  #b: number
  #c: number
  #d: number
  readonly #seed: number

  constructor(seed: number) {
    this.#seed = seed | 0
    let state = this.#seed
    function splitmix(): number {
      state = (state + 0x9e3779b9) | 0
      let z = state
      z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
      z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
      return z ^ (z >>> 15)
    }
    this.#a = splitmix()
    this.#b = splitmix()
    this.#c = splitmix()
    this.#d = splitmix() | 1
  }

  /** An independent stream for one purpose, so that more draws for one thing do not move all the others. */
  fork(label: string): SeededRandom {
    let hash = this.#seed ^ 0x811c9dc5
    for (let i = 0; i < label.length; i++) hash = Math.imul(hash ^ label.charCodeAt(i), 0x01000193)
    return new SeededRandom(hash)
  }

  /** In [0, 1). */
  next(): number {
    const product = Math.imul(this.#b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9)
    const t = this.#b << 9
    this.#c ^= this.#a
    this.#d ^= this.#b
    this.#b ^= this.#c
    this.#a ^= this.#d
    this.#c ^= t
    this.#d = (this.#d << 11) | (this.#d >>> 21)
    return (result >>> 0) / 4294967296
  }

  /** An integer in [0, below). */
  int(below: number): number {
    return Math.floor(this.next() * below)
  }

  /** An integer in [low, high]. */
  between(low: number, high: number): number {
    return low + this.int(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)]
  }

  /** The index whose share of the running totals is hit; `totals` are cumulative weights. */
  weighted(totals: Float64Array): number {
    const aim = this.next() * totals[totals.length - 1]
    let low = 0
    let high = totals.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (totals[middle] > aim) high = middle
      else low = middle + 1
    }
    return low
  }

  shuffle<T>(list: readonly T[]): T[] {
    const mixed = [...list]
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = this.int(i + 1)
      const held = mixed[i]
      mixed[i] = mixed[j]
      mixed[j] = held
    }
    return mixed
  }
}

export function runningTotals(weights: readonly number[]): Float64Array {
  const totals = new Float64Array(weights.length)
  let sum = 0
  for (let i = 0; i < weights.length; i++) {
    sum += weights[i]
    totals[i] = sum
  }
  return totals
}
