import { calendarDayOf, type PlainDate } from '../units/plain-date.ts'
import { LOST_ZERO_RATE } from './data/quirks.ts'
import type { SeededRandom } from './random.ts'
import type { CurrentLot, SampleWorld } from './sample-world.ts'

/** Numbers that people print on paper: documents, orders, invoices, lots. All texts come out of counters and the seed. */

function compactDate(day: number): string {
  const { year, month, day: number } = calendarDayOf(day as PlainDate)
  return `${year}${String(month).padStart(2, '0')}${String(number).padStart(2, '0')}`
}

function dayText(world: SampleWorld, day: number): string {
  const known = world.dayTexts.get(day)
  if (known !== undefined) return known
  const text = compactDate(day)
  world.dayTexts.set(day, text)
  return text
}

export function newDocument(world: SampleWorld, prefix: string, day: number): number {
  const serial = String(++world.counters.document % 1_000_000).padStart(6, '0')
  return world.texts.documents.add(`${prefix}${dayText(world, day)}${serial}`)
}

export function newOrder(world: SampleWorld, day: number): number {
  const serial = String(++world.counters.order % 10_000_000).padStart(7, '0')
  return world.texts.orders.add(`DD${dayText(world, day)}${serial}`)
}

/** 19 digits: too long for a number cell, as real ones are. */
export function newOrderDetail(world: SampleWorld, day: number): number {
  const serial = String(++world.counters.orderDetail).padStart(11, '0')
  return world.texts.orderDetails.add(dayText(world, day) + serial)
}

/** The next invoice of a supplier: 20 digits if electronic (year, province), 8 on paper. */
export function newInvoice(world: SampleWorld, supplier: number, day: number): number {
  const paper = world.suppliers[supplier].habit.invoice === 'paper'
  // Running numbers of the supplier's whole business, of which this hospital sees a part.
  world.nextInvoice[supplier] += world.random.between(1, paper ? 300 : 3000)
  const running = world.nextInvoice[supplier]
  if (paper) return world.texts.invoices.codeOf(String(running % 100_000_000).padStart(8, '0'))
  const year = String(calendarDayOf(day as PlainDate).year % 100)
  return world.texts.invoices.codeOf(`${year}322000000${String(running % 1_000_000_000).padStart(9, '0')}`)
}

/** One digit mistyped, or two neighbours exchanged: at most two edits. */
export function mistyped(invoice: string, random: SeededRandom): string {
  const at = invoice.length - 1 - random.int(Math.min(6, invoice.length - 1))
  const digit = invoice[at]
  const before = invoice[at - 1]
  if (before !== digit && random.chance(0.4))
    return invoice.slice(0, at - 1) + digit + before + invoice.slice(at + 1)
  const other = String((Number(digit) + random.between(1, 9)) % 10)
  return invoice.slice(0, at) + other + invoice.slice(at + 1)
}

/** The lot that is being delivered; a new one after some deliveries. */
export function lotFor(world: SampleWorld, item: number, day: number): CurrentLot {
  const current = world.lots[item]
  if (current !== undefined && current.deliveriesLeft-- > 0) return current
  const made = day - world.random.between(30, 240)
  const text = lotText(world, item, made)
  const lot: CurrentLot = {
    code: world.texts.lots.codeOf(text),
    withoutZero: world.texts.lots.codeOf(text.replace(/^0+/, '')),
    expiresOn: made + world.random.pick([730, 730, 1095]),
    deliveriesLeft: world.random.between(0, world.deliveriesPerLot),
  }
  world.lots[item] = lot
  return lot
}

/** A lot as it arrives in HIS: the leading zero is often lost on the way through a number cell. */
export function lotInHis(world: SampleWorld, lot: Pick<CurrentLot, 'code' | 'withoutZero'>): number {
  if (lot.code === lot.withoutZero) return lot.code
  return world.random.chance(LOST_ZERO_RATE) ? lot.withoutZero : lot.code
}

function lotText(world: SampleWorld, item: number, made: number): string {
  const date = dayText(world, made)
  const serial = String(++world.lotSerials[item] % 100).padStart(2, '0')
  switch (world.items[item].lotStyle) {
    case 0:
      return date + serial
    case 1:
      return date.slice(2) + serial.slice(1)
    case 2:
      return `A${date.slice(2)}${serial}`
    case 3:
      return `0${date.slice(2)}${serial.slice(1)}`
    case 4:
      return `${date.slice(2, 4)}C${date.slice(4)}${serial}`
  }
}
