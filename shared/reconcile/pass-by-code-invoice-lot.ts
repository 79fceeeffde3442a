import { freeRows } from './groups-in-progress.ts'
import { pairAlike } from './pair-alike.ts'
import type { PreparedSide } from './prepared-lines.ts'
import type { Reconciling } from './reconciling.ts'
import { type KeyedRows, visitSharedKeys } from './shared-keys.ts'

const PASS = 'code-invoice-lot'

/**
 * Evidence: same item, same invoice number, same lot and the same quantity in base units, in the same direction. A row
 * without an invoice number takes no part; two rows without a lot (many consumables have none) agree in having none.
 */
export function passByCodeInvoiceLot(reconciling: Reconciling): void {
  const { lines, groups, apart } = reconciling
  visitSharedKeys(keyed(lines.his, groups.hisGroup), keyed(lines.platform, groups.platformGroup), {
    pair(h, p) {
      if (apart.allowsPair(h, p)) groups.pair(h, p, PASS, 1)
    },
    block(hisRows, platformRows) {
      pairAlike(reconciling, hisRows, platformRows, (h, p) => groups.pair(h, p, PASS, 1))
    },
  })
}

function keyed(side: PreparedSide, group: Int32Array): KeyedRows {
  const rows = freeRows(group, side.itemKey, side.invoice)
  return { rows, columns: [side.itemKey, side.invoice, side.lot, side.quantityKey] }
}
