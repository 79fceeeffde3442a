import { type PassName, passes } from './contract.ts'

/** The groups found so far. A row belongs to no group or to one for good: passes only ever add. */
export class GroupsInProgress {
  readonly hisGroup: Int32Array
  readonly platformGroup: Int32Array
  /** 1 for a row that exactly repeats another row of its group: its figures count once. */
  readonly hisRepeat: Uint8Array
  readonly platformRepeat: Uint8Array
  readonly pass: Uint8Array
  readonly auto: Uint8Array
  count = 0
  #hisFree: Int32Array
  #platformFree: Int32Array

  constructor(hisRows: number, platformRows: number) {
    this.hisGroup = new Int32Array(hisRows).fill(-1)
    this.platformGroup = new Int32Array(platformRows).fill(-1)
    this.hisRepeat = new Uint8Array(hisRows)
    this.platformRepeat = new Uint8Array(platformRows)
    this.pass = new Uint8Array(hisRows + platformRows)
    this.auto = new Uint8Array(hisRows + platformRows)
    this.#hisFree = rowNumbers(hisRows)
    this.#platformFree = rowNumbers(platformRows)
  }

  /** Rows of the HIS that are still in no group and have a value (not 0) in both columns, in ascending order. */
  freeHis(needed: Int32Array, neededToo: Int32Array = needed): Int32Array {
    this.#hisFree = stillFree(this.#hisFree, this.hisGroup)
    return having(this.#hisFree, needed, neededToo)
  }

  freePlatform(needed: Int32Array, neededToo: Int32Array = needed): Int32Array {
    this.#platformFree = stillFree(this.#platformFree, this.platformGroup)
    return having(this.#platformFree, needed, neededToo)
  }

  /** A new group, still without rows. `auto` is 1 where the evidence needs no person. */
  open(pass: PassName, auto: 0 | 1): number {
    this.pass[this.count] = passes.indexOf(pass)
    this.auto[this.count] = auto
    return this.count++
  }

  pair(hisRow: number, platformRow: number, pass: PassName, auto: 0 | 1): void {
    const group = this.open(pass, auto)
    this.hisGroup[hisRow] = group
    this.platformGroup[platformRow] = group
  }

  together(hisRows: ArrayLike<number>, platformRows: ArrayLike<number>, pass: PassName, auto: 0 | 1): number {
    const group = this.open(pass, auto)
    for (let i = 0; i < hisRows.length; i++) this.hisGroup[hisRows[i]] = group
    for (let i = 0; i < platformRows.length; i++) this.platformGroup[platformRows[i]] = group
    return group
  }
}

/** Compacts the list in place: passes only ever take rows away, so no pass looks at a million rows again. */
function stillFree(rows: Int32Array, group: Int32Array): Int32Array {
  let count = 0
  for (let i = 0; i < rows.length; i++) if (group[rows[i]] < 0) rows[count++] = rows[i]
  return rows.subarray(0, count)
}

function having(rows: Int32Array, needed: Int32Array, neededToo: Int32Array): Int32Array {
  const found = new Int32Array(rows.length)
  let count = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    if (needed[row] !== 0 && neededToo[row] !== 0) found[count++] = row
  }
  return found.subarray(0, count)
}

function rowNumbers(count: number): Int32Array {
  const rows = new Int32Array(count)
  for (let row = 0; row < count; row++) rows[row] = row
  return rows
}
