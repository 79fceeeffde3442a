import { calendarDayOf, type PlainDate, plainDateOf } from '../../units/plain-date.ts'

/** Days between 1899-12-30, where Excel's count effectively starts, and 1970-01-01. */
const EPOCH_OFFSET = 25569
/** 9999-12-31, the last day that Excel can show. */
export const MAX_SERIAL = 2_958_465
/** Serial 60 is 1900-02-29, which never was; before it Excel's count is off by one. */
const FICTITIOUS_DAY = 60
/** What the 1904 system lacks to the 1900 system. */
export const DAYS_TO_1904 = 1462
const SECONDS_PER_DAY = 86_400

/** The day of an Excel serial (1900 system); null for times without a day, the fictitious day and out of range. */
export function plainDateOfSerial(serial: number): PlainDate | null {
  const day = Math.floor(serial)
  if (!(day >= 1) || day > MAX_SERIAL || day === FICTITIOUS_DAY) return null
  return (day - EPOCH_OFFSET + (day < FICTITIOUS_DAY ? 1 : 0)) as PlainDate
}

/** `2021-01-01T00:00:00`, rounded to the second: Excel stores noon as a fraction that is rarely exact. */
export function isoOfSerial(serial: number): string {
  const seconds = Math.round(serial * SECONDS_PER_DAY)
  const day = Math.floor(seconds / SECONDS_PER_DAY)
  const rest = seconds - day * SECONDS_PER_DAY
  const date = calendarDayOf((day - EPOCH_OFFSET + (day < FICTITIOUS_DAY ? 1 : 0)) as PlainDate)
  const time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60].map(twoDigits).join(':')
  return `${String(date.year).padStart(4, '0')}-${twoDigits(date.month)}-${twoDigits(date.day)}T${time}`
}

/** Serial of an ISO date with or without time (`t="d"` cells); NaN if it is none. */
export function serialOfIso(text: string): number {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(
      text.trim(),
    )
  if (match === null) return Number.NaN
  const date = plainDateOf(Number(match[1]), Number(match[2]), Number(match[3]))
  if (date === null) return Number.NaN
  const seconds = Number(match[4] ?? 0) * 3600 + Number(match[5] ?? 0) * 60 + Number(match[6] ?? 0)
  return serialOfPlainDate(date) + seconds / SECONDS_PER_DAY
}

/** Serial (1900 system) of a day; negative before 1899-12-31. */
export function serialOfPlainDate(date: PlainDate): number {
  const day = date + EPOCH_OFFSET
  return day > FICTITIOUS_DAY ? day : day - 1
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
