import { buildFrame } from './build-frame.ts'
import type {
  Column,
  DateColumn,
  FlagColumn,
  FrameOf,
  FrameSchema,
  NumberColumn,
  TextColumn,
} from './frame.ts'

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
  const parts = frames.map((frame, index) => ({ frame, rows: keep[index] ?? everyRow(frame.rowCount) }))
  const rowCount = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  return buildFrame(schema, rowCount, (name, kind): Column => {
    const columns = parts.map(({ frame, rows }) => ({ column: frame.columns[name] as Column, rows }))
    switch (kind) {
      case 'text':
        return concatText(columns as Part<TextColumn>[], rowCount)
      case 'number':
        return {
          kind,
          values: gather(columns as Part<NumberColumn>[], (c) => c.values, new Float64Array(rowCount)),
        }
      case 'date':
        return { kind, days: gather(columns as Part<DateColumn>[], (c) => c.days, new Int32Array(rowCount)) }
      case 'flag':
        return {
          kind,
          values: gather(columns as Part<FlagColumn>[], (c) => c.values, new Uint8Array(rowCount)),
        }
    }
  })
}

interface Part<C> {
  readonly column: C
  readonly rows: RowNumbers
}

function everyRow(rowCount: number): Uint32Array {
  const rows = new Uint32Array(rowCount)
  for (let row = 0; row < rowCount; row++) rows[row] = row
  return rows
}

function gather<C, A extends Float64Array | Int32Array | Uint8Array>(
  parts: readonly Part<C>[],
  valuesOf: (column: C) => ArrayLike<number>,
  target: A,
): A {
  let at = 0
  for (const { column, rows } of parts) {
    const values = valuesOf(column)
    for (let index = 0; index < rows.length; index++) target[at++] = values[rows[index]]
  }
  return target
}

function concatText(parts: readonly Part<TextColumn>[], rowCount: number): TextColumn {
  const codes = new Uint32Array(rowCount)
  const dictionary = ['']
  const codeOf = new Map([['', 0]])
  let at = 0
  for (const { column, rows } of parts) {
    // Texts are compared once per dictionary, not once per row.
    const merged = new Int32Array(column.dictionary.length).fill(-1)
    for (let index = 0; index < rows.length; index++) {
      const old = column.codes[rows[index]]
      let code = merged[old]
      if (code < 0) {
        const text = column.dictionary[old]
        const known = codeOf.get(text)
        code = known ?? dictionary.push(text) - 1
        if (known === undefined) codeOf.set(text, code)
        merged[old] = code
      }
      codes[at++] = code
    }
  }
  return { kind: 'text', codes, dictionary }
}
