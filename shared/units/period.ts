import { calendarDayOf, daysInMonth, type PlainDate, plainDateOf } from './plain-date.ts'

/** A reporting month (统计月份) as year × 12 + month − 1, so that neighbours differ by one. */
export type Period = number & { readonly __unit: 'month' }

export function periodOf(date: PlainDate): Period {
  const { year, month } = calendarDayOf(date)
  return (year * 12 + month - 1) as Period
}

export function formatPeriod(period: Period): string {
  return `${Math.floor(period / 12)}-${String((period % 12) + 1).padStart(2, '0')}`
}

/** Reads `2026-10`. */
export function parsePeriod(text: string): Period | null {
  const match = /^(\d{4})-(\d{2})$/.exec(text)
  if (!match) return null
  const month = Number(match[2])
  return month >= 1 && month <= 12 ? ((Number(match[1]) * 12 + month - 1) as Period) : null
}

export function firstDayOf(period: Period): PlainDate {
  return plainDateOf(Math.floor(period / 12), (period % 12) + 1, 1) as PlainDate
}

export function lastDayOf(period: Period): PlainDate {
  const year = Math.floor(period / 12)
  const month = (period % 12) + 1
  return plainDateOf(year, month, daysInMonth(year, month)) as PlainDate
}

export function shiftPeriod(period: Period, months: number): Period {
  return (period + months) as Period
}
