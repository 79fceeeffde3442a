/**
 * Levenshtein distance of two texts if it is at most `limit`, else `limit + 1`. Only the diagonal band that can stay
 * within the limit is computed.
 */
export function editDistanceWithin(a: string, b: string, limit: number): number {
  const tooFar = limit + 1
  if (a === b) return 0
  if (Math.abs(a.length - b.length) > limit) return tooFar
  let start = 0
  while (start < a.length && start < b.length && a.charCodeAt(start) === b.charCodeAt(start)) start++
  let endA = a.length
  let endB = b.length
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const n = endA - start
  const m = endB - start
  if (n === 0 || m === 0) return Math.min(Math.max(n, m), tooFar)
  let previous = Array.from({ length: m + 1 }, (_, j) => j)
  for (let i = 1; i <= n; i++) {
    const current = new Array<number>(m + 1).fill(tooFar)
    if (i <= limit) current[0] = i
    let least = current[0]
    const to = Math.min(m, i + limit)
    for (let j = Math.max(1, i - limit); j <= to; j++) {
      const change = a.charCodeAt(start + i - 1) === b.charCodeAt(start + j - 1) ? 0 : 1
      current[j] = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change)
      least = Math.min(least, current[j])
    }
    if (least > limit) return tooFar
    previous = current
  }
  return Math.min(previous[m], tooFar)
}
