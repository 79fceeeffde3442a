import { passes, type Reconciliation } from '#shared/reconcile/contract.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { labelledLines } from '#test/support/labelled-lines.ts'
import { matchingQuality } from '#test/support/matching-quality.ts'
import { openDuckDb, type PassCounts } from './reconcile-in-duckdb.ts'

export interface ReconcileBench {
  readonly rows: number
  readonly seed: number
  /** Repetitions of each contestant; medians are reported. */
  readonly runs?: number
}

/**
 * Reconciles the same lines with the product and with DuckDB on two threads and on one, turn by turn in one process,
 * loading excluded for both, and returns what to print: medians, ratios, and receipts grouped by pass side by side.
 * The order-detail-id and code-invoice-lot passes must group exactly as many receipts in both, else it throws.
 */
export async function benchReconcile({ rows, seed, runs = 5 }: ReconcileBench): Promise<string[]> {
  const { his, platform, hisTruth, platformTruth } = labelledLines({ rows, seed })
  const twoThreads = await openDuckDb(his, platform, 2)
  const oneThread = await openDuckDb(his, platform, 1)
  const times = { product: [] as number[], twoThreads: [] as number[], oneThread: [] as number[] }
  let result = reconcile({ his, platform })
  let peer: PassCounts = {}
  for (let run = 0; run < runs; run++) {
    times.product.push(
      await timed(() => {
        result = reconcile({ his, platform })
      }),
    )
    times.twoThreads.push(
      await timed(async () => {
        peer = await twoThreads.run()
      }),
    )
    times.oneThread.push(await timed(() => oneThread.run()))
  }
  twoThreads.close()
  oneThread.close()
  const own = hisRowsByPass(result)
  for (const pass of ['order-detail-id', 'code-invoice-lot'])
    if (own[pass] !== peer[pass])
      throw new Error(`pass ${pass}: ${own[pass]} receipts here, ${peer[pass]} in DuckDB`)
  const product = median(times.product)
  const quality = matchingQuality(result, hisTruth, platformTruth)
  const against = (name: string, ms: number) =>
    `  ${name.padEnd(22)} ${ms.toFixed(0).padStart(7)} ms   ${(ms / product).toFixed(1)} times the product`
  return [
    `reconcile ${his.rowCount} receipts with ${platform.rowCount} acceptances (seed ${seed}, median of ${runs})`,
    `  ${'product, 1 thread'.padEnd(22)} ${product.toFixed(0).padStart(7)} ms   precision ${quality.precision.toFixed(5)}, recall ${quality.recall.toFixed(5)}`,
    against('DuckDB, 2 threads', median(times.twoThreads)),
    against('DuckDB, 1 thread', median(times.oneThread)),
    '  receipts grouped by pass (product / DuckDB):',
    ...passes
      .filter((pass) => pass !== 'decided' && pass !== 'alone')
      .map((pass) => `    ${pass.padEnd(20)} ${own[pass] ?? 0} / ${peer[pass] ?? 0}`),
  ]
}

function hisRowsByPass({ hisGroup, pass }: Reconciliation): Record<string, number> {
  const counts = new Array<number>(passes.length).fill(0)
  for (const group of hisGroup) counts[pass[group]]++
  return Object.fromEntries(passes.map((name, i) => [name, counts[i]]))
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]
}
