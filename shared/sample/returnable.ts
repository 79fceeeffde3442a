import { otherQuirks } from './data/quirks.ts'
import type { Note } from './note.ts'
import type { Returnable, SampleWorld } from './sample-world.ts'

/** So many return rows per purchase row make the documented share of all rows. */
export const RETURNS_PER_PURCHASE_ROW = otherQuirks.returnRows.rate / (1 - otherQuirks.returnRows.rate)

export function returnableOf(
  note: Note,
  item: number,
  packs: number,
): Omit<Returnable, 'lot' | 'online' | 'orderDetail'> {
  return {
    item,
    supplier: note.supplier,
    acceptedOn: note.day,
    packs,
    invoice: note.invoice,
    order: note.order,
    idInHis: note.idsInHis,
  }
}

/** Keeps the last deliveries of each supplier; old ones make room. */
export function rememberReturnable(world: SampleWorld, line: Returnable): void {
  const list = world.returnable[line.supplier]
  if (list.length < world.remembered) list.push(line)
  else list[world.random.int(world.remembered)] = line
}

/** A delivery that is at least two days old; it can come back only once. */
export function takeReturnable(world: SampleWorld, supplier: number, day: number): Returnable | undefined {
  const list = world.returnable[supplier]
  for (let tries = 0; tries < 12 && list.length > 0; tries++) {
    const at = world.random.int(list.length)
    const line = list[at]
    if (line.acceptedOn > day - 2) continue
    list[at] = list[list.length - 1]
    list.pop()
    return line
  }
  return undefined
}
