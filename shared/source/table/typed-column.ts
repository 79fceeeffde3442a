import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../../columns/frame.ts'
import { TextIndex } from '../../columns/text-index.ts'
import { MONEY_DECIMALS } from '../../units/money.ts'
import { NO_DATE } from '../../units/plain-date.ts'
import { QUANTITY_DECIMALS } from '../../units/quantity.ts'
import { isoOfSerial, plainDateOfSerial } from '../cells/excel-serial.ts'
import {
  CELL_BOOLEAN,
  CELL_DATE,
  CELL_EMPTY,
  CELL_ERROR,
  CELL_NUMBER,
  CELL_TEXT,
  type FieldSpec,
  type RawColumn,
} from '../contract.ts'
import { cleanText, isBlankSign } from '../values/clean-text.ts'
import { codeOfNumber, isDamagedCode } from '../values/code-text.ts'
import { dateOfNumber, parseDateText } from '../values/parse-date.ts'
import { parseFlagText } from '../values/parse-flag.ts'
import {
  parseNumberText,
  READ_BLANK,
  READ_DAMAGED,
  READ_ERROR_CELL,
  READ_IMPOSSIBLE,
  READ_OK,
  READ_ROUNDED,
  READ_UNREADABLE,
  scaleDouble,
} from '../values/parse-number.ts'

/** A column of the file read as its field asks: a value and a status for every row from `first` on. */
export interface TypedColumn {
  readonly field: FieldSpec
  readonly status: Uint8Array
  readonly data:
    | { readonly kind: 'text'; readonly codes: Uint32Array; readonly dictionary: readonly string[] }
    | { readonly kind: 'number'; readonly values: Float64Array }
    | { readonly kind: 'date'; readonly days: Int32Array }
    | { readonly kind: 'flag'; readonly values: Uint8Array }
}

export interface TypedColumnInput {
  readonly field: FieldSpec
  readonly column: RawColumn
  readonly first: number
  readonly count: number
  readonly strings: readonly string[]
  readonly scale: 1 | 10000
}

/** Every distinct text is parsed once: a million rows have some thousand different prices. */
export function readTypedColumn(input: TypedColumnInput): TypedColumn {
  switch (input.field.kind) {
    case 'text':
    case 'code':
      return readText(input)
    case 'date':
      return readDates(input)
    case 'flag':
      return readFlags(input)
    case 'money':
      return readNumbers(input, MONEY_DECIMALS + (input.scale === 10_000 ? 4 : 0))
    case 'quantity':
      return readNumbers(input, QUANTITY_DECIMALS)
    case 'factor':
      return onlyFactors(readNumbers(input, 0))
  }
}

const NOT_YET = 255

function readNumbers(input: TypedColumnInput, decimals: number): TypedColumn {
  const { column, first, count, strings } = input
  const values = new Float64Array(count).fill(Number.NaN)
  const status = new Uint8Array(count).fill(READ_BLANK)
  const knownStatus = new Uint8Array(strings.length).fill(NOT_YET)
  const knownValues = new Float64Array(strings.length)
  const rows = Math.min(count, column.kinds.length - first)
  for (let i = 0; i < rows; i++) {
    const kind = column.kinds[first + i]
    if (kind === CELL_EMPTY) continue
    const raw = column.values[first + i]
    if (kind === CELL_TEXT) {
      if (knownStatus[raw] === NOT_YET) {
        const read = parseNumberText(strings[raw], decimals)
        knownStatus[raw] = read.status
        knownValues[raw] = read.value
      }
      status[i] = knownStatus[raw]
      values[i] = knownValues[raw]
    } else if (kind === CELL_NUMBER) {
      const read = scaleDouble(raw, decimals)
      status[i] = read.status
      values[i] = read.value
    } else status[i] = kind === CELL_ERROR ? READ_ERROR_CELL : READ_UNREADABLE
  }
  return { field: input.field, status, data: { kind: 'number', values } }
}

/** A pack factor is a positive whole number; anything else would silently change every comparison in base units. */
function onlyFactors(column: TypedColumn): TypedColumn {
  if (column.data.kind !== 'number') return column
  const { status, data } = column
  for (let i = 0; i < status.length; i++) {
    const bad = status[i] === READ_ROUNDED || (status[i] === READ_OK && data.values[i] <= 0)
    if (bad) status[i] = READ_IMPOSSIBLE
    if (status[i] !== READ_OK) data.values[i] = Number.NaN
  }
  return column
}

function readDates(input: TypedColumnInput): TypedColumn {
  const { column, first, count, strings } = input
  const days = new Int32Array(count).fill(NO_DATE)
  const status = new Uint8Array(count).fill(READ_BLANK)
  const knownStatus = new Uint8Array(strings.length).fill(NOT_YET)
  const knownDays = new Int32Array(strings.length)
  const rows = Math.min(count, column.kinds.length - first)
  for (let i = 0; i < rows; i++) {
    const kind = column.kinds[first + i]
    if (kind === CELL_EMPTY) continue
    const raw = column.values[first + i]
    if (kind === CELL_TEXT) {
      if (knownStatus[raw] === NOT_YET) {
        const read = parseDateText(strings[raw])
        knownStatus[raw] = read.status
        knownDays[raw] = read.day
      }
      status[i] = knownStatus[raw]
      days[i] = knownDays[raw]
    } else if (kind === CELL_DATE) {
      const day = plainDateOfSerial(raw)
      status[i] = day === null ? READ_IMPOSSIBLE : READ_OK
      days[i] = day ?? NO_DATE
    } else if (kind === CELL_NUMBER) {
      const read = dateOfNumber(raw)
      status[i] = read.status
      days[i] = read.day
    } else status[i] = kind === CELL_ERROR ? READ_ERROR_CELL : READ_UNREADABLE
  }
  return { field: input.field, status, data: { kind: 'date', days } }
}

function readFlags(input: TypedColumnInput): TypedColumn {
  const { column, first, count, strings } = input
  const values = new Uint8Array(count).fill(FLAG_UNKNOWN)
  const status = new Uint8Array(count).fill(READ_BLANK)
  const known = new Map<number, ReturnType<typeof parseFlagText>>()
  const rows = Math.min(count, column.kinds.length - first)
  for (let i = 0; i < rows; i++) {
    const kind = column.kinds[first + i]
    if (kind === CELL_EMPTY) continue
    const raw = column.values[first + i]
    if (kind === CELL_TEXT) {
      let read = known.get(raw)
      if (read === undefined) {
        read = parseFlagText(strings[raw])
        known.set(raw, read)
      }
      status[i] = read.status
      values[i] = read.flag
    } else if ((kind === CELL_NUMBER || kind === CELL_BOOLEAN) && (raw === 0 || raw === 1)) {
      status[i] = READ_OK
      values[i] = raw === 1 ? FLAG_YES : FLAG_NO
    } else status[i] = kind === CELL_ERROR ? READ_ERROR_CELL : READ_UNREADABLE
  }
  return { field: input.field, status, data: { kind: 'flag', values } }
}

function readText(input: TypedColumnInput): TypedColumn {
  const { column, first, count, strings, field } = input
  const codes = new Uint32Array(count)
  const status = new Uint8Array(count).fill(READ_BLANK)
  const texts = new TextIndex()
  const known = new Int32Array(strings.length).fill(-1)
  const rows = Math.min(count, column.kinds.length - first)
  for (let i = 0; i < rows; i++) {
    const kind = column.kinds[first + i]
    if (kind === CELL_EMPTY) continue
    const raw = column.values[first + i]
    if (kind === CELL_TEXT) {
      if (known[raw] < 0) {
        // A damaged code must not match other damaged codes: it is left out and reported.
        const text = cleanText(strings[raw])
        const damaged = field.kind === 'code' && isDamagedCode(text)
        known[raw] = damaged ? DAMAGED : texts.codeOf(isBlankSign(text) ? '' : text)
      }
      if (known[raw] === DAMAGED) status[i] = READ_DAMAGED
      else {
        codes[i] = known[raw]
        status[i] = known[raw] === 0 ? READ_BLANK : READ_OK
      }
    } else if (kind === CELL_ERROR) {
      status[i] = READ_ERROR_CELL
    } else {
      const text = textOfCell(kind, raw, field)
      status[i] = text === undefined ? READ_DAMAGED : READ_OK
      if (text !== undefined) codes[i] = texts.codeOf(text)
    }
  }
  return { field, status, data: { kind: 'text', codes, dictionary: texts.dictionary } }
}

const DAMAGED = 0x7fffffff

/** Numbers in text columns keep their plain digits; a date in a code column is a code that Excel has reinterpreted. */
function textOfCell(kind: number, value: number, field: FieldSpec): string | undefined {
  if (kind === CELL_NUMBER) return codeOfNumber(value)
  if (kind === CELL_DATE)
    return field.kind === 'code' ? undefined : isoOfSerial(value).replace(/T00:00:00$/, '')
  return value === 1 ? 'TRUE' : 'FALSE'
}
