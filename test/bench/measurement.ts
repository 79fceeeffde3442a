/** How far we want to be: named in the design's performance targets, never a reason to fail. */
export type Target =
  | { readonly kind: 'times-of-peer'; readonly atMost: number }
  | { readonly kind: 'times-faster'; readonly atLeast: number }
  | { readonly kind: 'milliseconds'; readonly atMost: number }

/** One line of the table: the product beside its peer, both measured in the same run. Times are milliseconds. */
export interface Measurement {
  readonly what: string
  readonly rows: number
  readonly ours: number
  readonly peer: string
  /** null when there is no peer for this line. */
  readonly peerTime: number | null
  readonly target?: Target
  /** What a reader must know to judge the line. */
  readonly note?: string
}

export interface BenchOptions {
  readonly rows: number
  /** Folder for generated files; kept between runs. */
  readonly folder: string
  /** Folder with the built pages for the browser. */
  readonly pages: string
}

/** Fewer repetitions where one takes seconds. */
export function runsFor(rows: number): number {
  return rows > 300_000 ? 3 : 5
}

export type Contestants<Name extends string> = Readonly<Record<Name, () => unknown>>

/**
 * Median time of each contestant. They take turns, so that a busy moment of the machine falls on all of them, and
 * garbage of the one before is collected outside of the clock where the engine lets us.
 */
export async function medians<Name extends string>(
  contestants: Contestants<Name>,
  runs: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(contestants) as Name[]
  const times = new Map<Name, number[]>(names.map((name) => [name, []]))
  for (let run = 0; run < runs; run++) {
    for (const name of names) {
      ;(globalThis as { gc?: () => void }).gc?.()
      const start = performance.now()
      await contestants[name]()
      times.get(name)?.push(performance.now() - start)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<
    Name,
    number
  >
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]
}
