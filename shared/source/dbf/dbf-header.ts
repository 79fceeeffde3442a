import { labelOfCodePage } from '../text/code-page.ts'

export interface DbfField {
  /** Where its name stands in the file. */
  readonly nameStart: number
  readonly nameEnd: number
  /** Upper-case letter: C text, N and F number, D date, L logical, M memo … */
  readonly type: string
  /** From the start of the record; the first byte of a record is its deletion mark. */
  readonly offset: number
  readonly length: number
  readonly decimals: number
  /** Bit of Visual FoxPro's _NullFlags that says "null"; for texts of varying length a bit before it says "shorter". */
  readonly nullBit: number | undefined
  readonly shortBit: number | undefined
}

export interface DbfHeader {
  readonly version: number
  readonly isFoxPro: boolean
  readonly announcedRecords: number
  readonly headerLength: number
  readonly recordLength: number
  /** Label of the encoding that the code page byte names; undefined for none. */
  readonly encoding: string | undefined
  readonly fields: readonly DbfField[]
  /** Where _NullFlags stands in a record. */
  readonly nullFlags: { readonly offset: number; readonly length: number } | undefined
}

const DBASE_2 = 0x02
const VERSIONS = [
  0x02, 0x03, 0x04, 0x30, 0x31, 0x32, 0x43, 0x63, 0x7b, 0x83, 0x8b, 0x8c, 0x8e, 0xcb, 0xe5, 0xf5, 0xfb,
]
const TYPES = 'CNFDLMGPIYBTVQWO@+0'
const FIELDS_END = 0x0d
const MAX_FIELDS = 2048

/** How one generation of dBASE lays its header out. */
interface Layout {
  readonly fieldsAt: number
  readonly fieldSize: number
  readonly nameLength: number
  readonly typeAt: number
  readonly lengthAt: number
}
const CLASSIC: Layout = { fieldsAt: 32, fieldSize: 32, nameLength: 11, typeAt: 11, lengthAt: 16 }
const LEVEL_7: Layout = { fieldsAt: 68, fieldSize: 48, nameLength: 32, typeAt: 32, lengthAt: 33 }
const LEVEL_2: Layout = { fieldsAt: 8, fieldSize: 16, nameLength: 11, typeAt: 11, lengthAt: 12 }
const LEVEL_2_HEADER = 521

/** Windows code pages by the language byte at offset 29. */
const CODE_PAGES: Readonly<Record<number, number>> = {
  1: 437,
  2: 850,
  3: 1252,
  4: 10000,
  8: 437,
  9: 437,
  10: 850,
  19: 932,
  27: 437,
  55: 850,
  77: 936,
  78: 949,
  79: 950,
  80: 874,
  87: 1252,
  88: 1252,
  89: 1252,
  100: 852,
  101: 866,
  120: 950,
  121: 949,
  122: 936,
  123: 932,
  124: 874,
  125: 1255,
  126: 1256,
  150: 10007,
  200: 1250,
  201: 1251,
  202: 1254,
  203: 1253,
  204: 1257,
}

/** The header of a dBASE, FoxPro or Visual FoxPro table; undefined when the bytes are none (a text may begin with "0"). */
export function readDbfHeader(bytes: Uint8Array): DbfHeader | undefined {
  const version = bytes[0]
  if (bytes.length < 33 || !VERSIONS.includes(version)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const old = version === DBASE_2
  const headerLength = old ? LEVEL_2_HEADER : view.getUint16(8, true)
  const recordLength = view.getUint16(old ? 6 : 10, true)
  if (headerLength < 33 || headerLength > bytes.length || recordLength < 2) return undefined
  const layout = old ? LEVEL_2 : (version & 7) === 4 ? LEVEL_7 : CLASSIC
  const fields = readFields(view, { layout, headerLength, recordLength })
  if (fields === undefined || fields.length === 0) return undefined
  const nulls = fields.find((field) => field.type === '0')
  const codePage = old ? undefined : CODE_PAGES[bytes[29]]
  return {
    version,
    isFoxPro: [0x30, 0x31, 0x32].includes(version),
    announcedRecords: old ? view.getUint16(1, true) : view.getUint32(4, true),
    headerLength,
    recordLength,
    encoding: codePage === undefined ? undefined : labelOfCodePage(codePage),
    fields,
    nullFlags: nulls === undefined ? undefined : { offset: nulls.offset, length: nulls.length },
  }
}

interface FieldArea {
  readonly layout: Layout
  readonly headerLength: number
  readonly recordLength: number
}

function readFields(view: DataView, { layout, headerLength, recordLength }: FieldArea) {
  const fields: DbfField[] = []
  let offset = 1
  let nullBits = 0
  for (let at = layout.fieldsAt; at + layout.fieldSize <= headerLength; at += layout.fieldSize) {
    if (view.getUint8(at) === FIELDS_END) break
    const type = String.fromCharCode(view.getUint8(at + layout.typeAt)).toUpperCase()
    const lowLength = view.getUint8(at + layout.lengthAt)
    const highLength = view.getUint8(at + layout.lengthAt + 1)
    // Texts longer than 255 keep the upper half of their length where others keep their decimals.
    const long = type === 'C' && layout !== LEVEL_2 ? lowLength + highLength * 256 : lowLength
    const length = offset + long > recordLength ? lowLength : long
    if (!TYPES.includes(type) || length === 0 || offset + length > recordLength) return undefined
    if (fields.length >= MAX_FIELDS) return undefined
    const flags = layout === CLASSIC ? view.getUint8(at + 18) : 0
    const shortBit = type === 'V' || type === 'Q' ? nullBits++ : undefined
    const nullBit = type !== '0' && (flags & 2) !== 0 ? nullBits++ : undefined
    const decimals = type === 'C' ? 0 : view.getUint8(at + layout.lengthAt + (layout === LEVEL_2 ? 3 : 1))
    fields.push({
      nameStart: at,
      nameEnd: nameEnd(view, at, layout),
      type,
      offset,
      length,
      decimals,
      nullBit,
      shortBit,
    })
    offset += length
  }
  return fields
}

function nameEnd(view: DataView, at: number, layout: Layout): number {
  let end = at
  while (end < at + layout.nameLength && view.getUint8(end) !== 0) end++
  return end
}
