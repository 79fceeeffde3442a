import { distanceOf } from './likeness.ts'
import { pairByBest } from './pair-by-best.ts'
import type { Reconciling } from './reconciling.ts'
import { visitSharedKeys } from './shared-keys.ts'

/**
 * Evidence: same item, supplier and quantity within the date window, and an invoice number that is near-equal or not
 * there yet. That is likeness, not identity: each row must be the other's only best candidate, and the pair is a
 * proposal (疑似) that a person confirms.
 */
export function passRelaxed(reconciling: Reconciling): void {
  const { lines, groups } = reconciling
  const { his, platform } = lines
  const propose = (h: number, p: number) => groups.pair(h, p, 'relaxed', 0)
  visitSharedKeys(
    { rows: groups.freeHis(his.itemKey), columns: [his.itemKey, his.supplier, his.quantityKey] },
    {
      rows: groups.freePlatform(platform.itemKey),
      columns: [platform.itemKey, platform.supplier, platform.quantityKey],
    },
    {
      pair(h, p) {
        if (distanceOf(reconciling, h, p) !== null) propose(h, p)
      },
      block(hisRows, platformRows) {
        pairByBest(hisRows, platformRows, (h, p) => unlikeness(reconciling, h, p), propose)
      },
    },
  )
}

/** Lot before invoice before amount before days: what was printed on the box before what was typed beside it. */
function unlikeness(reconciling: Reconciling, h: number, p: number): number {
  const distance = distanceOf(reconciling, h, p)
  if (distance === null) return Number.POSITIVE_INFINITY
  const { his, platform } = reconciling.lines
  const amount = his.frame.columns.amount.values[h] === platform.frame.columns.amount.values[p] ? 0 : 1
  return ((distance.lot * 100 + distance.invoice) * 2 + amount) * 100_000 + distance.days
}
