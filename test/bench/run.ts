import type { BenchOptions, Measurement } from './measurement.ts'

/** Every benchmark has a process of its own; loading them singly keeps their libraries apart as well. */
const benches: Readonly<Record<string, () => Promise<(options: BenchOptions) => Promise<Measurement[]>>>> = {
  reading: async () => (await import('./reading.bench.ts')).benchReading,
  storing: async () => (await import('./storing.bench.ts')).benchStoring,
  reconciling: async () => (await import('./reconciling.bench.ts')).benchReconciling,
  grid: async () => (await import('./grid.bench.ts')).benchGrid,
  month: async () => (await import('./month.bench.ts')).benchMonth,
  opening: async () => (await import('./opening.bench.ts')).benchOpening,
}

const [name, rows, folder, pages] = process.argv.slice(2)
const bench = await benches[name]()
const measurements = await bench({ rows: Number(rows), folder, pages })
process.stdout.write(`${JSON.stringify(measurements)}\n`)
process.exit(0)
