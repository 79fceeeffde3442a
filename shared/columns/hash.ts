import type { Column, TextColumn } from './frame.ts'

/**
 * 53-bit content hashes of rows, computed column by column. Texts are hashed once per distinct value, so a million rows
 * cost a few integer operations a cell. The two halves are kept apart in Int32 arrays while mixing: JavaScript has no
 * fast 64-bit integers.
 */
export interface RowHashes {
  readonly high: Int32Array
  readonly low: Int32Array
}

export function startHashes(rowCount: number, seed: number): RowHashes {
  return {
    high: new Int32Array(rowCount).fill(Math.imul(seed, 0x9e3779b1) ^ 0x2545f491),
    low: new Int32Array(rowCount).fill(Math.imul(seed, 0x85ebca6b) ^ 0x6a09e667),
  }
}

/** Mixes one column into every row's hash; `tag` keeps equal values of different columns apart. */
export function mixColumn(hashes: RowHashes, column: Column, tag: number): void {
  switch (column.kind) {
    case 'text':
      mixText(hashes, column, tag)
      return
    case 'number': {
      const { values } = column
      for (let row = 0; row < hashes.low.length; row++) {
        const value = values[row]
        // NaN (absent) must hash alike whatever its bits are.
        if (Number.isNaN(value)) mix(hashes, row, 0x7ff80000, tag)
        else mix(hashes, row, value | 0, Math.imul(Math.floor(value / 4294967296) | 0, 31) + tag)
      }
      return
    }
    case 'date':
      for (let row = 0; row < hashes.low.length; row++) mix(hashes, row, column.days[row], tag)
      return
    case 'flag':
      for (let row = 0; row < hashes.low.length; row++) mix(hashes, row, column.values[row], tag)
  }
}

function mixText(hashes: RowHashes, column: TextColumn, tag: number): void {
  const first = new Int32Array(column.dictionary.length)
  const second = new Int32Array(column.dictionary.length)
  for (let code = 0; code < column.dictionary.length; code++) {
    const text = column.dictionary[code]
    let a = 0x811c9dc5
    let b = 0x1b873593
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      a = Math.imul(a ^ unit, 0x01000193)
      b = Math.imul((b ^ unit) + i, 0x5bd1e995)
    }
    first[code] = a
    second[code] = b
  }
  const { codes } = column
  for (let row = 0; row < hashes.low.length; row++) {
    const code = codes[row]
    mix(hashes, row, first[code], second[code] + tag)
  }
}

/** Mixes one more pair of integers into one row, e.g. the occurrence number of a repeated row. */
export function mix(hashes: RowHashes, row: number, a: number, b: number): void {
  let low = Math.imul(hashes.low[row] ^ a, 0x85ebca6b)
  low = Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  let high = Math.imul(hashes.high[row] ^ b, 0x27d4eb2f)
  high = Math.imul(high ^ (high >>> 15), 0x165667b1)
  hashes.low[row] = low ^ (high >>> 16)
  hashes.high[row] = high + Math.imul(low, 5) + 0x52dce729
}

/** The hashes as safe integers below 2^53, fit for a number column. */
export function finishHashes(hashes: RowHashes): Float64Array {
  const out = new Float64Array(hashes.low.length)
  for (let row = 0; row < out.length; row++) {
    out[row] = (hashes.high[row] & 0x1fffff) * 4294967296 + (hashes.low[row] >>> 0)
  }
  return out
}
