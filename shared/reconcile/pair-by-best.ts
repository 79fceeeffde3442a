/** Smaller is liker; Infinity is not a candidate. */
export type Likeness = (hisRow: number, platformRow: number) => number

/** More comparisons than this under one key mean that likeness cannot tell the rows apart anyway. */
export const LIKENESS_LIMIT = 65_536

/**
 * Pairs rows of which each is the other's only best candidate. A tie is ambiguous and stays unpaired, unless taking
 * other pairs away resolves it in a later round.
 */
export function pairByBest(
  hisRows: ArrayLike<number>,
  platformRows: ArrayLike<number>,
  likeness: Likeness,
  visit: (hisRow: number, platformRow: number) => void,
): void {
  const n = hisRows.length
  const m = platformRows.length
  if (n * m > LIKENESS_LIMIT) return
  const cost = new Float64Array(n * m)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < m; j++) cost[i * m + j] = likeness(hisRows[i], platformRows[j])
  for (let paired = true; paired; ) {
    paired = false
    const bestOfHis = Array.from({ length: n }, (_, i) => onlyBest(m, (j) => cost[i * m + j]))
    const bestOfPlatform = Array.from({ length: m }, (_, j) => onlyBest(n, (i) => cost[i * m + j]))
    for (let i = 0; i < n; i++) {
      const j = bestOfHis[i]
      if (j < 0 || bestOfPlatform[j] !== i) continue
      visit(hisRows[i], platformRows[j])
      for (let k = 0; k < m; k++) cost[i * m + k] = Number.POSITIVE_INFINITY
      for (let k = 0; k < n; k++) cost[k * m + j] = Number.POSITIVE_INFINITY
      paired = true
    }
  }
}

/** Index of the smallest finite cost if it is the only one, else -1. */
function onlyBest(count: number, costAt: (index: number) => number): number {
  let best = -1
  let least = Number.POSITIVE_INFINITY
  let tied = false
  for (let index = 0; index < count; index++) {
    const cost = costAt(index)
    if (cost < least) {
      least = cost
      best = index
      tied = false
    } else if (cost === least) tied = true
  }
  return tied || least === Number.POSITIVE_INFINITY ? -1 : best
}
