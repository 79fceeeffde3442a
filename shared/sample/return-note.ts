import { otherQuirks } from './data/quirks.ts'
import { lineAmount } from './money-of-line.ts'
import type { Note, NoteContext } from './note.ts'
import { lotInHis, newDocument, newInvoice } from './paper-numbers.ts'
import { takeReturnable } from './returnable.ts'
import type { Returnable } from './sample-world.ts'
import { loggedLine, writeLine } from './write-line.ts'

/** Goods go back to the supplier: negative rows of the month in which they are posted (C8). */
export function playReturnNote(context: NoteContext): void {
  const { world, supplier, day } = context
  const { random } = world
  const wanted = Math.min(Math.floor(world.returnDebt), random.between(1, 5))
  const bookedOn = day + (random.chance(0.8) ? 0 : 1)
  const redInvoice = newInvoice(world, supplier, day)
  const hisDocument = newDocument(world, 'TH', bookedOn)
  const platformDocument = newDocument(world, 'TH', day)
  for (let i = 0; i < wanted; i++) {
    const line = takeReturnable(world, supplier, day)
    if (line === undefined) return
    const ownInvoice = random.chance(otherQuirks.returnOwnInvoice.rate)
    playReturn(
      {
        ...context,
        order: line.order,
        invoice: ownInvoice ? line.invoice : redInvoice,
        invoiceOn: ownInvoice ? line.acceptedOn : day,
        hisDocument,
        platformDocument,
        bookedOn,
        idsInHis: line.idInHis,
      },
      line,
    )
  }
}

function playReturn(note: Note, line: Returnable): void {
  const { world } = note
  const { random } = world
  const back = random.chance(0.3)
    ? line.packs
    : Math.max(1, Math.floor(line.packs * random.pick([0.1, 0.2, 0.3, 0.5])))
  const group = world.truth.group('return')
  const facts = {
    item: line.item,
    packs: -back,
    amount: -lineAmount(back, world.items[line.item].packPrice),
    lot: line.lot.code,
    expiresOn: line.lot.expiresOn,
    orderDetail: line.orderDetail,
    emergency: 0,
    group,
  }
  const draw = random.next()
  const { returnHisOnly, returnPlatformOnly } = otherQuirks
  const inHis = draw >= returnPlatformOnly.rate || !line.online
  const onPlatform =
    line.online && (draw < returnPlatformOnly.rate || draw >= returnPlatformOnly.rate + returnHisOnly.rate)
  if (onPlatform) writeLine(world, 'platform', loggedLine(note, 'platform', facts))
  if (!inHis) return
  const orderDetail = note.idsInHis ? line.orderDetail : 0
  const lot = lotInHis(world, line.lot)
  writeLine(world, 'his', loggedLine(note, 'his', { ...facts, lot, orderDetail }))
  world.returnDebt -= 1
}
