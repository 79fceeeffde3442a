import { formatPeriod, type Period } from '#shared/units/period.ts'
import { formatPlainDate, type PlainDate, weekdayOf } from '#shared/units/plain-date.ts'

const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

/** `2026年9月` */
export function periodInWords(period: Period): string {
  return `${Math.floor(period / 12)}年${(period % 12) + 1}月`
}

/** `9月`, for axes and places where the year stands nearby. */
export function monthInWords(period: Period): string {
  return `${(period % 12) + 1}月`
}

/** `2026-10-15 周四`: deadlines always carry their weekday. */
export function dayInWords(date: PlainDate): string {
  return `${formatPlainDate(date)} ${weekdays[weekdayOf(date)]}`
}

/** What is left until a deadline, never a bare negative number. */
export function daysLeftInWords(days: number): string {
  if (days > 0) return `还有 ${days} 天`
  return days === 0 ? '今天截止' : `已超过 ${-days} 天`
}

/** `2026-10-08 09:31` from an ISO instant of the journal, in the machine's zone. */
export function instantInWords(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Value for routes and `<select>`: `2026-09`. */
export function periodKey(period: Period): string {
  return formatPeriod(period)
}
