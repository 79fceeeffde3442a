import { plainDateOf } from '../../units/plain-date.ts'
import { MAX_SERIAL, serialOfPlainDate } from '../cells/excel-serial.ts'
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

/**
 * A plain decimal of at most 15 digits as a number, straight from its bytes: digits and power of ten are both exact, so is
 * their quotient. Everything else that is not blank stays a text.
 */
function numberOf(view: DataView, start: number, end: number): DbfValue {
  let at = start
  while (at < end && view.getUint8(at) === 0x20) at++
  const from = at
  const sign = at < end ? view.getUint8(at) : 0
  if (sign === 0x2d || sign === 0x2b) at++
  let digits = 0
  let places = -1
  let value = 0
  for (; at < end; at++) {
    const byte = view.getUint8(at)
    if (byte >= ZERO && byte <= 0x39) {
      value = value * 10 + byte - ZERO
      if (value > 0 || places >= 0) digits++
      if (places >= 0) places++
    } else if (byte === 0x2e && places < 0) places = 0
    else break
  }
  const rest = textOf(view, at, end)
  if (rest !== undefined || digits > EXACT_DIGITS) return textOf(view, from, end)
  const hasDigit = at > from && isDigit(view, at - 1, from)
  if (!hasDigit) return textOf(view, from, end)
  const size = places > 0 ? value / 10 ** places : value
  return sign === 0x2d && size !== 0 ? -size : size
}

/** Whether one of the last two bytes read is a digit: "12." is a number, "." and "-" are none. */
function isDigit(view: DataView, last: number, from: number): boolean {
  const byte = view.getUint8(last)
  if (byte >= ZERO && byte <= 0x39) return true
  return last > from && byte === 0x2e && isDigit(view, last - 1, last - 1)
}

/** YYYYMMDD; anything else that is not blank stays the text that it is. */
function dateOf(view: DataView, start: number, end: number): DbfValue {
  if (end - start === 8) {
    const serial = serialOfDigits(view, start)
    if (serial !== undefined) return { serial }
  }
  const text = ascii(view, start, end)
  if (/^[\s\0]*$/.test(text) || /^0+$/.test(text)) return undefined
  return textOf(view, start, end)
}

function serialOfDigits(view: DataView, start: number): number | undefined {
  let number = 0
  for (let at = start; at < start + 8; at++) {
    const digit = view.getUint8(at) - ZERO
    if (digit < 0 || digit > 9) return undefined
    number = number * 10 + digit
  }
  const date = plainDateOf(Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100)
  const serial = date === null ? -1 : serialOfPlainDate(date)
  return serial < 0 ? undefined : serial
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
