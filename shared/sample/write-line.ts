import type { Side } from '../model/line.ts'
import { QUANTITY_SCALE } from '../units/quantity.ts'
import type { LoggedLine } from './line-log.ts'
import type { Note } from './note.ts'
import type { SampleWorld } from './sample-world.ts'

interface LineFacts {
  readonly item: number
  readonly packs: number
  readonly amount: number
  /** As this side writes it. */
  readonly lot: number
  readonly expiresOn: number
  readonly orderDetail: number
  readonly emergency: number
  readonly group: number
}

/** The row that a side writes for packs of an item: in its own unit, with its own document and date. */
export function loggedLine(note: Note, side: Side, facts: LineFacts): LoggedLine {
  const item = note.world.items[facts.item]
  const inBaseUnits = side === 'his' ? item.hisInBaseUnits : item.platformInBaseUnits
  const factor = inBaseUnits ? item.packFactor : 1
  return {
    item: facts.item,
    codeItem: facts.item,
    supplier: note.supplier,
    postedOn: side === 'his' ? note.bookedOn : note.day,
    document: side === 'his' ? note.hisDocument : note.platformDocument,
    order: side === 'his' ? 0 : note.order,
    orderDetail: facts.orderDetail,
    invoice: note.invoice,
    invoiceOn: note.invoiceOn,
    lot: facts.lot,
    expiresOn: facts.expiresOn,
    quantity: facts.packs * factor * QUANTITY_SCALE,
    unitPrice: item.packPrice / factor,
    amount: facts.amount,
    emergency: facts.emergency,
    group: facts.group,
  }
}

/**
 * Puts a row into the log of its side and keeps count of what is still to be bought off the platform: of counted goods
 * the platform should have `onlineShare` of what HIS has, whatever went wrong on the way.
 */
export function writeLine(world: SampleWorld, side: Side, line: LoggedLine): void {
  const item = world.items[line.item]
  if (side === 'his') world.his.push(line)
  else world.platform.push(line)
  if (item.exclusion !== '') return
  const { onlineExcess, onlineShare, bookedLater } = world
  if (side === 'platform') onlineExcess[item.kind] += line.amount
  else if (line.postedOn > world.lastDay) bookedLater[item.kind] += line.amount
  else onlineExcess[item.kind] -= line.amount * onlineShare[item.kind]
}
