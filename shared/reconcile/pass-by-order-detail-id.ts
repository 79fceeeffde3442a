import { compareContent } from './canonical-order.ts'
import { pairAlike } from './pair-alike.ts'
import type { PreparedSide } from './prepared-lines.ts'
import type { Reconciling } from './reconciling.ts'
import { type DenselyKeyed, visitDenseKeys } from './shared-keys.ts'
import { uniqueSubset } from './unique-subset.ts'

const PASS = 'order-detail-id'

/**
 * Evidence: both rows carry the same order-detail id of the platform (省平台订单明细编号), which the platform gives to
 * one line of one order. Nothing else has to agree; what does not is a discrepancy of the group.
 *
 * An order line can be delivered in parts, so within an id (purchases and returns apart) rows that agree one to one in
 * invoice, lot and quantity are groups of their own; all others of the id are one N:M group. Where exact repeats
 * explain the surplus of that group, they are marked as repeats (重复入库).
 */
export function passByOrderDetailId(reconciling: Reconciling): void {
  const { lines, groups, apart } = reconciling
  const his = byOrderAndDirection(lines.his, groups.hisGroup)
  const platform = byOrderAndDirection(lines.platform, groups.platformGroup)
  visitDenseKeys(his, platform, lines.orderIdCount * 2, {
    pair(h, p) {
      if (apart.allowsPair(h, p)) groups.pair(h, p, PASS, 1)
    },
    block(hisRows, platformRows) {
      settleOrder(reconciling, hisRows, platformRows)
    },
  })
}

function byOrderAndDirection(side: PreparedSide, group: Int32Array): DenselyKeyed {
  const keys = new Int32Array(side.rowCount)
  const rows = new Int32Array(side.rowCount)
  for (let row = 0; row < side.rowCount; row++) {
    rows[row] = row
    keys[row] = side.orderId[row] === 0 || group[row] >= 0 ? -1 : side.orderId[row] * 2 + side.isReturn[row]
  }
  return { rows, keys }
}

function settleOrder(reconciling: Reconciling, hisRows: Int32Array, platformRows: Int32Array): void {
  const { lines, groups, apart } = reconciling
  if (anyAgree(lines.his, hisRows, lines.platform, platformRows))
    pairDeliveries(reconciling, hisRows, platformRows)
  const left = apart.withoutParted(
    stillFree(hisRows, groups.hisGroup),
    stillFree(platformRows, groups.platformGroup),
  )
  if (left.his.length === 0 || left.platform.length === 0) return
  groups.together(left.his, left.platform, PASS, 1)
  markRepeats(reconciling, left.his, left.platform)
}

function stillFree(rows: Int32Array, group: Int32Array): number[] {
  const free: number[] = []
  for (let i = 0; i < rows.length; i++) if (group[rows[i]] < 0) free.push(rows[i])
  return free
}

/** False for most orders delivered in parts, and cheap to see while there are few rows; true when there are many. */
function anyAgree(
  his: PreparedSide,
  hisRows: Int32Array,
  platform: PreparedSide,
  platformRows: Int32Array,
): boolean {
  if (hisRows.length * platformRows.length > 64) return true
  for (const h of hisRows)
    for (const p of platformRows)
      if (
        his.quantityKey[h] === platform.quantityKey[p] &&
        his.invoice[h] === platform.invoice[p] &&
        his.lot[h] === platform.lot[p]
      )
        return true
  return false
}

function pairDeliveries(reconciling: Reconciling, hisRows: Int32Array, platformRows: Int32Array): void {
  const { lines, groups } = reconciling
  const platformByDelivery = byDelivery(lines.platform, platformRows)
  for (const [key, rows] of byDelivery(lines.his, hisRows)) {
    const others = platformByDelivery.get(key)
    if (others) pairAlike(reconciling, rows, others, (h, p) => groups.pair(h, p, PASS, 1))
  }
}

function byDelivery(side: PreparedSide, rows: Int32Array): Map<string, number[]> {
  const deliveries = new Map<string, number[]>()
  for (const row of rows) {
    if (side.quantityKey[row] === 0) continue
    const key = deliveryKey(side, row)
    const known = deliveries.get(key)
    if (known) known.push(row)
    else deliveries.set(key, [row])
  }
  return deliveries
}

function deliveryKey(side: PreparedSide, row: number): string {
  return `${side.invoice[row]},${side.lot[row]},${side.quantityKey[row]},${side.measure[row]}`
}

function markRepeats(
  { lines, groups }: Reconciling,
  hisRows: readonly number[],
  platformRows: readonly number[],
): void {
  const surplus = sum(lines.his, hisRows) - sum(lines.platform, platformRows)
  if (surplus === 0 || Number.isNaN(surplus)) return
  const direction = lines.his.isReturn[hisRows[0]] === 1 ? -1 : 1
  const ofHis = surplus * direction > 0
  const side = ofHis ? lines.his : lines.platform
  const marks = ofHis ? groups.hisRepeat : groups.platformRepeat
  const rows = [...(ofHis ? hisRows : platformRows)].sort((a, b) => compareContent(side, a, b) || a - b)
  const repeats = rows.filter((row, i) => i > 0 && compareContent(side, rows[i - 1], row) === 0)
  const found = uniqueSubset({
    values: repeats.map((row) => Math.abs(side.quantity[row])),
    same: repeats.map((row, i) => i > 0 && compareContent(side, repeats[i - 1], row) === 0),
    target: Math.abs(surplus),
  })
  for (const index of found ?? []) marks[repeats[index]] = 1
}

function sum(side: PreparedSide, rows: readonly number[]): number {
  let total = 0
  for (const row of rows)
    total += side.measure[row] === side.measure[rows[0]] ? side.quantity[row] : Number.NaN
  return total
}
