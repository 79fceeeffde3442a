import { internNumbers } from '../match/intern-numbers.ts'
import type { PreparedSide } from './prepared-lines.ts'
import type { Reconciling } from './reconciling.ts'
import { type KeyedRows, visitSharedKeys } from './shared-keys.ts'

const PASS = 'difference'

/**
 * Evidence: the identity keys agree and a figure does not. In this order:
 * 1. same item, invoice and lot, whatever the quantities: certain if one row stands against one, else a proposal;
 * 2. same item and invoice, one row against one, a lot missing: a proposal (two lots stated and different are two goods);
 * 3. same invoice, lot, quantity and amount under another item code (编码未对照), one against one: a proposal.
 * Which figures differ is found out for all groups alike, in group-kinds.ts.
 */
export function findDifferences(reconciling: Reconciling): void {
  const { lines, groups, apart } = reconciling
  const his = directed(lines.his)
  const platform = directed(lines.platform)
  const rowsOf = () => ({
    his: groups.freeHis(his, lines.his.invoice),
    platform: groups.freePlatform(platform, lines.platform.invoice),
  })

  let rows = rowsOf()
  visitSharedKeys(keyed(lines.his, rows.his, his), keyed(lines.platform, rows.platform, platform), {
    pair(h, p) {
      // A lot that neither side states is no agreement; such rows are seen again below.
      if (lines.his.lot[h] !== 0 && apart.allowsPair(h, p)) groups.pair(h, p, PASS, 1)
    },
    block(hisRows, platformRows) {
      if (lines.his.lot[hisRows[0]] === 0) return
      const left = apart.withoutParted([...hisRows], [...platformRows])
      if (left.his.length > 0 && left.platform.length > 0) groups.together(left.his, left.platform, PASS, 0)
    },
  })

  rows = rowsOf()
  visitSharedKeys(
    { rows: rows.his, columns: [his, lines.his.invoice] },
    { rows: rows.platform, columns: [platform, lines.platform.invoice] },
    {
      pair(h, p) {
        const lotMissing = lines.his.lot[h] === 0 || lines.platform.lot[p] === 0
        if (lotMissing && apart.allowsPair(h, p)) groups.pair(h, p, PASS, 0)
      },
      block() {},
    },
  )

  const hisLeft = groups.freeHis(lines.his.invoice, lines.his.quantityKey)
  const platformLeft = groups.freePlatform(lines.platform.invoice, lines.platform.quantityKey)
  const [hisAmount, platformAmount] = amountKeys([
    { side: lines.his, rows: hisLeft },
    { side: lines.platform, rows: platformLeft },
  ])
  visitSharedKeys(
    figures(lines.his, hisLeft, hisAmount),
    figures(lines.platform, platformLeft, platformAmount),
    {
      pair(h, p) {
        if (hisAmount[h] !== 0 && apart.allowsPair(h, p)) groups.pair(h, p, PASS, 0)
      },
      block() {},
    },
  )
}

/** Item and direction, whatever the quantity is counted in; 0 where the row names no item. */
function directed(side: PreparedSide): Int32Array {
  const keys = new Int32Array(side.rowCount)
  for (let row = 0; row < side.rowCount; row++)
    if (side.item[row] !== 0) keys[row] = side.item[row] * 2 + side.isReturn[row]
  return keys
}

function keyed(side: PreparedSide, rows: Int32Array, directedItem: Int32Array): KeyedRows {
  return { rows, columns: [directedItem, side.invoice, side.lot] }
}

/** Equal quantity and amount imply equal direction, because a return has negative figures. */
function figures(side: PreparedSide, rows: Int32Array, amount: Int32Array): KeyedRows {
  return { rows, columns: [side.invoice, side.lot, side.quantityKey, amount] }
}

/** Amounts as shared integers, only for the rows that are left. */
function amountKeys(sides: readonly { side: PreparedSide; rows: Int32Array }[]): Int32Array[] {
  const ids = internNumbers(
    sides.map(({ side, rows }) => Float64Array.from(rows, (row) => side.frame.columns.amount.values[row])),
  )
  return sides.map(({ side, rows }, s) => {
    const keys = new Int32Array(side.rowCount)
    for (let i = 0; i < rows.length; i++) keys[rows[i]] = ids[s][i]
    return keys
  })
}
