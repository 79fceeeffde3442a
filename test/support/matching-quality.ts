import { type PassName, passes, type Reconciliation } from '#shared/reconcile/contract.ts'

export interface PassQuality {
  readonly pass: PassName
  readonly groups: number
  readonly automatic: number
  /** Pairs of a receipt and an acceptance that the pass put together, and how many of them truly belong together. */
  readonly pairs: number
  readonly correct: number
}

export interface MatchingQuality {
  readonly byPass: readonly PassQuality[]
  readonly precision: number
  readonly recall: number
  /** Pairs that truly belong together. */
  readonly truePairs: number
}

/** Compares groups with the known truth, pair of rows by pair of rows. */
export function matchingQuality(
  reconciliation: Reconciliation,
  hisTruth: Int32Array,
  platformTruth: Int32Array,
): MatchingQuality {
  const counts = passes.map(() => ({ groups: 0, automatic: 0, pairs: 0, correct: 0 }))
  const { his, platform } = reconciliation
  for (let group = 0; group < reconciliation.groupCount; group++) {
    const count = counts[reconciliation.pass[group]]
    count.groups++
    count.automatic += reconciliation.auto[group]
    for (let i = his.offsets[group]; i < his.offsets[group + 1]; i++)
      for (let j = platform.offsets[group]; j < platform.offsets[group + 1]; j++) {
        count.pairs++
        if (hisTruth[his.rows[i]] === platformTruth[platform.rows[j]]) count.correct++
      }
  }
  const inHis = new Map<number, number>()
  for (const delivery of hisTruth) inHis.set(delivery, (inHis.get(delivery) ?? 0) + 1)
  let truePairs = 0
  for (const delivery of platformTruth) truePairs += inHis.get(delivery) ?? 0
  const pairs = counts.reduce((total, count) => total + count.pairs, 0)
  const correct = counts.reduce((total, count) => total + count.correct, 0)
  return {
    byPass: counts.map((count, i) => ({ pass: passes[i], ...count })),
    precision: pairs === 0 ? 1 : correct / pairs,
    recall: truePairs === 0 ? 1 : correct / truePairs,
    truePairs,
  }
}
