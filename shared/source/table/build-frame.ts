import {
  type Column,
  FLAG_UNKNOWN,
  type FrameOf,
  type FrameSchema,
  type TextColumn,
} from '../../columns/frame.ts'
import { NO_DATE } from '../../units/plain-date.ts'
import type { TypedColumn } from './typed-column.ts'

export interface FrameInput<S extends FrameSchema> {
  readonly schema: S
  readonly typed: ReadonlyMap<string, TypedColumn>
  /** Offsets of the rows that count, relative to the first data row. */
  readonly kept: Uint32Array
  /** Excel row number of offset 0. */
  readonly firstRowNumber: number
}

/** Gathers the rows that count into the frame of the schema; columns that the file lacks stay absent. */
export function buildFrame<S extends FrameSchema>(input: FrameInput<S>): FrameOf<S> {
  const columns: Record<string, Column> = {}
  for (const [name, kind] of Object.entries(input.schema)) {
    columns[name] = name === 'row' ? rowNumbers(input) : gather(input.typed.get(name), kind, input.kept)
  }
  return { rowCount: input.kept.length, columns } as FrameOf<S>
}

function rowNumbers<S extends FrameSchema>({ kept, firstRowNumber }: FrameInput<S>): Column {
  return { kind: 'number', values: Float64Array.from(kept, (offset) => firstRowNumber + offset) }
}

function gather(column: TypedColumn | undefined, kind: Column['kind'], kept: Uint32Array): Column {
  const data = column?.data
  switch (kind) {
    case 'text':
      return data?.kind === 'text'
        ? gatherText(data, kept)
        : { kind, codes: new Uint32Array(kept.length), dictionary: [''] }
    case 'number': {
      const values = new Float64Array(kept.length).fill(Number.NaN)
      if (data?.kind === 'number') for (let i = 0; i < kept.length; i++) values[i] = data.values[kept[i]]
      return { kind, values }
    }
    case 'date': {
      const days = new Int32Array(kept.length).fill(NO_DATE)
      if (data?.kind === 'date') for (let i = 0; i < kept.length; i++) days[i] = data.days[kept[i]]
      return { kind, days }
    }
    case 'flag': {
      const values = new Uint8Array(kept.length).fill(FLAG_UNKNOWN)
      if (data?.kind === 'flag') for (let i = 0; i < kept.length; i++) values[i] = data.values[kept[i]]
      return { kind, values }
    }
  }
}

/** Texts that stood only in left-out rows (合计, 制表人) leave the dictionary: it feeds filters and searches. */
function gatherText(
  data: { readonly codes: Uint32Array; readonly dictionary: readonly string[] },
  kept: Uint32Array,
): TextColumn {
  const codes = new Uint32Array(kept.length)
  const renumbered = new Int32Array(data.dictionary.length).fill(-1)
  renumbered[0] = 0
  const dictionary = ['']
  for (let i = 0; i < kept.length; i++) {
    const old = data.codes[kept[i]]
    if (renumbered[old] < 0) {
      renumbered[old] = dictionary.length
      dictionary.push(data.dictionary[old])
    }
    codes[i] = renumbered[old]
  }
  return { kind: 'text', codes, dictionary }
}
