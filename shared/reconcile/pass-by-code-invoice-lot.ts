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
  const { his, platform } = lines
  const hisRows = groups.freeHis(his.itemKey, his.invoice)
  const platformRows = groups.freePlatform(platform.itemKey, platform.invoice)
  visitSharedKeys(keyed(his, hisRows), keyed(platform, platformRows), {
    pair(h, p) {
      if (apart.allowsPair(h, p)) groups.pair(h, p, PASS, 1)
    },
    block(hisBlock, platformBlock) {
      pairAlike(reconciling, hisBlock, platformBlock, (h, p) => groups.pair(h, p, PASS, 1))
    },
  })
}

function keyed(side: PreparedSide, rows: Int32Array): KeyedRows {
  return { rows, columns: [side.itemKey, side.invoice, side.lot, side.quantityKey] }
}
