import { MAX_SERIAL, serialOfIso } from '../cells/excel-serial.ts'
import type { DbfField, DbfHeader } from './dbf-header.ts'

/** A cell of a record; texts as a byte range of the file; 'memo' = its text lies in another file; undefined = empty. */
export type DbfValue =
  | number
  | boolean
  | 'memo'
  | undefined
  | { readonly serial: number }
  | { readonly start: number; readonly end: number }

const MS_PER_DAY = 86_400_000
/** Julian day number that would be Excel's serial 0, counted from 1900-03-01 on, where every real table lies. */
const JULIAN_OF_SERIAL_0 = 2_415_019
const EXACT_DIGITS = 15
const ZERO = 0x30

interface FieldOfTable {
  readonly header: DbfHeader
  readonly field: DbfField
}

/** Reads one field of the record at `record`. */
export function dbfValue(view: DataView, record: number, { header, field }: FieldOfTable): DbfValue {
  const start = record + field.offset
  const end = start + field.length
  switch (field.type) {
    case 'N':
    case 'F':
      return numberOf(view, start, end)
    case 'D':
      return dateOf(view, start, end)
    case 'L':
      return logicalOf(view.getUint8(start))
    case 'I':
      return field.length === 4 ? view.getInt32(start, true) : undefined
    case '+':
      return field.length === 4 ? view.getInt32(start, false) ^ -0x80000000 : undefined
    case 'Y':
      return field.length === 8 ? Number(view.getBigInt64(start, true)) / 10_000 : undefined
    case 'B':
      return header.isFoxPro && field.length === 8
        ? finite(view.getFloat64(start, true))
        : memoOf(view, start, end)
    case 'T':
      return field.length === 8
        ? dayTime(view.getInt32(start, true), view.getInt32(start + 4, true))
        : textOf(view, start, end)
    case 'M':
    case 'G':
    case 'P':
    case 'W':
      return memoOf(view, start, end)
    case 'V':
    case 'Q':
      return varyingText(view, record, { header, field })
    case 'C':
      return textOf(view, start, end)
    default:
      return undefined
  }
}

/** Blanks at the end fill the field up; NUL bytes do so in some programs. */
function textOf(view: DataView, start: number, end: number): DbfValue {
  let stop = end
  while (stop > start && (view.getUint8(stop - 1) === 0x20 || view.getUint8(stop - 1) === 0)) stop--
  return stop === start ? undefined : { start, end: stop }
}

function numberOf(view: DataView, start: number, end: number): DbfValue {
  let from = start
  while (from < end && view.getUint8(from) <= 0x20) from++
  const trimmed = textOf(view, from, end)
  if (trimmed === undefined) return undefined
  const text = ascii(view, from, end).trim().replaceAll('\0', '')
  const digits = text.replace(/^[-+]?[0.]*/, '').replace('.', '')
  const readable = /^[-+]?(\d+\.?\d*|\.\d+)$/.test(text) && digits.length <= EXACT_DIGITS
  return readable ? Number(text) : trimmed
}

/** YYYYMMDD; anything else that is not blank stays the text that it is. */
function dateOf(view: DataView, start: number, end: number): DbfValue {
  const text = ascii(view, start, end)
  if (/^[\s\0]*$/.test(text) || /^0+$/.test(text)) return undefined
  if (!/^\d{8}$/.test(text)) return textOf(view, start, end)
  const serial = serialOfIso(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
  return Number.isNaN(serial) || serial < 0 ? textOf(view, start, end) : { serial }
}

function logicalOf(byte: number): DbfValue {
  const letter = String.fromCharCode(byte)
  if ('TtYy1'.includes(letter)) return true
  return 'FfNn0'.includes(letter) ? false : undefined
}

/** Visual FoxPro: Julian day and milliseconds, each of four bytes. */
function dayTime(julian: number, milliseconds: number): DbfValue {
  if (julian === 0) return undefined
  const serial = julian - JULIAN_OF_SERIAL_0 + milliseconds / MS_PER_DAY
  return serial >= 0 && serial <= MAX_SERIAL ? { serial } : undefined
}

/** A number of the block in the memo file, as digits or as four bytes; zero and blank mean no text. */
function memoOf(view: DataView, start: number, end: number): DbfValue {
  for (let at = start; at < end; at++) {
    const byte = view.getUint8(at)
    if (byte !== 0 && byte !== 0x20 && byte !== ZERO) return 'memo'
  }
  return undefined
}

/** A field that is not full keeps its length in its last byte, and says so in a bit of _NullFlags. */
function varyingText(view: DataView, record: number, { header, field }: FieldOfTable): DbfValue {
  if (field.type === 'Q') return undefined
  const start = record + field.offset
  const { nullFlags } = header
  const bit = field.shortBit
  if (nullFlags === undefined || bit === undefined || bit >> 3 >= nullFlags.length) {
    return textOf(view, start, start + field.length)
  }
  const flags = view.getUint8(record + nullFlags.offset + (bit >> 3))
  const isShort = (flags & (1 << (bit & 7))) !== 0
  const length = isShort ? view.getUint8(start + field.length - 1) : field.length
  return length === 0 || length > field.length ? undefined : { start, end: start + length }
}

function ascii(view: DataView, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(view.getUint8(at))
  return text
}

function finite(value: number): DbfValue {
  return Number.isFinite(value) ? value : undefined
}
