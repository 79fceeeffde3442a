import { canonicalOrder, compareContent } from './canonical-order.ts'
import { distanceOf } from './likeness.ts'
import { LIKENESS_LIMIT } from './pair-by-best.ts'
import type { Reconciling } from './reconciling.ts'
import { visitSharedKeys } from './shared-keys.ts'
import { uniqueSubset } from './unique-subset.ts'

/**
 * Evidence: same item and supplier, and one row of one side is the sum of exactly one choice of rows of the other, each
 * within the date window and with a near-equal or missing invoice number. Like every likeness only a proposal (疑似);
 * a row wanted by two sums stays alone.
 */
export function passRelaxedGroup(reconciling: Reconciling): void {
  const { lines, groups } = reconciling
  const { his, platform } = lines
  visitSharedKeys(
    { rows: groups.freeHis(his.itemKey), columns: [his.itemKey, his.supplier] },
    {
      rows: groups.freePlatform(platform.itemKey),
      columns: [platform.itemKey, platform.supplier],
    },
    {
      pair() {},
      block(hisRows, platformRows) {
        if (hisRows.length * platformRows.length <= LIKENESS_LIMIT)
          settleBlock(reconciling, hisRows, platformRows)
      },
    },
  )
}

interface Claim {
  readonly his: readonly number[]
  readonly platform: readonly number[]
}

function settleBlock(reconciling: Reconciling, hisRows: Int32Array, platformRows: Int32Array): void {
  const { lines, groups, apart } = reconciling
  const his = [...hisRows].sort(canonicalOrder(lines.his))
  const platform = [...platformRows].sort(canonicalOrder(lines.platform))
  // Parts of one delivery that agree in nothing printed add up by accident too easily.
  const close = (h: number, p: number) => distanceOf(reconciling, h, p, 'not-different') !== null
  const claims: Claim[] = []
  for (const target of platform) {
    const parts = his.filter((h) => close(h, target))
    const found = sumOf(lines.his, parts, Math.abs(lines.platform.quantity[target]))
    if (found) claims.push({ his: found, platform: [target] })
  }
  for (const target of his) {
    const parts = platform.filter((p) => close(target, p))
    const found = sumOf(lines.platform, parts, Math.abs(lines.his.quantity[target]))
    if (found) claims.push({ his: [target], platform: found })
  }
  const hisWanted = wanted(claims.flatMap((claim) => claim.his))
  const platformWanted = wanted(claims.flatMap((claim) => claim.platform))
  for (const claim of claims)
    if (
      claim.his.every((row) => hisWanted.get(row) === 1) &&
      claim.platform.every((row) => platformWanted.get(row) === 1) &&
      apart.allows(claim.his, claim.platform)
    )
      groups.together(claim.his, claim.platform, 'relaxed-group', 0)
}

function sumOf(
  side: Reconciling['lines']['his'],
  rows: readonly number[],
  target: number,
): readonly number[] | null {
  if (rows.length < 2) return null
  const indexes = uniqueSubset({
    values: rows.map((row) => Math.abs(side.quantity[row])),
    same: rows.map((row, i) => i > 0 && compareContent(side, rows[i - 1], row) === 0),
    target,
  })
  return indexes !== null && indexes.length > 1 ? indexes.map((index) => rows[index]) : null
}

function wanted(rows: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row, (counts.get(row) ?? 0) + 1)
  return counts
}
