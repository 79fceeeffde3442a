import { passes, type Reconciliation } from '#shared/reconcile/contract.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { labelledLines } from '#test/support/labelled-lines.ts'
import { matchingQuality } from '#test/support/matching-quality.ts'
import { type BenchOptions, type Measurement, medians, runsFor } from './measurement.ts'
import { openDuckDb, type PassCounts } from './reconcile-in-duckdb.ts'

const SEED = 1

/**
 * Reconciles the same lines with the product and with DuckDB on two threads and on one; loading is excluded for both.
 * Passes by identity must group exactly as many receipts in both, else it throws: a faster wrong answer is no answer.
 */
export async function benchReconciling({ rows }: BenchOptions): Promise<Measurement[]> {
  const { his, platform, hisTruth, platformTruth } = labelledLines({ rows, seed: SEED })
  const twoThreads = await openDuckDb(his, platform, 2)
  const oneThread = await openDuckDb(his, platform, 1)
  let result = reconcile({ his, platform })
  let counts: PassCounts = {}
  const times = await medians(
    {
      product: () => {
        result = reconcile({ his, platform })
      },
      twoThreads: async () => {
        counts = await twoThreads.run()
      },
      oneThread: () => oneThread.run(),
    },
    runsFor(rows),
  )
  twoThreads.close()
  oneThread.close()
  const own = hisRowsByPass(result)
  for (const pass of ['order-detail-id', 'code-invoice-lot'])
    if (own[pass] !== counts[pass])
      throw new Error(`pass ${pass}: ${own[pass]} receipts here, ${counts[pass]} in DuckDB`)
  const { precision, recall } = matchingQuality(result, hisTruth, platformTruth)
  const grouped = Object.keys(own)
    .filter((pass) => own[pass] > 0 || counts[pass] > 0)
    .map((pass) => `${pass} ${own[pass]}/${counts[pass] ?? 0}`)
  return [
    {
      what: 'reconcile, all passes, 1 thread',
      rows: his.rowCount,
      ours: times.product,
      peer: 'DuckDB, the same passes, 2 threads',
      peerTime: times.twoThreads,
      target: { kind: 'times-faster', atLeast: 3 },
      note: `precision ${precision.toFixed(5)}, recall ${recall.toFixed(5)}; receipts grouped, ours/DuckDB: ${grouped.join(', ')}`,
    },
    {
      what: 'reconcile, all passes, 1 thread',
      rows: his.rowCount,
      ours: times.product,
      peer: 'DuckDB, the same passes, 1 thread',
      peerTime: times.oneThread,
    },
  ]
}

function hisRowsByPass({ hisGroup, pass }: Reconciliation): Record<string, number> {
  const counts = new Array<number>(passes.length).fill(0)
  for (const group of hisGroup) counts[pass[group]]++
  const compared = passes.filter((name) => name !== 'decided' && name !== 'alone')
  return Object.fromEntries(compared.map((name) => [name, counts[passes.indexOf(name)]]))
}
