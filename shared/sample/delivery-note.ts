import { lastDayOf } from '../units/period.ts'
import {
  EMERGENCY_SHARE,
  MONTH_END_LEFT_OVER,
  otherQuirks,
  POSTING_DELAYS,
  ZERO_QUANTITY_RATE,
} from './data/quirks.ts'
import { lineAmount } from './money-of-line.ts'
import type { Note, NoteContext } from './note.ts'
import { playOnlineLine } from './online-line.ts'
import { lotFor, lotInHis, newDocument, newInvoice, newOrder } from './paper-numbers.ts'
import type { SeededRandom } from './random.ts'
import { RETURNS_PER_PURCHASE_ROW, rememberReturnable, returnableOf } from './returnable.ts'
import type { SampleItem } from './sample-item.ts'
import { loggedLine, writeLine } from './write-line.ts'

/** One delivery of one supplier: most lines through the platform, some bought beside it. */
export function playDeliveryNote(context: NoteContext): void {
  const { world, supplier, day } = context
  const { random } = world
  const bookedOn = day + postingDelay(context, random)
  const note: Note = {
    ...context,
    order: newOrder(world, day - random.between(1, 4)),
    invoice: newInvoice(world, supplier, day),
    invoiceOn: day - random.int(3),
    hisDocument: newDocument(world, 'RK', bookedOn),
    platformDocument: newDocument(world, 'PS', day),
    bookedOn,
    idsInHis: random.chance(world.orderIdShare),
  }
  let offPlatform: Note | undefined
  for (const item of itemsOfNote(context)) {
    const packs = packsOf(world.items[item], random)
    if (goesOnline(context, item, packs)) {
      playOnlineLine(note, item, packs)
    } else {
      // Bought beside the platform: papers of its own, so that no invoice bridges the two.
      offPlatform ??= {
        ...note,
        invoice: newInvoice(world, supplier, day),
        hisDocument: newDocument(world, 'RK', bookedOn),
      }
      playOffPlatformLine(offPlatform, item, packs)
    }
  }
}

function itemsOfNote({ world, supplier, totals }: NoteContext): Set<number> {
  const { habit, items } = world.suppliers[supplier]
  const { random } = world
  const wanted = 1 + Math.floor((habit.meanLines - 0.5) * -Math.log(1 - random.next()) * 0.9)
  const most = Math.max(1, Math.min(wanted, 40, items.length >> 1))
  const chosen = new Set<number>()
  for (let tries = 0; chosen.size < most && tries < most * 4; tries++)
    chosen.add(items[random.weighted(totals)])
  return chosen
}

function packsOf(item: SampleItem, random: SeededRandom): number {
  const factor = random.chance(0.4) ? 0.4 + 2 * random.next() : random.pick([0.5, 1, 1, 1, 1, 1.5, 2, 2, 3])
  return Math.max(1, Math.floor(item.orderPacks * factor))
}

function postingDelay({ day, period }: NoteContext, random: SeededRandom): number {
  const draw = random.next()
  const last = lastDayOf(period)
  if (day >= last - 1 && random.chance(MONTH_END_LEFT_OVER)) return last - day + random.between(2, 4)
  return POSTING_DELAYS.find(({ upTo }) => draw < upTo)?.days ?? 0
}

/** Micro-yuan of a line that is as likely as not to be the one bought elsewhere when the platform is ahead. */
const USUAL_OFF_PLATFORM_AMOUNT = 9_000_000_000
/** Micro-yuan ahead of the share at which a line counts double. */
const URGENT_EXCESS = 60_000_000_000

/** Steers the month to its online share: while the platform is ahead of it, now and then a line is bought elsewhere. */
function goesOnline({ world }: NoteContext, index: number, packs: number): boolean {
  const item = world.items[index]
  const listed = item.platformCode !== ''
  if (item.exclusion !== '' || !listed) return listed
  const amount = lineAmount(packs, item.packPrice)
  const excess = world.onlineExcess[item.kind]
  if (excess < amount * 0.5) return true
  // The further ahead the platform is, the smaller the lines that are taken from it.
  const urgent = amount * (1 + excess / URGENT_EXCESS)
  return !world.random.chance((0.8 * urgent) / (urgent + USUAL_OFF_PLATFORM_AMOUNT))
}

function playOffPlatformLine(note: Note, item: number, packs: number): void {
  const { world, day } = note
  const { random } = world
  const lot = lotFor(world, item, day)
  const counted = world.items[item].exclusion === ''
  const emergency = counted && random.chance(EMERGENCY_SHARE)
  const zero = random.chance(ZERO_QUANTITY_RATE * 10)
  const flagged = emergency && !zero
  const line = loggedLine(note, 'his', {
    item,
    packs: zero ? 0 : packs,
    amount: zero ? 0 : lineAmount(packs, world.items[item].packPrice),
    lot: lotInHis(world, lot),
    expiresOn: lot.expiresOn,
    orderDetail: 0,
    emergency: flagged ? (random.chance(otherQuirks.emergencyOnlyInRegister.rate) ? 2 : 1) : 0,
    group: world.truth.group('his-only'),
  })
  writeLine(world, 'his', line)
  world.returnDebt += RETURNS_PER_PURCHASE_ROW
  if (!emergency && !zero)
    rememberReturnable(world, {
      ...returnableOf(note, item, packs),
      orderDetail: 0,
      lot,
      online: false,
    })
}
