import { canonicalOrder, compareNumbers } from './canonical-order.ts'
import type { Reconciling } from './reconciling.ts'

type Visit = (hisRow: number, platformRow: number) => void

/**
 * Pairs rows of both sides that share a whole key, as many as the shorter side has (a multiset match). Which of several
 * equal rows go together matters only for what the key does not say, so first those of equal amount and day, then of
 * equal amount, then in order. What remains of the longer side is left for later passes.
 */
export function pairAlike(
  reconciling: Reconciling,
  hisRows: ArrayLike<number>,
  platformRows: ArrayLike<number>,
  visit: Visit,
): void {
  const { lines, apart } = reconciling
  let his = Array.from(hisRows).sort(canonicalOrder(lines.his))
  let platform = Array.from(platformRows).sort(canonicalOrder(lines.platform))
  const hisColumns = lines.his.frame.columns
  const platformColumns = lines.platform.frame.columns
  const byAmount = (h: number, p: number) =>
    compareNumbers(hisColumns.amount.values[h], platformColumns.amount.values[p])
  const byDay = (h: number, p: number) =>
    compareNumbers(hisColumns.postedOn.days[h], platformColumns.postedOn.days[p])
  // Each order agrees with the canonical one, which sorts by amount and day first.
  const orders: ((h: number, p: number) => number)[] = [
    (h, p) => byAmount(h, p) || byDay(h, p),
    byAmount,
    () => 0,
  ]
  for (const order of orders) {
    const left = mergeEqual({ his, platform, order, allows: (h, p) => apart.allowsPair(h, p), visit })
    his = left.his
    platform = left.platform
  }
}

interface Merge {
  readonly his: readonly number[]
  readonly platform: readonly number[]
  readonly order: (h: number, p: number) => number
  readonly allows: (h: number, p: number) => boolean
  readonly visit: Visit
}

/** Walks both sorted lists and pairs what is equal; a row parted from the next equal one tries those after it. */
function mergeEqual({ his, platform, order, allows, visit }: Merge): { his: number[]; platform: number[] } {
  const hisLeft: number[] = []
  const platformLeft: number[] = []
  const waiting = [...platform]
  let j = 0
  for (const h of his) {
    while (j < waiting.length && order(h, waiting[j]) > 0) platformLeft.push(waiting[j++])
    let k = j
    while (k < waiting.length && order(h, waiting[k]) === 0 && !allows(h, waiting[k])) k++
    if (k < waiting.length && order(h, waiting[k]) === 0) {
      visit(h, waiting[k])
      if (k === j) j++
      else waiting.splice(k, 1)
    } else hisLeft.push(h)
  }
  while (j < waiting.length) platformLeft.push(waiting[j++])
  return { his: hisLeft, platform: platformLeft }
}
