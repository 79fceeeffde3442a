import type { Column, FrameOf, FrameSchema, NumberColumn, TextColumn } from './frame.ts'
import {
  aligned,
  MAGIC,
  PREFIX_BYTES,
  type SegmentColumn,
  type SegmentHeader,
  type UnsignedType,
  unsignedTypeFor,
} from './segment-format.ts'

type Block = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

/**
 * A frame as the bytes of a segment, narrowed where nothing is lost; `schemaName` is kept in the header. Equal frames
 * give equal bytes: segments are named by their hash. (Half surrogates in texts become U+FFFD.)
 */
export function encodeFrame<S extends FrameSchema>(
  frame: FrameOf<S>,
  schemaName: string,
): Uint8Array<ArrayBuffer> {
  const columns: SegmentColumn[] = []
  const blocks: Block[] = []
  for (const [name, column] of Object.entries<Column>(frame.columns)) {
    const encoded = encodeColumn(name, column)
    columns.push(encoded.header)
    blocks.push(...encoded.blocks)
  }
  const header: SegmentHeader = { schema: schemaName, rows: frame.rowCount, columns }
  const headerBytes = new TextEncoder().encode(JSON.stringify(header))
  return assemble(headerBytes, blocks)
}

function assemble(header: Uint8Array, blocks: readonly Block[]): Uint8Array<ArrayBuffer> {
  const start = aligned(PREFIX_BYTES + header.length)
  const bytes = new Uint8Array(blocks.reduce((sum, block) => sum + aligned(block.byteLength), start))
  bytes.set(MAGIC, 0)
  new DataView(bytes.buffer).setUint32(8, header.length, true)
  bytes.set(header, PREFIX_BYTES)
  let offset = start
  for (const block of blocks) {
    bytes.set(new Uint8Array(block.buffer, block.byteOffset, block.byteLength), offset)
    offset += aligned(block.byteLength)
  }
  return bytes
}

function encodeColumn(
  name: string,
  column: Column,
): { readonly header: SegmentColumn; readonly blocks: readonly Block[] } {
  switch (column.kind) {
    case 'text':
      return encodeTextColumn(name, column)
    case 'number': {
      const narrow = toInt32(column)
      return narrow === null
        ? { header: { name, kind: 'number', values: 'f64' }, blocks: [column.values] }
        : { header: { name, kind: 'number', values: 'i32' }, blocks: [narrow] }
    }
    case 'date':
      return { header: { name, kind: 'date', values: 'i32' }, blocks: [column.days] }
    case 'flag':
      return { header: { name, kind: 'flag', values: 'u8' }, blocks: [column.values] }
  }
}

function encodeTextColumn(name: string, column: TextColumn) {
  const { dictionary } = column
  let longest = 0
  for (const text of dictionary) if (text.length > longest) longest = text.length
  const lengthType = unsignedTypeFor(longest)
  const lengths = unsignedArray(lengthType, dictionary.length)
  for (let index = 0; index < dictionary.length; index++) lengths[index] = dictionary[index].length
  const codeType = unsignedTypeFor(Math.max(0, dictionary.length - 1))
  const codes = codeType === 'u32' ? column.codes : unsignedArray(codeType, column.codes.length)
  if (codeType !== 'u32') codes.set(column.codes)
  const blob = new TextEncoder().encode(wellFormed(dictionary).join(''))
  const header: SegmentColumn = {
    name,
    kind: 'text',
    codes: codeType,
    texts: dictionary.length,
    lengths: lengthType,
    blobBytes: blob.length,
  }
  return { header, blocks: [codes, lengths, blob] }
}

/** Half a character at the end of one text must not join with half a character at the start of the next. */
function wellFormed(dictionary: readonly string[]): readonly string[] {
  const half = /\p{Cs}/u
  return dictionary.some((text) => half.test(text))
    ? dictionary.map((text) => text.replace(/\p{Cs}/gu, '\uFFFD'))
    : dictionary
}

/** null where a value is absent, has a fraction, is minus zero or needs more than 32 bits. */
function toInt32(column: NumberColumn): Int32Array | null {
  const { values } = column
  const narrow = new Int32Array(values.length)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]
    const integer = value | 0
    if (integer !== value || (value === 0 && 1 / value < 0)) return null
    narrow[row] = integer
  }
  return narrow
}

function unsignedArray(type: UnsignedType, length: number): Uint8Array | Uint16Array | Uint32Array {
  switch (type) {
    case 'u8':
      return new Uint8Array(length)
    case 'u16':
      return new Uint16Array(length)
    case 'u32':
      return new Uint32Array(length)
  }
}
