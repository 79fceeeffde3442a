/** Longer texts are not numbers that somebody mistyped, and their table would not fit the two rows below. */
const LONGEST = 64
let previous = new Int32Array(LONGEST + 1)
let current = new Int32Array(LONGEST + 1)

/**
 * Levenshtein distance of two texts if it is at most `limit`, else `limit + 1`. Common ends are cut off first, and only
 * the diagonal band that can stay within the limit is computed.
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
  if (m > LONGEST) return tooFar
  for (let j = 0; j <= m; j++) previous[j] = j
  for (let i = 1; i <= n; i++) {
    current.fill(tooFar, 0, m + 1)
    if (i <= limit) current[0] = i
    let least = current[0]
    const to = Math.min(m, i + limit)
    for (let j = Math.max(1, i - limit); j <= to; j++) {
      const change = a.charCodeAt(start + i - 1) === b.charCodeAt(start + j - 1) ? 0 : 1
      const distance = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change)
      current[j] = distance
      if (distance < least) least = distance
    }
    if (least > limit) return tooFar
    const swap = previous
    previous = current
    current = swap
  }
  return Math.min(previous[m], tooFar)
}
