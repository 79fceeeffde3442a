import { tableCapacity } from '../match/intern-texts.ts'

/** Two to four integer columns of one side that together are a key. */
export type KeyColumns =
  | readonly [Int32Array, Int32Array]
  | readonly [Int32Array, Int32Array, Int32Array]
  | readonly [Int32Array, Int32Array, Int32Array, Int32Array]

export interface KeyedRows {
  readonly rows: Int32Array
  readonly columns: KeyColumns
}

/**
 * What is done with rows of both sides that share a key. The rows of a block come in ascending order; the order of
 * blocks follows the files, so what a visitor does must not depend on it: blocks share no row.
 */
export interface SharedKeyVisitor {
  pair(hisRow: number, platformRow: number): void
  block(hisRows: Int32Array, platformRows: Int32Array): void
}

/**
 * Visits the rows of both sides under every key that both have: a hash join. One row against one row, by far the
 * commonest case, costs no list.
 */
export function visitSharedKeys(his: KeyedRows, platform: KeyedRows, visitor: SharedKeyVisitor): void {
  if (his.rows.length === 0 || platform.rows.length === 0) return
  const { hisKeys, platformKeys, keyCount } = denseKeys(his, platform)
  visitDenseKeys(
    { rows: his.rows, keys: hisKeys },
    { rows: platform.rows, keys: platformKeys },
    keyCount,
    visitor,
  )
}

function denseKeys(his: KeyedRows, platform: KeyedRows) {
  const [a, b, c, d] = padded(platform.columns)
  const { rows } = platform
  const capacity = tableCapacity(rows.length)
  const mask = capacity * 2 - 1
  const slots = new Int32Array(capacity * 2)
  // Slot: hash, then 1 + index into `rows` of the first row with the key; its key number is in platformKeys.
  const platformKeys = new Int32Array(rows.length)
  let keyCount = 0
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]
    const hash = hashOfKey(a[row], b[row], c[row], d[row])
    let slot = (hash * 2) & mask
    for (;;) {
      const first = slots[slot + 1]
      if (first === 0) {
        slots[slot] = hash
        slots[slot + 1] = i + 1
        platformKeys[i] = keyCount++
        break
      }
      if (slots[slot] === hash) {
        const other = rows[first - 1]
        if (a[other] === a[row] && b[other] === b[row] && c[other] === c[row] && d[other] === d[row]) {
          platformKeys[i] = platformKeys[first - 1]
          break
        }
      }
      slot = (slot + 2) & mask
    }
  }
  const [e, f, g, h] = padded(his.columns)
  const hisRows = his.rows
  const hisKeys = new Int32Array(hisRows.length)
  for (let i = 0; i < hisRows.length; i++) {
    const row = hisRows[i]
    const hash = hashOfKey(e[row], f[row], g[row], h[row])
    let slot = (hash * 2) & mask
    let key = -1
    for (;;) {
      const first = slots[slot + 1]
      if (first === 0) break
      if (slots[slot] === hash) {
        const other = rows[first - 1]
        if (a[other] === e[row] && b[other] === f[row] && c[other] === g[row] && d[other] === h[row]) {
          key = platformKeys[first - 1]
          break
        }
      }
      slot = (slot + 2) & mask
    }
    hisKeys[i] = key
  }
  return { hisKeys, platformKeys, keyCount }
}

export interface DenselyKeyed {
  readonly rows: Int32Array
  /** Key of each of `rows`, from 0; -1 for rows that take no part. */
  readonly keys: Int32Array
}

/** As visitSharedKeys, for keys that are already small integers. */
export function visitDenseKeys(
  his: DenselyKeyed,
  platform: DenselyKeyed,
  keyCount: number,
  visitor: SharedKeyVisitor,
): void {
  const hisCount = new Int32Array(keyCount)
  const platformCount = new Int32Array(keyCount)
  const lastHis = countKeys(his, hisCount)
  const lastPlatform = countKeys(platform, platformCount)
  // Where both sides have rows and one has several: counts become the offsets of lists.
  let hisTotal = 0
  let platformTotal = 0
  const several: number[] = []
  for (let key = 0; key < keyCount; key++) {
    const n = hisCount[key]
    const m = platformCount[key]
    if (n === 1 && m === 1) {
      visitor.pair(lastHis[key], lastPlatform[key])
      hisCount[key] = -1
      platformCount[key] = -1
    } else if (n === 0 || m === 0) {
      hisCount[key] = -1
      platformCount[key] = -1
    } else {
      several.push(key, n, m)
      hisCount[key] = hisTotal
      platformCount[key] = platformTotal
      hisTotal += n
      platformTotal += m
    }
  }
  if (several.length === 0) return
  const hisLists = listRows(his, hisCount, hisTotal)
  const platformLists = listRows(platform, platformCount, platformTotal)
  let hisFrom = 0
  let platformFrom = 0
  for (let i = 0; i < several.length; i += 3) {
    const hisTo = hisFrom + several[i + 1]
    const platformTo = platformFrom + several[i + 2]
    visitor.block(hisLists.subarray(hisFrom, hisTo), platformLists.subarray(platformFrom, platformTo))
    hisFrom = hisTo
    platformFrom = platformTo
  }
}

function countKeys({ rows, keys }: DenselyKeyed, counts: Int32Array): Int32Array {
  const last = new Int32Array(counts.length)
  for (let i = 0; i < rows.length; i++) {
    const key = keys[i]
    if (key < 0) continue
    counts[key]++
    last[key] = rows[i]
  }
  return last
}

function listRows({ rows, keys }: DenselyKeyed, offsets: Int32Array, total: number): Int32Array {
  const lists = new Int32Array(total)
  for (let i = 0; i < rows.length; i++) {
    const key = keys[i]
    if (key >= 0 && offsets[key] >= 0) lists[offsets[key]++] = rows[i]
  }
  return lists
}

/** A shorter key repeats its first column, which changes neither equality nor the spread of hashes. */
function padded(columns: KeyColumns): readonly [Int32Array, Int32Array, Int32Array, Int32Array] {
  return [columns[0], columns[1], columns[2] ?? columns[0], columns[3] ?? columns[0]]
}

function hashOfKey(a: number, b: number, c: number, d: number): number {
  let h = Math.imul(a, 0x9e3779b1)
  h = Math.imul(h ^ (h >>> 15) ^ b, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13) ^ c, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16) ^ d, 0x27d4eb2f)
  return h ^ (h >>> 15)
}
