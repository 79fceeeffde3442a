/**
 * Gives equal byte ranges the same number, 0, 1, 2 … in order of first appearance, without making a string of any of
 * them: a column with a million cells and a thousand distinct texts decodes a thousand texts.
 *
 * The dictionary remembers where in the source a text stood first; the source must stay unchanged while it is used
 * (it may move to a larger buffer with the same content).
 */
export class ByteDictionary {
  /** Number of distinct ranges so far. */
  size = 0
  /** Start and end of every distinct range. */
  #ranges = new Uint32Array(128)
  /** Open addressing in pairs, so that hash and number share a cache line: hash, number + 1 (0 = free). */
  #table = new Int32Array(512)
  #mask = 255

  startOf(number: number): number {
    return this.#ranges[number * 2]
  }

  endOf(number: number): number {
    return this.#ranges[number * 2 + 1]
  }

  numberOf(source: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(source, start, end)
    const table = this.#table
    const mask = this.#mask
    let slot = hash & mask
    for (;;) {
      const entry = table[slot * 2 + 1]
      if (entry === 0) break
      if (table[slot * 2] === hash && this.equals(source, start, end, entry - 1)) return entry - 1
      slot = (slot + 1) & mask
    }
    const number = this.size++
    table[slot * 2] = hash
    table[slot * 2 + 1] = number + 1
    if (number * 2 === this.#ranges.length) {
      const grown = new Uint32Array(this.#ranges.length * 2)
      grown.set(this.#ranges)
      this.#ranges = grown
    }
    this.#ranges[number * 2] = start
    this.#ranges[number * 2 + 1] = end
    if (this.size * 2 > mask) this.#grow()
    return number
  }

  /** Whether a range holds the same bytes as a known number: cheaper than a look-up when a column repeats itself. */
  equals(source: Uint8Array, start: number, end: number, number: number): boolean {
    let other = this.#ranges[number * 2]
    if (this.#ranges[number * 2 + 1] - other !== end - start) return false
    for (let i = start; i < end; i++) if (source[i] !== source[other++]) return false
    return true
  }

  #grow(): void {
    const old = this.#table
    const table = new Int32Array(old.length * 4)
    const mask = table.length / 2 - 1
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue
      let slot = old[from] & mask
      while (table[slot * 2 + 1] !== 0) slot = (slot + 1) & mask
      table[slot * 2] = old[from]
      table[slot * 2 + 1] = old[from + 1]
    }
    this.#table = table
    this.#mask = mask
  }
}

/** FNV-1a with a final mix, because the table uses the low bits, which FNV alone fills poorly for short numbers. */
function hashBytes(source: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ source[i], 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  // A signed result stays a small integer; an unsigned one would be allocated as a double half of the time.
  return hash ^ (hash >>> 13)
}
