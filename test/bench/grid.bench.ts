import { openBenchPage } from './bench-browser.ts'
import { type BenchOptions, type Measurement, runsFor, type Target } from './measurement.ts'
import type { GridActs } from './pages/time-grids.tsx'

const PEER = 'AG Grid, objects in the page'

/** The list of the reconciliation desk over the product's data worker, beside AG Grid's client-side rows. */
export async function benchGrid(options: BenchOptions): Promise<Measurement[]> {
  const browser = await openBenchPage(options)
  try {
    const job = { rows: options.rows, runs: runsFor(options.rows) }
    const { groups, ours, peer } = await browser.page.evaluate((asked) => window.bench.grids(asked), job)
    const line = (what: string, act: keyof GridActs, atMost?: number): Measurement => ({
      what,
      rows: groups,
      ours: ours[act],
      peer: PEER,
      peerTime: peer[act],
      target: atMost === undefined ? undefined : target(atMost),
    })
    return [
      line('grid: first rows', 'firstRows', 300),
      line('grid: sort by amount', 'sortNumber', 150),
      line('grid: sort by Chinese name', 'sortChinese', 150),
      {
        ...line('grid: filter contains', 'filter', 50),
        note: `ours looks into ten columns of both sides, the peer into the name; first one ${Math.round(ours.firstFilter)} / ${Math.round(peer.firstFilter)} ms`,
      },
      line('grid: jump to a row', 'jump'),
    ]
  } finally {
    await browser.close()
  }
}

function target(atMost: number): Target {
  return { kind: 'milliseconds', atMost }
}
