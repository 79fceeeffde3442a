import { pairByBest } from './pair-by-best.ts'
import type { Reconciling } from './reconciling.ts'
import { visitSharedKeys } from './shared-keys.ts'
import { settleBySums } from './sum-blocks.ts'

const PASS = 'group-sum'

/**
 * Evidence: same item and invoice, and quantities that add up exactly: one delivery received in several parts (by lot
 * or by store), or several deliveries in one receipt. First under the same lot, then under the invoice alone, where
 * one side often leaves the lot out or books two lots as one.
 */
export function passByGroupSum(reconciling: Reconciling): void {
  const { lines, groups } = reconciling
  const freeHis = () => groups.freeHis(lines.his.itemKey, lines.his.invoice)
  const freePlatform = () => groups.freePlatform(lines.platform.itemKey, lines.platform.invoice)
  const his = freeHis()
  const platform = freePlatform()
  const settle = (hisRows: ArrayLike<number>, platformRows: ArrayLike<number>) =>
    settleBySums(reconciling, hisRows, platformRows, (h, p) => {
      groups.together(h, p, PASS, 1)
    })
  visitSharedKeys(
    { rows: his, columns: [lines.his.itemKey, lines.his.invoice, lines.his.lot] },
    { rows: platform, columns: [lines.platform.itemKey, lines.platform.invoice, lines.platform.lot] },
    { pair() {}, block: settle },
  )

  const { quantityKey } = lines.his
  visitSharedKeys(
    { rows: freeHis(), columns: [lines.his.itemKey, lines.his.invoice] },
    {
      rows: freePlatform(),
      columns: [lines.platform.itemKey, lines.platform.invoice],
    },
    {
      pair(h, p) {
        if (quantityKey[h] === lines.platform.quantityKey[p]) settle([h], [p])
      },
      block(hisRows, platformRows) {
        pairByBest(
          hisRows,
          platformRows,
          (h, p) => lotDistance(reconciling, h, p),
          (h, p) => groups.pair(h, p, PASS, 1),
        )
        settle(
          hisRows.filter((row) => groups.hisGroup[row] < 0),
          platformRows.filter((row) => groups.platformGroup[row] < 0),
        )
      },
    },
  )
}

/** Of rows with equal quantity under one invoice, a missing lot fits better than another lot, and then equal amounts. */
function lotDistance({ lines, apart }: Reconciling, h: number, p: number): number {
  const { his, platform } = lines
  if (his.quantityKey[h] !== platform.quantityKey[p] || !apart.allowsPair(h, p))
    return Number.POSITIVE_INFINITY
  const bothStated = his.lot[h] !== 0 && platform.lot[p] !== 0
  const lots = his.lot[h] === platform.lot[p] ? 0 : bothStated ? 2 : 1
  const amounts = his.frame.columns.amount.values[h] === platform.frame.columns.amount.values[p] ? 0 : 1
  return lots * 2 + amounts
}
