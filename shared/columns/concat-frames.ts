import { buildFrame } from './build-frame.ts'
import type { Column, FrameOf, FrameSchema, TextColumn } from './frame.ts'
import { TextIndex } from './text-index.ts'

/** Rows of a frame, in the order in which they are taken. */
export type RowNumbers = ArrayLike<number>

/**
 * One frame after the other, in the columns of `schema`. `keep[i]` chooses rows of frame i (all when undefined).
 * Dictionaries are merged to the texts in use, in order of first use, so equal rows give equal frames.
 */
export function concatFrames<S extends FrameSchema>(
  frames: readonly FrameOf<S>[],
  schema: S,
  keep: readonly (RowNumbers | undefined)[] = [],
): FrameOf<S> {
  const parts = frames.map((frame, index) => ({ frame, rows: rowsOf(keep[index], frame.rowCount) }))
  const rowCount = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  return buildFrame(schema, rowCount, (name, kind): Column => {
    const text = kind === 'text' ? new TextIndex() : null
    const target = targetOf(kind, rowCount)
    let at = 0
    for (const { frame, rows } of parts) {
      copyRows({ from: frame.columns[name], rows, to: target, at, text })
      at += rows.length
    }
    return text === null || target.kind !== 'text' ? target : { ...target, dictionary: text.dictionary }
  })
}

/** One kind of array for all selections keeps the copying loops fast. */
function rowsOf(keep: RowNumbers | undefined, rowCount: number): Uint32Array {
  if (keep instanceof Uint32Array) return keep
  if (keep !== undefined) return Uint32Array.from(keep)
  const rows = new Uint32Array(rowCount)
  for (let row = 0; row < rowCount; row++) rows[row] = row
  return rows
}

function targetOf(kind: Column['kind'], rowCount: number): Column {
  switch (kind) {
    case 'text':
      return { kind, codes: new Uint32Array(rowCount), dictionary: [] }
    case 'number':
      return { kind, values: new Float64Array(rowCount) }
    case 'date':
      return { kind, days: new Int32Array(rowCount) }
    case 'flag':
      return { kind, values: new Uint8Array(rowCount) }
  }
}

interface Copy {
  readonly from: Column
  readonly rows: Uint32Array
  readonly to: Column
  readonly at: number
  readonly text: TextIndex | null
}

function copyRows({ from, rows, to, at, text }: Copy): void {
  if (from.kind === 'text' && to.kind === 'text' && text) copyTexts(from, rows, to.codes, at, text)
  else if (from.kind === 'number' && to.kind === 'number') copyNumbers(from.values, rows, to.values, at)
  else if (from.kind === 'date' && to.kind === 'date') copyDays(from.days, rows, to.days, at)
  else if (from.kind === 'flag' && to.kind === 'flag') copyFlags(from.values, rows, to.values, at)
  else throw new Error(`a ${from.kind} column cannot continue a ${to.kind} column`)
}

// Three equal loops: one function over all three kinds of array would be several times slower.
function copyNumbers(from: Float64Array, rows: Uint32Array, to: Float64Array, at: number): void {
  for (let index = 0; index < rows.length; index++) to[at + index] = from[rows[index]]
}
function copyDays(from: Int32Array, rows: Uint32Array, to: Int32Array, at: number): void {
  for (let index = 0; index < rows.length; index++) to[at + index] = from[rows[index]]
}
function copyFlags(from: Uint8Array, rows: Uint32Array, to: Uint8Array, at: number): void {
  for (let index = 0; index < rows.length; index++) to[at + index] = from[rows[index]]
}

/** Texts are compared once per dictionary, not once per row. */
function copyTexts(from: TextColumn, rows: Uint32Array, to: Uint32Array, at: number, text: TextIndex): void {
  const { codes, dictionary } = from
  const merged = new Int32Array(dictionary.length).fill(-1)
  for (let index = 0; index < rows.length; index++) {
    const old = codes[rows[index]]
    let code = merged[old]
    if (code < 0) {
      code = text.codeOf(dictionary[old])
      merged[old] = code
    }
    to[at + index] = code
  }
}
