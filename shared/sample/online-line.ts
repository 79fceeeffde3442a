import { NO_DATE } from '../units/plain-date.ts'
import { type LineQuirk, lineQuirks } from './data/quirks.ts'
import type { LoggedLine } from './line-log.ts'
import { lineAmount } from './money-of-line.ts'
import type { Note } from './note.ts'
import { lotFor, lotInHis, mistyped, newDocument, newInvoice, newOrderDetail } from './paper-numbers.ts'
import { RETURNS_PER_PURCHASE_ROW, rememberReturnable, returnableOf } from './returnable.ts'
import { loggedLine, writeLine } from './write-line.ts'

const quirkList = Object.entries(lineQuirks) as [LineQuirk, { rate: number }][]
const allRates = quirkList.reduce((sum, [, { rate }]) => sum + rate, 0)

function drawQuirk(draw: number): LineQuirk | null {
  if (draw >= allRates) return null
  let upTo = 0
  for (const [quirk, { rate }] of quirkList) {
    upTo += rate
    if (draw < upTo) return quirk
  }
  return null
}

/** A purchase through the platform: acceptance rows, receipt rows, and at most one thing that goes wrong. */
export function playOnlineLine(note: Note, itemIndex: number, packs: number): void {
  const { world, day } = note
  const item = world.items[itemIndex]
  const lot = lotFor(world, itemIndex, day)
  const drawn = drawQuirk(world.random.next())
  const quirk = drawn !== null && fits(drawn, note, itemIndex, packs) ? drawn : null
  const unitsDiffer = item.hisInBaseUnits !== item.platformInBaseUnits
  const group = world.truth.group(quirk ?? (unitsDiffer ? 'unit' : 'identity'))
  const amount = lineAmount(packs, item.packPrice)
  const orderDetail = newOrderDetail(world, day)
  const { expiresOn } = lot
  const platform = loggedLine(note, 'platform', {
    item: itemIndex,
    packs,
    amount,
    lot: lot.code,
    expiresOn,
    orderDetail,
    emergency: 0,
    group,
  })
  const his = loggedLine(note, 'his', {
    item: itemIndex,
    packs,
    amount,
    lot: lotInHis(world, lot),
    expiresOn,
    orderDetail: note.idsInHis ? orderDetail : 0,
    emergency: 0,
    group,
  })
  const before = world.his.length
  if (quirk === null) {
    writeLine(world, 'platform', platform)
    writeLine(world, 'his', his)
    const line = returnableOf(note, itemIndex, packs)
    rememberReturnable(world, { ...line, orderDetail, lot, online: true })
  } else {
    played[quirk]({ note, packs, platform, his })
  }
  world.returnDebt += (world.his.length - before) * RETURNS_PER_PURCHASE_ROW
}

/** Micro-yuan. */
const SLIP_UNNOTICED_BELOW = 1_500_000_000

interface Played {
  readonly note: Note
  readonly packs: number
  readonly platform: LoggedLine
  readonly his: LoggedLine
}

function fits(quirk: LineQuirk, note: Note, itemIndex: number, packs: number): boolean {
  const item = note.world.items[itemIndex]
  if (quirk === 'split') return packs >= 3
  if (quirk === 'merge') return packs >= 2
  if (quirk === 'wrong-code')
    return item.hisNhsaCode !== '' && item.hisInBaseUnits === item.platformInBaseUnits
  return true
}

const played: Record<LineQuirk, (line: Played) => void> = {
  split({ note, packs, platform, his }) {
    writeLine(note.world, 'platform', platform)
    for (const part of partsOf(note, packs, his)) writeLine(note.world, 'his', part)
  },
  merge({ note, packs, platform, his }) {
    const { world } = note
    const first = world.random.between(1, packs - 1)
    const [a, b] = [shareOf(platform, first, packs), restOf(platform, first, packs)]
    writeLine(world, 'platform', a)
    writeLine(world, 'platform', { ...b, document: newDocument(world, 'PS', note.day) })
    writeLine(world, 'his', his)
  },
  'late-invoice'({ note, platform, his }) {
    const { world } = note
    if (world.random.chance(0.75)) {
      writeLine(world, 'platform', platform)
      writeLine(world, 'his', { ...his, invoice: 0, invoiceOn: NO_DATE })
    } else {
      const later = note.day + world.random.between(20, 35)
      writeLine(world, 'platform', { ...platform, invoice: 0 })
      writeLine(world, 'his', { ...his, invoice: newInvoice(world, note.supplier, later), invoiceOn: later })
    }
  },
  typo({ note, platform, his }) {
    const { invoices } = note.world.texts
    writeLine(note.world, 'platform', platform)
    writeLine(note.world, 'his', {
      ...his,
      invoice: invoices.codeOf(mistyped(invoices.texts[his.invoice], note.world.random)),
    })
  },
  duplicate({ note, platform, his }) {
    writeLine(note.world, 'platform', platform)
    writeLine(note.world, 'his', his)
    writeLine(note.world, 'his', { ...his, document: newDocument(note.world, 'RK', note.bookedOn) })
  },
  'quantity-error'({ note, packs, platform, his }) {
    const { random } = note.world
    // A slipped zero is found at once where it costs much.
    const slipped = his.amount < SLIP_UNNOTICED_BELOW && random.chance(0.5)
    const miscounted = random.chance(0.5) && packs > 1 ? packs - 1 : packs + random.between(1, 5)
    const wrong = slipped ? packs * 10 : miscounted
    writeLine(note.world, 'platform', platform)
    writeLine(note.world, 'his', {
      ...his,
      quantity: (his.quantity / packs) * wrong,
      amount: lineAmount(wrong, note.world.items[his.item].packPrice),
    })
  },
  'price-error'({ note, packs, platform, his }) {
    const { items, random } = note.world
    const units = his.quantity / 10_000
    const step = his.unitPrice % 10_000 === 0 ? 10_000 : 100
    const factor = random.chance(0.7) ? 1 + random.between(2, 18) / 100 : 1 - random.between(2, 10) / 100
    const shifted = Math.floor((his.unitPrice * factor) / step) * step
    const unitPrice = shifted === his.unitPrice || shifted <= 0 ? his.unitPrice + 2 * step : shifted
    const packPrice = items[his.item].hisInBaseUnits ? unitPrice * (units / packs) : unitPrice
    writeLine(note.world, 'platform', platform)
    writeLine(note.world, 'his', { ...his, unitPrice, amount: lineAmount(packs, packPrice) })
  },
  'wrong-code'({ note, platform, his }) {
    writeLine(note.world, 'platform', platform)
    writeLine(note.world, 'his', { ...his, codeItem: sisterOf(note, his.item) })
  },
  'platform-only'({ note, platform }) {
    writeLine(note.world, 'platform', platform)
  },
}

/** Two or three receipts for one delivery: by store with papers of their own, or by lot. */
function partsOf(note: Note, packs: number, his: LoggedLine): LoggedLine[] {
  const { random, texts } = note.world
  const byLot = random.chance(0.5)
  const count = packs >= 6 && random.chance(0.3) ? 3 : 2
  const parts: LoggedLine[] = []
  let rest = his
  let left = packs
  for (let part = 0; part < count; part++) {
    const last = part === count - 1
    const take = last ? left : random.between(1, left - (count - part - 1))
    const piece = last ? rest : shareOf(rest, take, left)
    const lotText = texts.lots.texts[his.lot]
    parts.push({
      ...piece,
      lot: byLot && part > 0 ? texts.lots.codeOf(`${lotText}-${part + 1}`) : his.lot,
      document: !byLot && part > 0 ? newDocument(note.world, 'RK', note.bookedOn) : his.document,
    })
    if (last) break
    rest = restOf(rest, take, left)
    left -= take
  }
  return parts
}

/** `part` of `packs` of a line, with its share of the amount to the fen. */
function shareOf(line: LoggedLine, part: number, packs: number): LoggedLine {
  const packPrice = line.unitPrice * (line.quantity / 10_000 / packs)
  return { ...line, quantity: (line.quantity / packs) * part, amount: lineAmount(part, packPrice) }
}

/** What `shareOf` leaves: the two add up to the line exactly. */
function restOf(line: LoggedLine, part: number, packs: number): LoggedLine {
  const share = shareOf(line, part, packs)
  return { ...line, quantity: line.quantity - share.quantity, amount: line.amount - share.amount }
}

/** Another product of the same kind and class whose code a clerk might pick; the item itself if there is none. */
function sisterOf(note: Note, index: number): number {
  const { items, random } = note.world
  const item = items[index]
  for (let step = 0; step < 400; step++) {
    const other = random.int(items.length)
    const sister = items[other]
    if (
      other !== index &&
      sister.kind === item.kind &&
      sister.exclusion === item.exclusion &&
      sister.hisNhsaCode !== '' &&
      sister.hisNhsaCode !== item.hisNhsaCode &&
      sister.nhsaCode[0] === item.nhsaCode[0]
    )
      return other
  }
  return index
}
