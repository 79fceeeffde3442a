/** A day without time or zone, as days since 1970-01-01 (a hospital's dates are China's calendar days). */
export type PlainDate = number & { readonly __unit: 'days since 1970-01-01' }

/** Marks an absent date in a date column. */
export const NO_DATE = -2147483648

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  return month === 2
    ? isLeapYear(year)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31
}

/** null when the calendar has no such day (2018-02-29). */
export function plainDateOf(year: number, month: number, day: number): PlainDate | null {
  if (!Number.isInteger(year) || year < 1900 || year > 9999 || month < 1 || month > 12) return null
  if (day < 1 || day > daysInMonth(year, month)) return null
  const y = year - 1
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)
  const dayOfYear = DAYS_BEFORE_MONTH[month - 1] + (month > 2 && isLeapYear(year) ? 1 : 0) + day - 1
  return (y * 365 + leapDays + dayOfYear - 719162) as PlainDate
}

export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function calendarDayOf(date: PlainDate): CalendarDay {
  // Civil-from-days over 400-year eras starting on 1 March, so that the leap day is the last day of an era year.
  const z = date + 719468
  const era = Math.floor(z / 146097)
  const dayOfEra = z - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  }
}

/** `2026-10-15` */
export function formatPlainDate(date: PlainDate): string {
  const { year, month, day } = calendarDayOf(date)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Reads `2026-10-15` only; the forms found in hospital files are read by shared/source. */
export function parsePlainDate(text: string): PlainDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return match ? plainDateOf(Number(match[1]), Number(match[2]), Number(match[3])) : null
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(date: PlainDate): number {
  return (((date + 3) % 7) + 7) % 7
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return (date + days) as PlainDate
}
