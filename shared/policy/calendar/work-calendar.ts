import { addDays, type PlainDate, parsePlainDate, weekdayOf } from '../../units/plain-date.ts'
import holidays from './holidays.json' with { type: 'json' }

/**
 * Which days are worked (convention C2): State Council holiday notices with their make-up days (调休). Days beyond the
 * known notices fall back to Monday to Friday and make every answer that touched them provisional (推定).
 */
export interface WorkCalendar {
  /** Days off that a notice names, and weekend days that a notice declares worked. */
  readonly off: ReadonlySet<PlainDate>
  readonly worked: ReadonlySet<PlainDate>
  /** First and last day for which the notices are complete. */
  readonly from: PlainDate
  readonly to: PlainDate
}

export interface CalendarYear {
  readonly year: number
  readonly notice: string
  readonly holidays: readonly {
    readonly name: string
    readonly off: readonly string[]
    readonly work: readonly string[]
  }[]
}

/** An answer and whether it rests on a presumed day (推定). */
export interface CalendarAnswer<T> {
  readonly value: T
  readonly provisional: boolean
}

/** The notices that ship with the product: 2019 to 2026. */
export const builtInCalendar: WorkCalendar = extendCalendar(
  { off: new Set(), worked: new Set(), from: dayOf(holidays.from), to: addDays(dayOf(holidays.from), -1) },
  holidays.years,
)

/**
 * Adds years, e.g. next year's notice imported from a file. A year must follow the known ones without a gap, otherwise a
 * hole in the middle would count as certain; throws if it does not.
 */
export function extendCalendar(calendar: WorkCalendar, years: readonly CalendarYear[]): WorkCalendar {
  const off = new Set(calendar.off)
  const worked = new Set(calendar.worked)
  let to = calendar.to
  for (const year of years) {
    if (dayOf(`${year.year}-01-01`) > addDays(to, 1))
      throw new RangeError(`holiday table has a gap before ${year.year}`)
    for (const holiday of year.holidays) {
      for (const day of holiday.off) off.add(dayOf(day))
      for (const day of holiday.work) worked.add(dayOf(day))
    }
    to = Math.max(to, dayOf(`${year.year}-12-31`)) as PlainDate
  }
  return { off, worked, from: calendar.from, to }
}

export function isWorkingDay(
  date: PlainDate,
  calendar: WorkCalendar = builtInCalendar,
): CalendarAnswer<boolean> {
  if (calendar.off.has(date)) return { value: false, provisional: false }
  if (calendar.worked.has(date)) return { value: true, provisional: false }
  return { value: weekdayOf(date) < 5, provisional: date < calendar.from || date > calendar.to }
}

function dayOf(text: string): PlainDate {
  const day = parsePlainDate(text)
  if (day === null) throw new Error(`holiday table: not a date: ${text}`)
  return day
}
