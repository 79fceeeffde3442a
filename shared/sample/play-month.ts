import { lastDayOf, type Period } from '../units/period.ts'
import { type PlainDate, weekdayOf } from '../units/plain-date.ts'
import { playDeliveryNote } from './delivery-note.ts'
import { deliveryDays, seasonOf } from './month-rhythm.ts'
import { runningTotals } from './random.ts'
import { playReturnNote } from './return-note.ts'
import type { SampleWorld } from './sample-world.ts'

export interface MonthPlan {
  readonly period: Period
  readonly hisRows: number
  readonly onlineShare: { readonly drug: number; readonly consumable: number }
}

/** Part of the delivery notes that bring drugs. */
const DRUG_NOTES = 0.5

/** Plays one month day by day until it has its rows. */
export function playMonth(world: SampleWorld, { period, hisRows, onlineShare }: MonthPlan): void {
  const { random, suppliers } = world
  const itemTotals = suppliers.map((supplier) =>
    runningTotals(
      supplier.items.map((item) => world.items[item].weight * seasonOf(world.items[item], period)),
    ),
  )
  const days = deliveryDays(period)
  const shares = days.reduce((sum, { share }) => sum + share, 0)
  const start = world.his.length
  startMonth(world, period, onlineShare)
  let sum = 0
  for (const { day, share } of days) {
    sum += share
    const upTo = start + Math.floor((hisRows * sum) / shares + 1e-9)
    const deliverers = deliverersOf(world, day)
    while (world.his.length < upTo) {
      const kind = random.chance(DRUG_NOTES) ? 'drug' : 'consumable'
      const { indexes, totals } = deliverers[kind]
      const supplier = indexes[random.weighted(totals)]
      const context = { world, supplier, totals: itemTotals[supplier], period, day }
      playDeliveryNote(context)
      if (world.returnDebt >= 1 && world.his.length < upTo) playReturnNote(context)
    }
  }
}

function startMonth(world: SampleWorld, period: Period, share: MonthPlan['onlineShare']): void {
  const { drug, consumable } = world.bookedLater
  world.onlineShare = share
  world.onlineExcess = { drug: -drug * share.drug, consumable: -consumable * share.consumable }
  world.bookedLater = { drug: 0, consumable: 0 }
  world.lastDay = lastDayOf(period)
}

function deliverersOf(world: SampleWorld, day: PlainDate) {
  function of(kind: 'drug' | 'consumable') {
    const all = world.suppliers.flatMap((supplier, i) =>
      supplier.kind === kind && supplier.items.length > 1 ? [i] : [],
    )
    const today = all.filter((i) => world.suppliers[i].habit.weekdays.includes(weekdayOf(day)))
    const indexes = today.length > 0 ? today : all
    return { indexes, totals: runningTotals(indexes.map((i) => world.suppliers[i].habit.weight)) }
  }
  return { drug: of('drug'), consumable: of('consumable') }
}
