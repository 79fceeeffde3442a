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

/** Median milliseconds of each contestant, and the receipts that each pass put into a group. */
export interface ReconcileTimes {
  readonly hisRows: number
  readonly platformRows: number
  readonly runs: number
  readonly product: number
  readonly duckDbTwoThreads: number
  readonly duckDbOneThread: number
  readonly receiptsByPass: Readonly<Record<string, { readonly product: number; readonly duckDb: number }>>
  readonly precision: number
  readonly recall: number
}

/**
 * Reconciles the same lines with the product and with DuckDB on two threads and on one, turn by turn in one process,
 * loading excluded for both. The order-detail-id and code-invoice-lot passes must group exactly as many receipts in both, else it throws.
 */
export async function benchReconcile({ rows, seed, runs = 5 }: ReconcileBench): Promise<ReconcileTimes> {
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
  const { precision, recall } = matchingQuality(result, hisTruth, platformTruth)
  return {
    hisRows: his.rowCount,
    platformRows: platform.rowCount,
    runs,
    product: median(times.product),
    duckDbTwoThreads: median(times.twoThreads),
    duckDbOneThread: median(times.oneThread),
    receiptsByPass: Object.fromEntries(
      passes
        .filter((pass) => pass !== 'decided' && pass !== 'alone')
        .map((pass) => [pass, { product: own[pass], duckDb: peer[pass] ?? 0 }]),
    ),
    precision,
    recall,
  }
}

export function reconcileTimesAsText(times: ReconcileTimes): string {
  const line = (name: string, ms: number) =>
    `  ${name.padEnd(20)} ${ms.toFixed(0).padStart(7)} ms   ${(ms / times.product).toFixed(1)} times the product`
  return [
    `reconcile ${times.hisRows} receipts with ${times.platformRows} acceptances (median of ${times.runs})`,
    line('product, 1 thread', times.product),
    line('DuckDB, 2 threads', times.duckDbTwoThreads),
    line('DuckDB, 1 thread', times.duckDbOneThread),
    `  precision ${times.precision.toFixed(5)}, recall ${times.recall.toFixed(5)}; receipts by pass (product / DuckDB):`,
    ...Object.entries(times.receiptsByPass).map(
      ([pass, { product, duckDb }]) => `    ${pass.padEnd(20)} ${product} / ${duckDb}`,
    ),
  ].join('\n')
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
