import { NO_DATE, plainDateOf } from '../../units/plain-date.ts'
import { plainDateOfSerial } from '../cells/excel-serial.ts'
import { cleanText, foldWidth, isBlankSign } from './clean-text.ts'
import { READ_BLANK, READ_IMPOSSIBLE, READ_OK, READ_UNREADABLE, type ReadStatus } from './parse-number.ts'

export interface ReadDate {
  readonly status: ReadStatus
  /** Days since 1970-01-01, NO_DATE unless the status is OK. */
  readonly day: number
}

const CLOCK =
  '[T\\s]*(?:上午|下午)?\\s*\\d{1,2}(?:[:时点]\\d{1,2}){1,2}[分秒]?(?:\\.\\d+)?(?:Z|[+-]\\d{2}:?\\d{2})?'
const WEEKDAY = '(?:\\s*\\(?(?:星期|周)[一二三四五六日天]\\)?)?'
const SEPARATED = new RegExp(
  `^(\\d{4})\\s*([-/.年])\\s*(\\d{1,2})\\s*([-/.月])\\s*(\\d{1,2})日?${WEEKDAY}(?:${CLOCK})?${WEEKDAY}$`,
)
const COMPACT = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})(?:\\d{6}|${CLOCK})?$`)
const BLANK_WORDS = /^(无|空|null)$/i
/** Serials of 1954 to 2119; smaller numbers in a date column are something else. */
const FIRST_SERIAL = 20_000
const LAST_SERIAL = 80_000

/** Reads the date forms found in Chinese hospital exports; a two-digit year or month-first order is never guessed. */
export function parseDateText(raw: string): ReadDate {
  const text = foldWidth(cleanText(raw))
  if (text === '' || isBlankSign(text) || BLANK_WORDS.test(text)) return { status: READ_BLANK, day: NO_DATE }
  const separated = SEPARATED.exec(text)
  if (separated !== null && separatorsAgree(separated[2], separated[4])) {
    return dated(Number(separated[1]), Number(separated[3]), Number(separated[5]))
  }
  const compact = COMPACT.exec(text)
  if (compact !== null) return dated(Number(compact[1]), Number(compact[2]), Number(compact[3]))
  if (/^\d{5}(\.\d+)?$/.test(text)) return dateOfNumber(Number(text))
  return { status: READ_UNREADABLE, day: NO_DATE }
}

/** A number in a date column: an Excel serial without its format, or 20261015. */
export function dateOfNumber(value: number): ReadDate {
  if (value >= FIRST_SERIAL && value <= LAST_SERIAL) {
    const day = plainDateOfSerial(value)
    if (day !== null) return { status: READ_OK, day }
  }
  if (Number.isInteger(value) && value >= 19_000_101 && value <= 99_991_231) {
    return dated(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100)
  }
  return { status: READ_UNREADABLE, day: NO_DATE }
}

function dated(year: number, month: number, day: number): ReadDate {
  const date = plainDateOf(year, month, day)
  return date === null ? { status: READ_IMPOSSIBLE, day: NO_DATE } : { status: READ_OK, day: date }
}

function separatorsAgree(first: string, second: string): boolean {
  return first === '年' ? second === '月' : first === second
}
