import { MAX_COLUMNS, MAX_ROWS } from './cell-reference.ts'
import type { SheetHandler } from './sheet-handler.ts'
import { type SheetState, TYPE_INLINE, TYPE_NUMBER, TYPE_SHARED, TYPE_STRING } from './sheet-state.ts'

const QUOTE = 0x22
const SLASH = 0x2f
const LESS_THAN = 0x3c
const GREATER_THAN = 0x3e
const SPACE = 0x20
const AMPERSAND = 0x26
const LETTER_C = 0x63
const LETTER_H = 0x68
const LETTER_I = 0x69
const LETTER_N = 0x6e
const LETTER_R = 0x72
const LETTER_S = 0x73
const LETTER_T = 0x74

/** Four bytes of the file as one little-endian number: one load and one comparison instead of four. */
function word(text: string): number {
  return [...text].reduceRight((value, character) => value * 256 + character.charCodeAt(0), 0)
}
const ATTRIBUTE_R = word(' r="')
const ATTRIBUTE_S = word(' s="')
const ATTRIBUTE_T = word(' t="')
const OPEN_ROW = word('<row')
const CLOSE_ROW = word('</ro')
const OPEN_VALUE = word('><v>')
const CLOSE_VALUE = word('</v>')
const CLOSE_CELL = word('</c>')
const OPEN_INLINE = word('><is')
const OPEN_TEXT = word('><t>')
const CLOSE_TEXT = word('</t>')
const CLOSE_INLINE = word('</is')

/** Longer than any construct read here apart from inline text: no index below can run past the buffer. */
const MARGIN = 256
const POWERS = Float64Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`))

/**
 * The hot loop of the product: rows and cells in the one spelling that nearly all writers use, such as
 * `<c r="B2" s="1" t="s"><v>17</v></c>`, straight from bytes into typed arrays. Whatever looks different in any way is left
 * to the careful reader by returning its start: this loop may be fast because it never has to be clever.
 */
export function readCellsInBulk(
  handler: SheetHandler,
  state: SheetState,
  buffer: Uint8Array,
  start: number,
  end: number,
): number {
  handler.bulkDepth = 0
  if (!state.inSheetData || state.inCell) return start
  const last = end - MARGIN
  if (start >= last) return start
  const view = state.viewOf(buffer)
  let at = start
  while (at < last && buffer[at] === LESS_THAN) {
    const next = state.inRow
      ? buffer[at + 1] === LETTER_C
        ? readCell(state, buffer, view, at, last)
        : closeRow(handler, state, buffer, view, at)
      : openRow(handler, state, buffer, view, at)
    if (next < 0) return at
    at = next
  }
  return at
}

/** `</row>` */
function closeRow(
  handler: SheetHandler,
  state: SheetState,
  buffer: Uint8Array,
  view: DataView,
  at: number,
): number {
  const closes =
    view.getUint32(at, true) === CLOSE_ROW && buffer[at + 4] === 0x77 && buffer[at + 5] === GREATER_THAN
  if (!closes) return -1
  state.inRow = false
  handler.bulkDepth--
  return at + 6
}

/** `<row r="2" spans="1:16">`: attributes other than `r` are passed over unless one could be `hidden`. */
function openRow(
  handler: SheetHandler,
  state: SheetState,
  buffer: Uint8Array,
  view: DataView,
  at: number,
): number {
  if (view.getUint32(at, true) !== OPEN_ROW) return -1
  let q = at + 4
  let row = state.row + 1
  if (view.getUint32(q, true) === ATTRIBUTE_R) {
    q += 4
    let number = 0
    for (let digit = buffer[q] - 48; digit >= 0 && digit <= 9; digit = buffer[++q] - 48) {
      number = number * 10 + digit
    }
    if (buffer[q] !== QUOTE || number < 1) return -1
    q++
    row = number - 1
  }
  const attributesEnd = at + 200
  while (buffer[q] !== GREATER_THAN) {
    // `hi` starts hidden=; `/` ends an empty row.
    if (q >= attributesEnd || buffer[q] === SLASH || buffer[q] === LESS_THAN) return -1
    if (buffer[q] === SPACE && buffer[q + 1] === LETTER_H && buffer[q + 2] === LETTER_I) return -1
    q++
  }
  if (row >= MAX_ROWS) return -1
  state.row = row
  state.nextColumn = 0
  state.inRow = true
  handler.bulkDepth++
  return q + 1
}

function readCell(state: SheetState, buffer: Uint8Array, view: DataView, at: number, last: number): number {
  let q = at + 2
  let column = state.nextColumn
  let style = 0
  let type = TYPE_NUMBER
  while (buffer[q] === SPACE) {
    const attribute = view.getUint32(q, true)
    q += 4
    if (attribute === ATTRIBUTE_R) {
      let letters = 0
      let byte = buffer[q]
      while (byte >= 65 && byte <= 90) {
        letters = letters * 26 + byte - 64
        byte = buffer[++q]
      }
      let number = 0
      for (let digit = byte - 48; digit >= 0 && digit <= 9; digit = buffer[++q] - 48) {
        number = number * 10 + digit
      }
      if (letters === 0 || letters > MAX_COLUMNS || number !== state.row + 1) return -1
      column = letters - 1
    } else if (attribute === ATTRIBUTE_S) {
      for (let digit = buffer[q] - 48; digit >= 0 && digit <= 9; digit = buffer[++q] - 48) {
        style = style * 10 + digit
      }
    } else if (attribute === ATTRIBUTE_T) {
      if (buffer[q] === LETTER_S && buffer[q + 1] === QUOTE) {
        type = TYPE_SHARED
        q++
      } else if (buffer[q] === LETTER_N && buffer[q + 1] === QUOTE) {
        q++
      } else if (buffer[q] === LETTER_S && buffer[q + 1] === LETTER_T && buffer[q + 2] === LETTER_R) {
        type = TYPE_STRING
        q += 3
      } else if (buffer[q] === LETTER_I && buffer[q + 9] === QUOTE) {
        type = TYPE_INLINE
        q += 9
      } else return -1
    } else return -1
    // The second half guards against attributes so long that they run past the bytes that are there.
    if (buffer[q] !== QUOTE || q > last + MARGIN / 2) return -1
    q++
  }
  if (column >= MAX_COLUMNS) return -1
  if (view.getUint32(q, true) !== OPEN_VALUE) {
    if (type === TYPE_INLINE) return readInline(state, buffer, view, q, last, column)
    if (buffer[q] !== SLASH || buffer[q + 1] !== GREATER_THAN) return -1
    state.nextColumn = column + 1
    return q + 2
  }
  q += 4
  if (type === TYPE_INLINE) return -1
  if (type === TYPE_STRING) return readString(state, buffer, view, q, last, column)

  const negative = buffer[q] === 0x2d
  if (negative) q++
  const digitsStart = q
  let mantissa = 0
  let point = -1
  for (;;) {
    const digit = buffer[q] - 48
    if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit
    else if (digit === -2 && point < 0) point = q
    else break
    q++
  }
  const digits = q - digitsStart - (point < 0 ? 0 : 1)
  // Beyond 15 digits the mantissa is no longer exact; exponents and anything else go the careful way too.
  if (digits === 0 || digits > 15 || !endsCell(view, q)) return -1
  if (type === TYPE_SHARED) {
    if (negative || point >= 0) return -1
    state.putShared(state.row, column, mantissa)
  } else {
    const value = point < 0 ? mantissa : mantissa / POWERS[q - point - 1]
    state.putNumber(state.row, column, style, negative ? -value : value)
  }
  state.nextColumn = column + 1
  return q + 8
}

/** Formula result: `17盒</v></c>` */
function readString(
  state: SheetState,
  buffer: Uint8Array,
  view: DataView,
  start: number,
  last: number,
  column: number,
): number {
  const q = plainTextEnd(buffer, start, last)
  if (q < 0 || !endsCell(view, q)) return -1
  state.putText(state.row, column, buffer, start, q)
  state.nextColumn = column + 1
  return q + 8
}

/** `><is><t>阿莫西林</t></is></c>` */
function readInline(
  state: SheetState,
  buffer: Uint8Array,
  view: DataView,
  start: number,
  last: number,
  column: number,
): number {
  if (view.getUint32(start, true) !== OPEN_INLINE || view.getUint32(start + 4, true) !== OPEN_TEXT) return -1
  const q = plainTextEnd(buffer, start + 8, last)
  if (q < 0 || view.getUint32(q, true) !== CLOSE_TEXT || view.getUint32(q + 4, true) !== CLOSE_INLINE)
    return -1
  if (buffer[q + 8] !== GREATER_THAN || view.getUint32(q + 9, true) !== CLOSE_CELL) return -1
  state.putText(state.row, column, buffer, start + 8, q)
  state.nextColumn = column + 1
  return q + 13
}

/** End of text that needs no decoding, or -1. */
function plainTextEnd(buffer: Uint8Array, start: number, last: number): number {
  let q = start
  while (q < last && buffer[q] !== LESS_THAN) {
    if (buffer[q] === AMPERSAND || buffer[q] === 0x0d) return -1
    q++
  }
  return q < last ? q : -1
}

/** `</v></c>` */
function endsCell(view: DataView, q: number): boolean {
  return view.getUint32(q, true) === CLOSE_VALUE && view.getUint32(q + 4, true) === CLOSE_CELL
}
