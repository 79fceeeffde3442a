import { openBenchPage } from './bench-browser.ts'
import { type BenchOptions, type Measurement, runsFor } from './measurement.ts'

/** A record a row takes minutes for more; the rest is extrapolated and said to be. */
const RECORD_ROWS = 100_000

/** Lines encoded as a segment into the product's own Dexie cache and back, beside Dexie with a record a row. */
export async function benchStoring(options: BenchOptions): Promise<Measurement[]> {
  const browser = await openBenchPage(options)
  try {
    const times = await browser.page.evaluate((job) => window.bench.storing(job), {
      rows: options.rows,
      runs: runsFor(options.rows),
      recordRows: Math.min(options.rows, RECORD_ROWS),
    })
    const factor = options.rows / Math.min(options.rows, RECORD_ROWS)
    const peer = `Dexie, a record a row, 5 indexes${factor > 1 ? ` (extrapolated from ${RECORD_ROWS} rows)` : ''}`
    const size = `${(times.bytes / 1e6).toFixed(0)} MB before the browser's own compression`
    const large = options.rows >= 1_000_000
    return [
      {
        what: 'store in Dexie, Chromium worker',
        rows: times.rows,
        ours: times.write,
        peer,
        peerTime: times.recordWrite * factor,
        target: { kind: 'times-faster', atLeast: 100 },
        note: size,
      },
      {
        what: 'read back and decode',
        rows: times.rows,
        ours: times.read,
        peer,
        peerTime: times.recordRead * factor,
      },
      ...(large
        ? [
            absolute('store in Dexie, in time', times.rows, times.write, 500),
            absolute('read back, in time', times.rows, times.read, 400),
          ]
        : []),
    ]
  } finally {
    await browser.close()
  }
}

function absolute(what: string, rows: number, ours: number, atMost: number): Measurement {
  return { what, rows, ours, peer: '–', peerTime: null, target: { kind: 'milliseconds', atMost } }
}
