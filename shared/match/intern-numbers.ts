import { tableCapacity } from './intern-texts.ts'

/**
 * Gives equal ids to equal numbers of several columns; NaN and absent get 0 and are equal to nothing. Quantities and
 * amounts become small integers, so that they can be parts of an integer key.
 */
export function internNumbers(columns: readonly Float64Array[]): Int32Array[] {
  let capacity = 1024
  let values = new Float64Array(capacity)
  let slots = new Int32Array(capacity)
  let count = 0
  function grow(): void {
    capacity = tableCapacity(capacity)
    const grown = new Float64Array(capacity)
    grown.set(values)
    values = grown
    slots = new Int32Array(capacity)
    for (let id = 1; id <= count; id++) {
      let slot = hashOfNumber(values[id]) & (capacity - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (capacity - 1)
      slots[slot] = id
    }
  }
  return columns.map((column) => {
    const ids = new Int32Array(column.length)
    for (let row = 0; row < column.length; row++) {
      const value = column[row]
      if (Number.isNaN(value)) continue
      let slot = hashOfNumber(value) & (capacity - 1)
      while (slots[slot] !== 0 && values[slots[slot]] !== value) slot = (slot + 1) & (capacity - 1)
      if (slots[slot] === 0) {
        if ((count + 2) * 2 > capacity) {
          grow()
          row--
          continue
        }
        count++
        values[count] = value
        slots[slot] = count
      }
      ids[row] = slots[slot]
    }
    return ids
  })
}

function hashOfNumber(value: number): number {
  // Quantities are multiples of 10,000 and more: the high half must take part or everything falls into few slots.
  const high = value * 2.3283064365386963e-10
  let h = Math.imul((value | 0) ^ Math.imul(high | 0, 0x9e3779b1), 0x85ebca6b)
  h ^= h >>> 15
  h = Math.imul(h, 0x2c1b3c6d)
  return h ^ (h >>> 13)
}
