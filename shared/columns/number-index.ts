/**
 * Open-addressing index from safe integers (row hashes) to the chain of rows that carry them. A JavaScript Map of a
 * million numbers costs some ten times more time and memory.
 */
export interface NumberIndex {
  /** First row with the key, -1 if none; further rows by `next`. */
  first(key: number): number
  readonly next: Int32Array
}

export function indexNumbers(keys: Float64Array): NumberIndex {
  let capacity = 16
  while (capacity < keys.length * 2) capacity *= 2
  const mask = capacity - 1
  const slots = new Int32Array(capacity).fill(-1)
  const next = new Int32Array(keys.length).fill(-1)
  // Backwards, so that a chain lists its rows in ascending order.
  for (let row = keys.length - 1; row >= 0; row--) {
    const key = keys[row]
    let slot = spread(key) & mask
    while (slots[slot] !== -1 && keys[slots[slot]] !== key) slot = (slot + 1) & mask
    next[row] = slots[slot]
    slots[slot] = row
  }
  return {
    next,
    first(key) {
      let slot = spread(key) & mask
      while (slots[slot] !== -1) {
        if (keys[slots[slot]] === key) return slots[slot]
        slot = (slot + 1) & mask
      }
      return -1
    },
  }
}

function spread(key: number): number {
  const low = key | 0
  const high = Math.floor(key / 4294967296) | 0
  const h = Math.imul(low ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b)
  return h ^ (h >>> 15)
}
