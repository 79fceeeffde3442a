import type { RowNumbers } from './concat-frames.ts'
import type { Column, FrameOf, FrameSchema } from './frame.ts'

/**
 * The rows asked for, in that order. Dictionaries are shared with the frame, which is fast but keeps texts that no
 * taken row uses; what is to be stored goes through concatFrames instead.
 */
export function takeRows<S extends FrameSchema>(frame: FrameOf<S>, rows: RowNumbers): FrameOf<S> {
  const columns: Record<string, Column> = {}
  for (const [name, column] of Object.entries<Column>(frame.columns)) columns[name] = takeFrom(column, rows)
  return { rowCount: rows.length, columns: columns as FrameOf<S>['columns'] }
}

function takeFrom(column: Column, rows: RowNumbers): Column {
  switch (column.kind) {
    case 'text':
      return { ...column, codes: pick(column.codes, rows, new Uint32Array(rows.length)) }
    case 'number':
      return { kind: 'number', values: pick(column.values, rows, new Float64Array(rows.length)) }
    case 'date':
      return { kind: 'date', days: pick(column.days, rows, new Int32Array(rows.length)) }
    case 'flag':
      return { kind: 'flag', values: pick(column.values, rows, new Uint8Array(rows.length)) }
  }
}

function pick<A extends Uint32Array | Float64Array | Int32Array | Uint8Array>(
  values: ArrayLike<number>,
  rows: RowNumbers,
  target: A,
): A {
  for (let index = 0; index < rows.length; index++) target[index] = values[rows[index]]
  return target
}
