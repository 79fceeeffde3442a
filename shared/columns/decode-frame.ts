import { err, ok, type Result } from '../errors/result.ts'
import { buildFrame } from './build-frame.ts'
import { absentColumn } from './empty-frame.ts'
import { type Column, FLAG_UNKNOWN, type FrameOf, type FrameSchema } from './frame.ts'
import {
  aligned,
  BYTES_OF,
  MAGIC,
  PREFIX_BYTES,
  type SegmentColumn,
  type SegmentHeader,
  segmentHeaderSchema,
} from './segment-format.ts'

/**
 * Why bytes are no segment: they are something else (`not-segment`), of a later program (`newer-version`), cut short
 * or damaged (`damaged`), or a column is of another kind than asked for (`other-schema`).
 */
export type SegmentRefusal = 'not-segment' | 'newer-version' | 'damaged' | 'other-schema'

/** Name of the schema and number of rows, without reading the columns. */
export function readSegmentHeader(bytes: Uint8Array): Result<SegmentHeader, SegmentRefusal> {
  if (bytes.length < PREFIX_BYTES) return err('not-segment')
  for (let index = 0; index < MAGIC.length - 1; index++)
    if (bytes[index] !== MAGIC[index]) return err('not-segment')
  if (bytes[7] !== MAGIC[7]) return err(bytes[7] > MAGIC[7] ? 'newer-version' : 'not-segment')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = view.getUint32(8, true)
  if (PREFIX_BYTES + length > bytes.length) return err('damaged')
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes.subarray(PREFIX_BYTES, PREFIX_BYTES + length),
    )
    const header = segmentHeaderSchema.safeParse(JSON.parse(text))
    return header.success ? ok(header.data) : err('damaged')
  } catch {
    return err('damaged')
  }
}

/**
 * The frame in the bytes of a segment. Columns that the segment does not have (they came with a later version) are
 * absent in every row, columns that the schema no longer has are passed over. Never throws for any bytes.
 */
export function decodeFrame<S extends FrameSchema>(
  bytes: Uint8Array,
  schema: S,
): Result<FrameOf<S>, SegmentRefusal> {
  const read = readSegmentHeader(bytes)
  if (!read.ok) return read
  const header = read.value
  // Every row has at least a byte; a header that promises more must not make us reserve memory for it.
  if (header.rows > bytes.length) return err('damaged')
  const columns = new Map<string, Column>()
  const wanted = new Map(Object.entries(schema))
  const blocks = blocksAfterHeader(bytes)
  for (const column of header.columns) {
    const data = blockSizes(column, header.rows).map((size) => blocks(size))
    const kind = wanted.get(column.name)
    if (kind === undefined) continue
    if (kind !== column.kind) return err('other-schema')
    if (columns.has(column.name)) return err('damaged')
    const decoded = decodeColumn(column, data, header.rows)
    if (decoded === null) return err('damaged')
    columns.set(column.name, decoded)
  }
  return ok(
    buildFrame(schema, header.rows, (name, kind) => columns.get(name) ?? absentColumn(kind, header.rows)),
  )
}

/** Hands out the blocks in order; null where the bytes end too early. */
function blocksAfterHeader(bytes: Uint8Array): (size: number) => Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let offset = aligned(PREFIX_BYTES + view.getUint32(8, true))
  return (size) => {
    const start = offset
    offset += aligned(size)
    return start + size <= bytes.length ? bytes.subarray(start, start + size) : null
  }
}

function blockSizes(column: SegmentColumn, rows: number): readonly number[] {
  return column.kind === 'text'
    ? [rows * BYTES_OF[column.codes], column.texts * BYTES_OF[column.lengths], column.blobBytes]
    : [rows * BYTES_OF[column.values]]
}

/** null when the data contradict the header. Values are copied, so a frame never depends on the bytes it came from. */
function decodeColumn(
  column: SegmentColumn,
  blocks: readonly (Uint8Array | null)[],
  rows: number,
): Column | null {
  const [first, second, third] = blocks
  if (!first) return null
  switch (column.kind) {
    case 'text': {
      if (!second || !third) return null
      const dictionary = decodeDictionary(numbersOf(column.lengths, second), third)
      if (dictionary === null) return null
      const codes = new Uint32Array(rows)
      codes.set(numbersOf(column.codes, first))
      let highest = 0
      for (let row = 0; row < rows; row++) if (codes[row] > highest) highest = codes[row]
      return highest < dictionary.length ? { kind: 'text', codes, dictionary } : null
    }
    case 'number': {
      const values = new Float64Array(rows)
      values.set(numbersOf(column.values, first))
      return { kind: 'number', values }
    }
    case 'date': {
      const days = new Int32Array(rows)
      days.set(numbersOf('i32', first))
      return { kind: 'date', days }
    }
    case 'flag': {
      const values = first.slice()
      return values.every((value) => value <= FLAG_UNKNOWN) ? { kind: 'flag', values } : null
    }
  }
}

function decodeDictionary(lengths: ArrayLike<number>, blob: Uint8Array): readonly string[] | null {
  if (lengths.length === 0 || lengths[0] !== 0) return null
  let joined: string
  try {
    joined = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(blob)
  } catch {
    return null
  }
  const dictionary = new Array<string>(lengths.length)
  let offset = 0
  for (let index = 0; index < lengths.length; index++) {
    const end = offset + lengths[index]
    dictionary[index] = joined.slice(offset, end)
    offset = end
  }
  return offset === joined.length ? dictionary : null
}

/** Typed views need aligned memory; segments read from a file or cut from a message may lie anywhere. */
function numbersOf(
  type: keyof typeof BYTES_OF,
  block: Uint8Array,
): Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array {
  const bytes = block.byteOffset % BYTES_OF[type] === 0 ? block : block.slice()
  const length = bytes.byteLength / BYTES_OF[type]
  switch (type) {
    case 'u8':
      return bytes
    case 'u16':
      return new Uint16Array(bytes.buffer, bytes.byteOffset, length)
    case 'u32':
      return new Uint32Array(bytes.buffer, bytes.byteOffset, length)
    case 'i32':
      return new Int32Array(bytes.buffer, bytes.byteOffset, length)
    case 'f64':
      return new Float64Array(bytes.buffer, bytes.byteOffset, length)
  }
}
