import { NO_DATE } from '../units/plain-date.ts'
import { buildFrame } from './build-frame.ts'
import { type Column, type ColumnKind, FLAG_UNKNOWN, type FrameOf, type FrameSchema } from './frame.ts'

/** A column of which no row has a value. */
export function absentColumn(kind: ColumnKind, rowCount: number): Column {
  switch (kind) {
    case 'text':
      return { kind, codes: new Uint32Array(rowCount), dictionary: [''] }
    case 'number':
      return { kind, values: new Float64Array(rowCount).fill(Number.NaN) }
    case 'date':
      return { kind, days: new Int32Array(rowCount).fill(NO_DATE) }
    case 'flag':
      return { kind, values: new Uint8Array(rowCount).fill(FLAG_UNKNOWN) }
  }
}

/** A frame without rows. */
export function emptyFrame<S extends FrameSchema>(schema: S): FrameOf<S> {
  return buildFrame(schema, 0, (_, kind) => absentColumn(kind, 0))
}
