import { Refused } from '../refused.ts'

export interface ZipEntry {
  /** With forward slashes and without a leading one. */
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly crc32: number
  readonly compressedSize: number
  readonly size: number
  /** Where the local header stands in the file. */
  readonly headerOffset: number
}

const END_SIGNATURE = 0x06054b50
const END64_SIGNATURE = 0x06064b50
const LOCATOR64_SIGNATURE = 0x07064b50
const ENTRY_SIGNATURE = 0x02014b50
const END_SIZE = 22
const MAX_COMMENT = 0xffff
/** A workbook has some tens of parts; a directory of this size is an attack or another kind of archive. */
export const MAX_ENTRIES = 20_000

/**
 * Reads the central directory of a zip, including zip64. Only the directory counts, as for Excel: local headers may lie
 * about sizes. Throws Refused('corrupt') when there is none or it points outside of the file.
 */
export function readZipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(bytes, view)
  let count = view.getUint16(end + 10, true)
  let directorySize = view.getUint32(end + 12, true)
  let directoryOffset = view.getUint32(end + 16, true)
  if (count === 0xffff || directorySize === 0xffffffff || directoryOffset === 0xffffffff) {
    const wide = findEnd64(view, end)
    if (wide !== undefined) {
      count = wide.count
      directorySize = wide.directorySize
      directoryOffset = wide.directoryOffset
    }
  }
  if (count > MAX_ENTRIES) throw new Refused('bomb', { entries: count })
  if (directoryOffset + directorySize > bytes.length) throw new Refused('corrupt')

  const entries: ZipEntry[] = []
  let at = directoryOffset
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new Refused('corrupt')
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const commentLength = view.getUint16(at + 32, true)
    const next = at + 46 + nameLength + extraLength + commentLength
    if (next > bytes.length) throw new Refused('corrupt')
    entries.push(readEntry(bytes, view, at))
    at = next
  }
  return entries
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const flags = view.getUint16(at + 8, true)
  const nameLength = view.getUint16(at + 28, true)
  const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength)
  const wide = wideFields(view, at)
  return {
    name: new TextDecoder('utf-8').decode(nameBytes).replaceAll('\\', '/').replace(/^\/+/, ''),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0 || (flags & 0x40) !== 0,
    crc32: view.getUint32(at + 16, true),
    compressedSize: wide.compressedSize,
    size: wide.size,
    headerOffset: wide.headerOffset,
  }
}

/** Zip64: a field that reads 0xffffffff continues in the extra field, in this order. */
function wideFields(view: DataView, at: number) {
  const fields = {
    compressedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    headerOffset: view.getUint32(at + 42, true),
  }
  let extra = at + 46 + view.getUint16(at + 28, true)
  const extraEnd = extra + view.getUint16(at + 30, true)
  while (extra + 4 <= extraEnd) {
    const id = view.getUint16(extra, true)
    const length = view.getUint16(extra + 2, true)
    let field = extra + 4
    const fieldEnd = Math.min(field + length, extraEnd)
    if (id === 1) {
      for (const name of ['size', 'compressedSize', 'headerOffset'] as const) {
        if (fields[name] !== 0xffffffff) continue
        if (field + 8 > fieldEnd) throw new Refused('corrupt')
        fields[name] = wideNumber(view, field)
        field += 8
      }
    }
    extra = fieldEnd
  }
  return fields
}

function findEnd(bytes: Uint8Array, view: DataView): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - MAX_COMMENT)
  for (let at = bytes.length - END_SIZE; at >= lowest; at--) {
    if (bytes[at] === 0x50 && view.getUint32(at, true) === END_SIGNATURE) return at
  }
  throw new Refused('corrupt')
}

function findEnd64(view: DataView, end: number) {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64_SIGNATURE) return undefined
  const at = wideNumber(view, locator + 8)
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64_SIGNATURE) throw new Refused('corrupt')
  return {
    count: wideNumber(view, at + 32),
    directorySize: wideNumber(view, at + 40),
    directoryOffset: wideNumber(view, at + 48),
  }
}

function wideNumber(view: DataView, at: number): number {
  const value = view.getUint32(at + 4, true) * 0x1_0000_0000 + view.getUint32(at, true)
  if (!Number.isSafeInteger(value)) throw new Refused('corrupt')
  return value
}
