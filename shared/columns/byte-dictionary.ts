import { GrowableUint32 } from './growable.ts'

/**
 * Gives equal byte ranges the same number, 0, 1, 2 … in order of first appearance, without making a string of any of
 * them: a column with a million cells and a thousand distinct texts decodes a thousand texts.
 *
 * The dictionary remembers where in the source a text stood first; the source must stay unchanged while it is used
 * (it may move to a larger buffer with the same content).
 */
export class ByteDictionary {
  readonly starts = new GrowableUint32()
  readonly ends = new GrowableUint32()
  readonly #hashes = new GrowableUint32()
  /** Open addressing; holds number + 1, 0 = free. */
  #table = new Uint32Array(256)
  #mask = 255

  get size(): number {
    return this.starts.length
  }

  /** `hash` must be computed by `hashBytes` or in the same way while scanning. */
  numberOf(source: Uint8Array, start: number, end: number, hash: number): number {
    const table = this.#table
    const mask = this.#mask
    let slot = spread(hash) & mask
    for (;;) {
      const entry = table[slot]
      if (entry === 0) break
      const candidate = entry - 1
      if (this.#hashes.values[candidate] === hash >>> 0 && this.#equals(source, start, end, candidate)) {
        return candidate
      }
      slot = (slot + 1) & mask
    }
    const number = this.starts.length
    table[slot] = number + 1
    this.starts.push(start)
    this.ends.push(end)
    this.#hashes.push(hash)
    if (number * 2 >= mask) this.#grow()
    return number
  }

  #equals(source: Uint8Array, start: number, end: number, candidate: number): boolean {
    let other = this.starts.values[candidate]
    if (this.ends.values[candidate] - other !== end - start) return false
    for (let i = start; i < end; i++) if (source[i] !== source[other++]) return false
    return true
  }

  #grow(): void {
    const table = new Uint32Array(this.#table.length * 4)
    const mask = table.length - 1
    for (let number = 0; number < this.starts.length; number++) {
      let slot = spread(this.#hashes.values[number]) & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = number + 1
    }
    this.#table = table
    this.#mask = mask
  }
}

export const HASH_START = 0x811c9dc5

/** One step of the hash; scanners apply it to each byte they pass, so that no byte is visited twice. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193)
}

export function hashBytes(source: Uint8Array, start: number, end: number): number {
  let hash = HASH_START
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ source[i], 0x01000193)
  return hash
}

/** FNV leaves its low bits poorly mixed for short numbers; the table uses low bits. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}
