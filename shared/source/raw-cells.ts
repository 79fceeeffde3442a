import { CELL_EMPTY, type CellKind, type RawColumn } from './contract.ts'
import { Refused } from './refused.ts'

const SMALLEST_COLUMN = 256
/**
 * Nine bytes a slot: 48 million slots are 432 MB, a sheet of a million rows and 45 columns. A few cells scattered over the
 * far corners of a sheet would otherwise claim all memory.
 */
const MAX_SLOTS = 48 * 1024 * 1024

/** How many slots all sheets of one workbook have claimed together. */
export class SlotBudget {
  #left = MAX_SLOTS

  claim(slots: number): void {
    this.#left -= slots
    if (this.#left < 0) throw new Refused('too_large', { cells: MAX_SLOTS })
  }
}

class GrowingColumn {
  kinds: Uint8Array
  values: Float64Array

  constructor(capacity: number) {
    this.kinds = new Uint8Array(capacity)
    this.values = new Float64Array(capacity)
  }
}

/** Cells of one sheet while they are being read: one pair of typed arrays a column, doubling as rows arrive. */
export class RawCells {
  readonly columns: (GrowingColumn | undefined)[] = []
  /** Rows up to the last one that holds a value: blank formatted tails do not count. */
  rowCount = 0
  cellCount = 0
  readonly #budget: SlotBudget

  constructor(budget: SlotBudget) {
    this.#budget = budget
  }

  put(row: number, column: number, kind: CellKind, value: number): void {
    let target = this.columns[column]
    if (target === undefined || row >= target.kinds.length) target = this.#grow(column, row)
    target.kinds[row] = kind
    target.values[row] = value
    if (row >= this.rowCount) this.rowCount = row + 1
    this.cellCount++
  }

  #grow(index: number, row: number): GrowingColumn {
    const old = this.columns[index]
    const before = old === undefined ? 0 : old.kinds.length
    let capacity = Math.max(before, SMALLEST_COLUMN)
    while (capacity <= row) capacity *= 2
    this.#budget.claim(capacity - before)
    const grown = new GrowingColumn(capacity)
    if (old !== undefined) {
      grown.kinds.set(old.kinds)
      grown.values.set(old.values)
    }
    while (this.columns.length < index) this.columns.push(undefined)
    this.columns[index] = grown
    return grown
  }

  /** Columns as the contract has them. */
  finish(): readonly (RawColumn | undefined)[] {
    return this.columns
  }
}

/** Kind of a cell, wherever it is. */
export function kindAt(column: RawColumn | undefined, row: number): CellKind {
  return column !== undefined && row < column.kinds.length ? (column.kinds[row] as CellKind) : CELL_EMPTY
}
