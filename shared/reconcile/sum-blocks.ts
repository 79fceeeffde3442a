import { canonicalOrder, compareContent } from './canonical-order.ts'
import type { PreparedSide } from './prepared-lines.ts'
import type { Reconciling } from './reconciling.ts'
import { SUBSET_ROWS, uniqueSubset } from './unique-subset.ts'

type VisitGroup = (hisRows: readonly number[], platformRows: readonly number[]) => void

/**
 * Groups rows under one key by sums of quantity: first the whole key if one side is a single row and the sums agree;
 * then each row that is the sum of exactly one choice of rows of the other side; then all that is left, if it balances.
 */
export function settleBySums(
  { lines, apart }: Reconciling,
  hisRows: ArrayLike<number>,
  platformRows: ArrayLike<number>,
  visit: VisitGroup,
): void {
  const allowed = apart.withoutParted(Array.from(hisRows), Array.from(platformRows))
  let his = [...allowed.his].sort(canonicalOrder(lines.his))
  let platform = [...allowed.platform].sort(canonicalOrder(lines.platform))
  const balances = () =>
    his.length > 0 && platform.length > 0 && total(lines.his, his) === total(lines.platform, platform)
  if ((his.length === 1 || platform.length === 1) && balances()) {
    visit(his, platform)
    return
  }
  for (;;) {
    const forPlatform = subsets({ from: lines.his, rows: his, into: lines.platform, targets: platform })
    const forHis = subsets({ from: lines.platform, rows: platform, into: lines.his, targets: his })
    const claims = withoutContest([
      ...forPlatform.map(({ target, parts }) => ({ his: parts, platform: [target] })),
      ...forHis.map(({ target, parts }) => ({ his: [target], platform: parts })),
    ])
    if (claims.length === 0) break
    const used = { his: new Set<number>(), platform: new Set<number>() }
    for (const claim of claims) {
      visit(claim.his, claim.platform)
      for (const row of claim.his) used.his.add(row)
      for (const row of claim.platform) used.platform.add(row)
    }
    his = his.filter((row) => !used.his.has(row))
    platform = platform.filter((row) => !used.platform.has(row))
  }
  if (balances()) visit(his, platform)
}

interface SubsetSearch {
  readonly from: PreparedSide
  readonly rows: readonly number[]
  readonly into: PreparedSide
  readonly targets: readonly number[]
}

/** For each target row the only choice of two or more rows that makes it up; equal targets are asked once. */
function subsets({ from, rows, into, targets }: SubsetSearch): { target: number; parts: number[] }[] {
  if (rows.length < 2 || rows.length > SUBSET_ROWS || targets.length > SUBSET_ROWS) return []
  const values = rows.map((row) => Math.abs(from.quantity[row]))
  const same = rows.map((row, i) => i > 0 && compareContent(from, rows[i - 1], row) === 0)
  const found: { target: number; parts: number[] }[] = []
  targets.forEach((target, i) => {
    if (i > 0 && compareContent(into, targets[i - 1], target) === 0) return
    const parts = uniqueSubset({ values, same, target: Math.abs(into.quantity[target]) })
    if (parts !== null && parts.length > 1) found.push({ target, parts: parts.map((index) => rows[index]) })
  })
  return found
}

interface Claim {
  readonly his: readonly number[]
  readonly platform: readonly number[]
}

/** Two sums that both want a row are no evidence for either. */
function withoutContest(claims: readonly Claim[]): readonly Claim[] {
  const wanted = new Map<string, number>()
  const keysOf = ({ his, platform }: Claim) => [
    ...his.map((row) => `h${row}`),
    ...platform.map((row) => `p${row}`),
  ]
  for (const claim of claims) for (const key of keysOf(claim)) wanted.set(key, (wanted.get(key) ?? 0) + 1)
  return claims.filter((claim) => keysOf(claim).every((key) => wanted.get(key) === 1))
}

function total(side: PreparedSide, rows: readonly number[]): number {
  let sum = 0
  for (const row of rows) sum += side.quantity[row]
  return sum
}
