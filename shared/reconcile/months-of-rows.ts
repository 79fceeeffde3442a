import { periodOf } from '../units/period.ts'
import { NO_DATE, type PlainDate } from '../units/plain-date.ts'

/** Stands for "no date" among months. */
export const NO_MONTH = -2147483648

/** The month (统计月份) of every row; days repeat so often that each month is worked out once per day. */
export function monthsOfRows(days: Int32Array): Int32Array {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (let row = 0; row < days.length; row++) {
    if (days[row] === NO_DATE) continue
    if (days[row] < first) first = days[row]
    if (days[row] > last) last = days[row]
  }
  const months = new Int32Array(days.length)
  // A single mistyped year can stretch the span over centuries; that many days are still a small table.
  const table = last - first < 4_000_000 ? new Int32Array(Math.max(0, last - first + 1)) : null
  for (let row = 0; row < days.length; row++) {
    const day = days[row]
    if (day === NO_DATE) months[row] = NO_MONTH
    else if (table === null) months[row] = periodOf(day as PlainDate)
    else months[row] = table[day - first] ||= periodOf(day as PlainDate)
  }
  return months
}
