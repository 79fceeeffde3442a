import { ByteDictionary } from '../../columns/byte-dictionary.ts'
import { CELL_TEXT } from '../contract.ts'
import { RawCells, SlotBudget } from '../raw-cells.ts'
import { Refused } from '../refused.ts'
import { MAX_COLUMNS } from '../xlsx/cell-reference.ts'
import type { Delimiter } from './delimiter.ts'

const QUOTE = 0x22
const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a
/** Excel's limit for a cell is 32,767 characters; a quote left open must not swallow a million rows. */
const LONGEST_QUOTED = 1024 * 1024
const RECORDS_PER_REPORT = 65_536

export interface ScannedRecords {
  readonly cells: RawCells
  /** By column: the distinct byte ranges; cell values are their numbers. */
  readonly dictionaries: readonly ByteDictionary[]
}

/**
 * Splits delimited text (RFC 4180 and what is found in the wild) over bytes, without decoding: quotes, commas and line ends
 * are single bytes in UTF-8 and never part of a GB18030 character. Equal fields of a column become one number.
 * A quote counts only at the start of a field and only when its partner ends the field; otherwise it is an inch mark.
 */
export function scanRecords(
  bytes: Uint8Array,
  delimiter: Delimiter,
  report: (records: number, position: number) => void,
): ScannedRecords {
  const cells = new RawCells(new SlotBudget())
  const columns: ColumnNumbers[] = []
  const separator = delimiter.byte
  const end = bytes.length
  let at = delimiter.start
  let record = 0
  let column = 0
  while (at < end) {
    let from = at
    let to = bytes[at] === QUOTE ? closingQuote(bytes, at + 1, end, separator) : -1
    if (to < 0) {
      to = fieldEnd(bytes, at, end, separator)
      at = to
    } else {
      // With doubled quotes inside, the opening one is kept: decoding tells such a field from an unquoted one by it.
      if (!hasQuote(bytes, at + 1, to)) from++
      at = to + 1
    }
    if (to > from) {
      if (column >= columns.length) addColumns(columns, column)
      cells.put(record, column, CELL_TEXT, columns[column].numberOf(bytes, from, to))
    }
    if (at >= end) break
    if (bytes[at] === separator) {
      column++
      at++
      continue
    }
    at += bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED ? 2 : 1
    column = 0
    record++
    if (record % RECORDS_PER_REPORT === 0) report(record, at)
  }
  report(record, end)
  return { cells, dictionaries: columns.map(({ dictionary }) => dictionary) }
}

/** The dictionary of one column, which first tries whether the field repeats the one above it. */
class ColumnNumbers {
  readonly dictionary = new ByteDictionary()
  #last = 0

  numberOf(bytes: Uint8Array, from: number, to: number): number {
    const { dictionary } = this
    if (dictionary.size === 0 || !dictionary.equals(bytes, from, to, this.#last)) {
      this.#last = dictionary.numberOf(bytes, from, to)
    }
    return this.#last
  }
}

function addColumns(columns: ColumnNumbers[], column: number): void {
  if (column >= MAX_COLUMNS) throw new Refused('too_large', { columns: column + 1 })
  while (columns.length <= column) columns.push(new ColumnNumbers())
}

/** The delimiter or line end that ends an unquoted field. */
function fieldEnd(bytes: Uint8Array, start: number, end: number, separator: number): number {
  const highest = Math.max(separator, CARRIAGE_RETURN)
  let at = start
  for (; at < end; at++) {
    const byte = bytes[at]
    if (byte <= highest && (byte === separator || byte === LINE_FEED || byte === CARRIAGE_RETURN)) break
  }
  return at
}

/** Position of the quote that ends the field, or -1 when no partner ends it properly. */
function closingQuote(bytes: Uint8Array, start: number, end: number, separator: number): number {
  const last = Math.min(end, start + LONGEST_QUOTED)
  for (let i = start; i < last; i++) {
    if (bytes[i] !== QUOTE) continue
    const next = bytes[i + 1]
    if (next === QUOTE && i + 1 < end) i++
    else if (i + 1 >= end || next === separator || next === LINE_FEED || next === CARRIAGE_RETURN) return i
    else return -1
  }
  return -1
}

function hasQuote(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === QUOTE) return true
  return false
}
