import { addDays, type PlainDate } from '../../units/plain-date.ts'
import { builtInCalendar, type CalendarAnswer, isWorkingDay, type WorkCalendar } from './work-calendar.ts'

/**
 * The day on which a term of `count` working days ends (C2): the day after `date` is day 1, the term expires at 24:00 of
 * the answer. 0 gives `date` itself; a negative count goes back. Worked example: 10 working days from 2026-09-30 end on
 * 2026-10-20, because 1-7 October are off and Saturday 10 October is worked.
 */
export function addWorkingDays(
  date: PlainDate,
  count: number,
  calendar: WorkCalendar = builtInCalendar,
): CalendarAnswer<PlainDate> {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a number of working days: ${count}`)
  const step = count < 0 ? -1 : 1
  let left = Math.abs(count)
  let day = date
  let provisional = false
  while (left > 0) {
    day = addDays(day, step)
    const answer = isWorkingDay(day, calendar)
    provisional ||= answer.provisional
    if (answer.value) left--
  }
  return { value: day, provisional }
}

/**
 * Working days after `from` up to and including `to`, so that `workingDaysBetween(d, addWorkingDays(d, n))` is n.
 * Negative when `to` lies before `from`: then the working days from `to` up to but not including `from`.
 */
export function workingDaysBetween(
  from: PlainDate,
  to: PlainDate,
  calendar: WorkCalendar = builtInCalendar,
): CalendarAnswer<number> {
  const step = to < from ? -1 : 1
  let count = 0
  let provisional = false
  for (let day = from; day !== to; ) {
    day = addDays(day, step)
    const answer = isWorkingDay(day, calendar)
    provisional ||= answer.provisional
    if (answer.value) count += step
  }
  return { value: count, provisional }
}
