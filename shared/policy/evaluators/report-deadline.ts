import { firstDayOf, type Period, shiftPeriod } from '../../units/period.ts'
import { addDays, type PlainDate } from '../../units/plain-date.ts'
import { builtInCalendar, isWorkingDay, type WorkCalendar } from '../calendar/work-calendar.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'

export interface ReportDeadlineParameters {
  /** Day of the following month whose 24:00 is the last moment (S4 二(一) 「每月15日前」, C4). */
  readonly dueDay: number
  /** Our own target: the safe reading of 前 is the day before. */
  readonly targetDay: number
}

/** When the monitoring report of a month is due (NET-08). Dates are strict: no roll-over over a holiday (C4). */
export interface ReportDeadline {
  readonly period: Period
  readonly dueOn: PlainDate
  readonly targetOn: PlainDate
  /** Calendar days from `asOf` to the due day; 0 = due today, negative = late. */
  readonly daysLeft: number
  readonly daysToTarget: number
  readonly workingDaysLeft: number
  readonly state: 'open' | 'last-day' | 'overdue'
  /** False when the bureau is closed on the due day: send it before, nothing is granted afterwards. */
  readonly dueOnWorkingDay: boolean
  /** The working-day figures rest on presumed days (推定). */
  readonly provisional: boolean
}

export function reportDeadline(
  period: Period,
  asOf: PlainDate,
  parameters: ReportDeadlineParameters,
  calendar: WorkCalendar = builtInCalendar,
): ReportDeadline {
  const firstOfNext = firstDayOf(shiftPeriod(period, 1))
  const dueOn = addDays(firstOfNext, parameters.dueDay - 1)
  const targetOn = addDays(firstOfNext, parameters.targetDay - 1)
  const daysLeft = dueOn - asOf
  const working = workingDaysBetween(asOf, dueOn, calendar)
  const dueDay = isWorkingDay(dueOn, calendar)
  return {
    period,
    dueOn,
    targetOn,
    daysLeft,
    daysToTarget: targetOn - asOf,
    workingDaysLeft: working.value,
    state: daysLeft > 0 ? 'open' : daysLeft === 0 ? 'last-day' : 'overdue',
    dueOnWorkingDay: dueDay.value,
    provisional: working.provisional || dueDay.provisional,
  }
}
