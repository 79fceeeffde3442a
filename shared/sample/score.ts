import { type PassName, passes, type Reconciliation } from '../reconcile/contract.ts'
import { type TruthReason, truthReasons } from './truth-log.ts'

/** The true group of every row of two frames; -1 where the truth knows nothing of the row. */
export interface LineTruth {
  readonly hisGroup: Int32Array
  readonly platformGroup: Int32Array
  /** Index into truthReasons, by true group. */
  readonly reasons: Uint8Array
}

/** Pairs of one HIS row and one platform row: said by the engine, and of these the true ones. */
export interface PairCount {
  readonly said: number
  readonly right: number
  /** right ÷ said; 1 where nothing was said. */
  readonly precision: number
  /** right ÷ all true pairs. */
  readonly recall: number
}

export interface ReconciliationScore {
  readonly truePairs: number
  readonly overall: PairCount
  /** Only groups that need no person. */
  readonly auto: PairCount
  readonly byPass: Readonly<Partial<Record<PassName, PairCount>>>
  /** Where recall is lost: true pairs and found ones by what happened to the rows. */
  readonly byReason: Readonly<
    Partial<Record<TruthReason, { readonly truePairs: number; readonly found: number }>>
  >
}

type ScoredGroups = Pick<Reconciliation, 'groupCount' | 'pass' | 'auto' | 'his' | 'platform'>

/**
 * Precision and recall of a reconciliation over pairs of rows (HIS × platform). Only rows that were reconciled count,
 * so one month alone is not blamed for partners that stand in the next month's file.
 */
export function scoreReconciliation(truth: LineTruth, groups: ScoredGroups): ReconciliationScore {
  const truePairs = countTruePairs(truth)
  const said = new Float64Array(passes.length)
  const right = new Float64Array(passes.length)
  const auto = { said: 0, right: 0 }
  const found = new Float64Array(truthReasons.length)
  const inGroup = new Map<number, number>()
  for (let group = 0; group < groups.groupCount; group++) {
    const [hisFrom, hisTo] = [groups.his.offsets[group], groups.his.offsets[group + 1]]
    const [platformFrom, platformTo] = [groups.platform.offsets[group], groups.platform.offsets[group + 1]]
    const pairs = (hisTo - hisFrom) * (platformTo - platformFrom)
    if (pairs === 0) continue
    inGroup.clear()
    for (let i = hisFrom; i < hisTo; i++) {
      const trueGroup = truth.hisGroup[groups.his.rows[i]]
      inGroup.set(trueGroup, (inGroup.get(trueGroup) ?? 0) + 1)
    }
    let good = 0
    for (let i = platformFrom; i < platformTo; i++) {
      const trueGroup = truth.platformGroup[groups.platform.rows[i]]
      const partners = trueGroup < 0 ? 0 : (inGroup.get(trueGroup) ?? 0)
      if (partners === 0) continue
      good += partners
      found[truth.reasons[trueGroup]] += partners
    }
    said[groups.pass[group]] += pairs
    right[groups.pass[group]] += good
    if (groups.auto[group] === 1) {
      auto.said += pairs
      auto.right += good
    }
  }
  return {
    truePairs: truePairs.all,
    overall: pairCount(sum(said), sum(right), truePairs.all),
    auto: pairCount(auto.said, auto.right, truePairs.all),
    byPass: Object.fromEntries(
      passes.flatMap((pass, i) => (said[i] > 0 ? [[pass, pairCount(said[i], right[i], truePairs.all)]] : [])),
    ),
    byReason: Object.fromEntries(
      truthReasons.flatMap((reason, i) =>
        truePairs.byReason[i] > 0 ? [[reason, { truePairs: truePairs.byReason[i], found: found[i] }]] : [],
      ),
    ),
  }
}

function countTruePairs({ hisGroup, platformGroup, reasons }: LineTruth) {
  const his = new Uint32Array(reasons.length)
  const byReason = new Float64Array(truthReasons.length)
  for (const group of hisGroup) if (group >= 0) his[group]++
  for (const group of platformGroup) if (group >= 0) byReason[reasons[group]] += his[group]
  return { byReason, all: sum(byReason) }
}

function pairCount(said: number, right: number, truePairs: number): PairCount {
  return {
    said,
    right,
    precision: said === 0 ? 1 : right / said,
    recall: truePairs === 0 ? 1 : right / truePairs,
  }
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The score as lines of text, for a test's or a benchmark's output. */
export function formatScore(score: ReconciliationScore): string {
  const line = (name: string, { said, right, precision, recall }: PairCount) =>
    `${name.padEnd(20)} said ${said}  right ${right}  precision ${precision.toFixed(6)}  recall ${recall.toFixed(6)}`
  return [
    `true pairs ${score.truePairs}`,
    line('overall', score.overall),
    line('auto', score.auto),
    ...Object.entries(score.byPass).map(([pass, count]) => line(pass, count)),
    ...Object.entries(score.byReason).map(
      ([reason, { truePairs, found }]) => `  ${reason.padEnd(18)} ${found} of ${truePairs}`,
    ),
  ].join('\n')
}
