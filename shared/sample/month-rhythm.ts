import type { ProcurementKind } from '../month/contract.ts'
import { firstDayOf, lastDayOf, type Period } from '../units/period.ts'
import { calendarDayOf, type PlainDate, weekdayOf } from '../units/plain-date.ts'
import type { SeededRandom } from './random.ts'
import type { SampleItem } from './sample-item.ts'

/** How much of a usual month is bought in January … December: full before Spring Festival, thin in it. */
const MONTH_SHARE = [1.12, 0.74, 1.05, 1.0, 0.97, 0.98, 1.0, 1.01, 1.02, 0.93, 1.05, 1.13]

/** Spreads rows over months by the year's rhythm; the parts add up to `rows`. */
export function rowsByMonth(periods: readonly Period[], rows: number): number[] {
  const shares = periods.map((period) => MONTH_SHARE[period % 12])
  const total = shares.reduce((sum, share) => sum + share, 0)
  let sum = 0
  let given = 0
  return shares.map((share) => {
    sum += share
    const upTo = Math.floor((rows * sum) / total + 1e-9)
    const part = upTo - given
    given = upTo
    return part
  })
}

/** Share of the year's usual quantity that an item sells in a month. */
export function seasonOf(item: SampleItem, period: Period): number {
  const month = period % 12
  if (item.season === 'w') return [1.7, 1.5, 1.2, 0.9, 0.75, 0.6, 0.6, 0.6, 0.75, 1, 1.3, 1.7][month]
  if (item.season === 's') return [0.6, 0.6, 0.8, 0.9, 1.2, 1.6, 1.8, 1.7, 1.3, 0.9, 0.7, 0.6][month]
  return 1
}

/** Days of a month with the share of deliveries on each: weekdays mainly, hardly any in the two long holidays. */
export function deliveryDays(period: Period): { day: PlainDate; share: number }[] {
  const first = firstDayOf(period)
  const days: { day: PlainDate; share: number }[] = []
  for (let day = first; day <= lastDayOf(period); day = (day + 1) as PlainDate) {
    const weekday = weekdayOf(day)
    const { month, day: number } = calendarDayOf(day)
    const holiday = (month === 10 && number <= 7) || (month === 2 && number >= 14 && number <= 21)
    days.push({ day, share: holiday ? 0.08 : weekday < 5 ? 1 : weekday === 5 ? 0.3 : 0.06 })
  }
  return days
}

export interface OnlineTargets {
  /** Share of counted purchases that go through the platform, by month. */
  readonly drug: readonly number[]
  readonly consumable: readonly number[]
  /** The month in which consumables miss their 75 %; -1 in a sample too short for it. */
  readonly lowMonth: number
}

/** The online rate rises over the months, wavers a little, and misses the target of consumables once. */
export function onlineTargets(months: number, random: SeededRandom): OnlineTargets {
  const lowMonth = months >= 4 ? random.between(1, months - 3) : -1
  function series(kind: ProcurementKind): number[] {
    const [from, to] = kind === 'drug' ? [0.873, 0.921] : [0.778, 0.836]
    return Array.from({ length: months }, (_, month) => {
      const trend = from + ((to - from) * month) / Math.max(1, months - 1)
      return kind === 'consumable' && month === lowMonth ? 0.72 : trend + (random.next() - 0.5) * 0.01
    })
  }
  return { drug: series('drug'), consumable: series('consumable'), lowMonth }
}
