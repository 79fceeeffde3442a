import { concatFrames } from '../columns/concat-frames.ts'
import type { FrameOf } from '../columns/frame.ts'
import { indexNumbers } from '../columns/number-index.ts'
import type { LiveLines } from '../intake/plan-import.ts'
import { lineSchema, type Side } from '../model/line.ts'

/** What a segment of lines holds: the rows of one file, each with its durable number and its content hash. */
export const storedLineSchema = { ...lineSchema, line: 'number', content: 'number' } as const
export type StoredLineFrame = FrameOf<typeof storedLineSchema>

/** One import batch in force, oldest first. */
export interface StoredBatch {
  /** Position in the journal's list of batches. */
  readonly index: number
  readonly onChanged: 'keep' | 'replace'
  readonly frame: StoredLineFrame
}

/**
 * The lines in force: every line once, from the oldest batch that holds it, or from a later one that was imported with
 * 采用新值. A batch keeps all rows of its file, so undoing an older import leaves the lines that a later file repeats.
 */
export function buildLiveLines(side: Side, batches: readonly StoredBatch[]): LiveLines {
  const starts: number[] = []
  let total = 0
  for (const { frame } of batches) {
    starts.push(total)
    total += frame.rowCount
  }
  const keep = new Uint8Array(total).fill(1)
  if (batches.length > 1) dropRepeatedLines({ batches, starts, total, keep })

  const selections = batches.map(({ frame }, i) => rowsKept(keep, starts[i], frame.rowCount))
  const joined = concatFrames(
    batches.map(({ frame }) => frame),
    storedLineSchema,
    selections,
  )
  const batchOf = new Int32Array(joined.rowCount)
  let at = 0
  for (let i = 0; i < batches.length; i++) {
    batchOf.fill(batches[i].index, at, at + selections[i].length)
    at += selections[i].length
  }
  return {
    side,
    frame: joined,
    lines: joined.columns.line.values,
    contents: joined.columns.content.values,
    batchOf,
  }
}

function rowsKept(keep: Uint8Array, start: number, count: number): Uint32Array {
  let kept = 0
  for (let row = 0; row < count; row++) kept += keep[start + row]
  const rows = new Uint32Array(kept)
  let at = 0
  for (let row = 0; row < count; row++) if (keep[start + row] === 1) rows[at++] = row
  return rows
}

function dropRepeatedLines(input: {
  readonly batches: readonly StoredBatch[]
  readonly starts: readonly number[]
  readonly total: number
  readonly keep: Uint8Array
}): void {
  const { batches, starts, total, keep } = input
  const lines = new Float64Array(total)
  const replaces = new Uint8Array(total)
  for (let i = 0; i < batches.length; i++) {
    lines.set(batches[i].frame.columns.line.values, starts[i])
    if (batches[i].onChanged === 'replace') {
      replaces.fill(1, starts[i], starts[i] + batches[i].frame.rowCount)
    }
  }
  const index = indexNumbers(lines)
  for (let row = 0; row < total; row++) {
    // Chains list their rows oldest first; each chain is settled once, at its first row.
    if (index.first(lines[row]) !== row) continue
    let inForce = row
    for (let other = index.next[row]; other !== -1; other = index.next[other]) {
      if (replaces[other] === 1) {
        keep[inForce] = 0
        inForce = other
      } else keep[other] = 0
    }
  }
}
