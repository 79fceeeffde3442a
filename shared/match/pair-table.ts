import { tableCapacity } from './intern-texts.ts'

/** Dense ids (from 1) for pairs of integers, such as item and unit. Open addressing, because Map boxes every key. */
export class PairTable {
  #capacity = 1024
  #slots = new Int32Array(this.#capacity)
  #first = new Int32Array(this.#capacity)
  #second = new Int32Array(this.#capacity)
  /** Ids run from 1 to `size`. */
  size = 0

  /** The id of the pair, a new one if it is new. */
  idOf(first: number, second: number): number {
    const slot = this.#slotOf(first, second)
    if (this.#slots[slot] !== 0) return this.#slots[slot]
    if ((this.size + 2) * 2 > this.#capacity) {
      this.#grow()
      return this.idOf(first, second)
    }
    this.size++
    this.#first[this.size] = first
    this.#second[this.size] = second
    this.#slots[slot] = this.size
    return this.size
  }

  /** 0 when the pair is not in the table. */
  find(first: number, second: number): number {
    return this.#slots[this.#slotOf(first, second)]
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#capacity - 1
    let h = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)
    h ^= h >>> 15
    h = Math.imul(h, 0x2c1b3c6d)
    let slot = (h ^ (h >>> 13)) & mask
    for (;;) {
      const id = this.#slots[slot]
      if (id === 0 || (this.#first[id] === first && this.#second[id] === second)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    this.#capacity = tableCapacity(this.#capacity)
    const first = new Int32Array(this.#capacity)
    const second = new Int32Array(this.#capacity)
    first.set(this.#first)
    second.set(this.#second)
    this.#first = first
    this.#second = second
    this.#slots = new Int32Array(this.#capacity)
    for (let id = 1; id <= this.size; id++) this.#slots[this.#slotOf(first[id], second[id])] = id
  }
}
