import { canonicalOrder, compareContent, compareNumbers } from './canonical-order.ts'
import { passes } from './contract.ts'
import type { PreparedSide } from './prepared-lines.ts'
import type { Reconciling } from './reconciling.ts'
import { visitSharedKeys } from './shared-keys.ts'

const DECIDED = passes.indexOf('decided')

/**
 * Evidence: a row that nothing matched says the same as a row that was matched: item, invoice, lot, quantity and
 * amount. It is the same goods booked twice (重复入库), so it joins that row's group, where its figures do not count
 * again and the group says `duplicate`. Without an invoice number, day and document (or order line) must be the same as well. Groups
 * fixed by people take nothing in.
 */
export function joinDuplicates(reconciling: Reconciling): void {
  const { lines, groups } = reconciling
  joinSide(reconciling, { side: lines.his, group: groups.hisGroup, repeat: groups.hisRepeat, isHis: true })
  joinSide(reconciling, {
    side: lines.platform,
    group: groups.platformGroup,
    repeat: groups.platformRepeat,
    isHis: false,
  })
}

interface SideOfGroups {
  readonly side: PreparedSide
  readonly group: Int32Array
  readonly repeat: Uint8Array
  readonly isHis: boolean
}

function joinSide(reconciling: Reconciling, { side, group, repeat, isHis }: SideOfGroups): void {
  const { groups, apart } = reconciling
  const free = isHis ? groups.freeHis(side.itemKey) : groups.freePlatform(side.itemKey)
  if (free.length === 0) return
  const columns = [side.itemKey, side.invoice, side.lot, side.quantityKey] as const
  const inOrder = canonicalOrder(side)
  const mayJoin = (into: number, row: number) => {
    if (!apart.concerns(isHis ? 'his' : 'platform', row)) return true
    const his = rowsOfGroup(groups.hisGroup, into)
    const platform = rowsOfGroup(groups.platformGroup, into)
    return isHis ? apart.allows([...his, row], platform) : apart.allows(his, [...platform, row])
  }
  const join = (row: number, originals: ArrayLike<number>) => {
    const original = Array.from(originals)
      .filter((other) => saysTheSame(side, row, other) && mayJoin(group[other], row))
      .sort((a, b) => nearer(side, row, a, b) || inOrder(a, b))[0]
    if (original === undefined) return
    group[row] = group[original]
    repeat[row] = 1
  }
  visitSharedKeys(
    { rows: groupedRows(groups.pass, group), columns },
    { rows: free, columns },
    {
      pair(original, row) {
        join(row, [original])
      },
      block(originals, rows) {
        const some = originals.length > MANY ? originals.slice().sort(inOrder).subarray(0, MANY) : originals
        const sorted = rows.slice().sort(inOrder)
        sorted.forEach((row, i) => {
          const before = sorted[i - 1]
          const asBefore = i > 0 && repeat[before] === 1 && isSame(side, before, row)
          if (asBefore && mayJoin(group[before], row)) {
            group[row] = group[before]
            repeat[row] = 1
          } else join(row, some)
        })
      },
    },
  )
}

/** So many equal rows are as good as each other; looking at all of them for each row would take squared time. */
const MANY = 200

/** True for rows of which the second goes wherever the first went. */
function isSame(side: PreparedSide, a: number, b: number): boolean {
  const { documentNo } = side.frame.columns
  return compareContent(side, a, b) === 0 && documentNo.codes[a] === documentNo.codes[b]
}

function groupedRows(pass: Uint8Array, group: Int32Array): Int32Array {
  const rows = new Int32Array(group.length)
  let count = 0
  for (let row = 0; row < group.length; row++)
    if (group[row] >= 0 && pass[group[row]] !== DECIDED) rows[count++] = row
  return rows.subarray(0, count)
}

/** A walk over all rows: only for the few rows that people have parted from others. */
function rowsOfGroup(group: Int32Array, wanted: number): number[] {
  const rows: number[] = []
  for (let row = 0; row < group.length; row++) if (group[row] === wanted) rows.push(row)
  return rows
}

function saysTheSame(side: PreparedSide, a: number, b: number): boolean {
  const { amount, documentNo, postedOn } = side.frame.columns
  if (compareNumbers(amount.values[a], amount.values[b]) !== 0) return false
  if (side.orderId[a] !== 0 && side.orderId[b] !== 0 && side.orderId[a] !== side.orderId[b]) return false
  if (side.invoice[a] !== 0) return true
  const sameDocument = documentNo.codes[a] === documentNo.codes[b] && documentNo.codes[a] !== 0
  const sameOrder = side.orderId[a] === side.orderId[b] && side.orderId[a] !== 0
  return (sameDocument || sameOrder) && postedOn.days[a] === postedOn.days[b]
}

/** Of several originals the one of the same order line, then of the nearest day. */
function nearer(side: PreparedSide, row: number, a: number, b: number): number {
  const { days } = side.frame.columns.postedOn
  const order = (other: number) => (side.orderId[other] === side.orderId[row] ? 0 : 1)
  const gap = (other: number) => Math.abs(days[other] - days[row])
  return order(a) - order(b) || gap(a) - gap(b)
}
