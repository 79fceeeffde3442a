import { internNumbers } from '../match/intern-numbers.ts'
import { type InternedTexts, type InternOptions, idsOfRows, TextInterner } from '../match/intern-texts.ts'
import { identifyItems } from '../match/item-identity.ts'
import { normaliseCode } from '../match/normalise-code.ts'
import { normaliseInvoiceNo } from '../match/normalise-invoice-no.ts'
import { normaliseLotNo } from '../match/normalise-lot-no.ts'
import { normaliseSupplier } from '../match/normalise-supplier.ts'
import { type FactorConflict, packFactors } from '../match/pack-factor-book.ts'
import { PairTable } from '../match/pair-table.ts'
import type { LineFrame } from '../model/line.ts'
import type { ReconcileInput } from './contract.ts'

/**
 * One side as the passes see it: every text an integer shared with the other side (0 = absent), so that comparing two
 * rows is comparing integers. All arrays are by row of the frame.
 */
export interface PreparedSide {
  readonly frame: LineFrame
  readonly rowCount: number
  readonly orderId: Int32Array
  readonly item: Int32Array
  readonly code: Int32Array
  readonly invoice: Int32Array
  readonly lot: Int32Array
  readonly supplier: Int32Array
  readonly unit: Int32Array
  /** 1 for a return (退货): negative quantity, or negative amount where there is no quantity. */
  readonly isReturn: Uint8Array
  readonly factor: Float64Array
  /** Ten-thousandths of the base unit; NaN where no conversion factor is known. */
  readonly baseQuantity: Float64Array
  /** What quantities are counted in: 0 base units, else 1 + the unit of the row, which has no known factor. */
  readonly measure: Int32Array
  /** Quantity in that measure. */
  readonly quantity: Float64Array
  /** Equal where quantities are equal; 0 where there is none. */
  readonly quantityKey: Int32Array
  /**
   * Item, measure and direction as one integer: rows with different keys never have comparable quantities, and a
   * return never meets a purchase. 0 where the row cannot take part in passes by item.
   */
  readonly itemKey: Int32Array
}

export interface PreparedLines {
  readonly his: PreparedSide
  readonly platform: PreparedSide
  readonly orderIdCount: number
  readonly invoices: InternedTexts
  readonly codes: InternedTexts
  readonly factorConflicts: readonly FactorConflict[]
}

export function prepareLines(input: ReconcileInput): PreparedLines {
  const { his, platform } = input
  const interner = new TextInterner()
  const intern = (
    column: 'orderDetailId' | 'invoiceNo' | 'lotNo' | 'supplier',
    options: Omit<InternOptions, 'dictionaries'>,
  ) => {
    const dictionaries = [his.columns[column].dictionary, platform.columns[column].dictionary]
    const interned = interner.intern({ ...options, dictionaries })
    return {
      interned,
      his: idsOfRows(his.columns[column].codes, interned.ids[0]),
      platform: idsOfRows(platform.columns[column].codes, interned.ids[1]),
    }
  }
  const orderId = intern('orderDetailId', {
    normalise: normaliseCode,
    plain: { plain: 'digits-and-capitals', dropLeadingZeros: false },
  })
  const invoice = intern('invoiceNo', {
    normalise: normaliseInvoiceNo,
    plain: { plain: 'digits', dropLeadingZeros: true },
  })
  const lot = intern('lotNo', {
    normalise: normaliseLotNo,
    plain: { plain: 'digits-and-capitals', dropLeadingZeros: true },
  })
  const supplier = intern('supplier', { normalise: normaliseSupplier })
  const items = identifyItems({
    his,
    platform,
    hisOrderId: orderId.his,
    platformOrderId: orderId.platform,
    orderIdCount: orderId.interned.count,
    interner,
  })
  const factors = packFactors({
    his,
    platform,
    hisItem: items.his,
    platformItem: items.platform,
    given: input.packFactors ?? new Map(),
  })
  const hisCounted = count(his, factors.his, factors.hisUnit)
  const platformCounted = count(platform, factors.platform, factors.platformUnit)
  const quantityKeys = internNumbers([hisCounted.quantity, platformCounted.quantity])
  const measured = new PairTable()
  const side = (
    frame: LineFrame,
    which: 'his' | 'platform',
    counted: Counted,
    quantityKey: Int32Array,
  ): PreparedSide => ({
    frame,
    rowCount: frame.rowCount,
    orderId: orderId[which],
    item: items[which],
    code: which === 'his' ? items.hisCode : items.platformCode,
    invoice: invoice[which],
    lot: lot[which],
    supplier: supplier[which],
    unit: which === 'his' ? factors.hisUnit : factors.platformUnit,
    factor: factors[which],
    ...counted,
    quantityKey,
    itemKey: itemKeys({ item: items[which], itemCount: items.itemCount, counted, quantityKey, measured }),
  })
  return {
    his: side(his, 'his', hisCounted, quantityKeys[0]),
    platform: side(platform, 'platform', platformCounted, quantityKeys[1]),
    orderIdCount: orderId.interned.count,
    invoices: invoice.interned,
    codes: items.codes,
    factorConflicts: factors.conflicts,
  }
}

interface Counted {
  readonly isReturn: Uint8Array
  readonly baseQuantity: Float64Array
  readonly measure: Int32Array
  readonly quantity: Float64Array
}

function count(frame: LineFrame, factor: Float64Array, unit: Int32Array): Counted {
  const rows = frame.rowCount
  const stated = frame.columns.quantity.values
  const amount = frame.columns.amount.values
  const isReturn = new Uint8Array(rows)
  const baseQuantity = new Float64Array(rows)
  const measure = new Int32Array(rows)
  const quantity = new Float64Array(rows)
  for (let row = 0; row < rows; row++) {
    const base = stated[row] * factor[row]
    baseQuantity[row] = base
    // Without a factor the unit's own count still compares with rows of the same unit text: the factor cancels.
    if (factor[row] > 0) quantity[row] = base
    else {
      quantity[row] = stated[row]
      measure[row] = unit[row] + 1
    }
    if (stated[row] < 0 || (!(stated[row] > 0) && amount[row] < 0)) isReturn[row] = 1
  }
  return { isReturn, baseQuantity, measure, quantity }
}

interface ItemKeyInput {
  readonly item: Int32Array
  readonly itemCount: number
  readonly counted: Counted
  readonly quantityKey: Int32Array
  readonly measured: PairTable
}

function itemKeys({ item, itemCount, counted, quantityKey, measured }: ItemKeyInput): Int32Array {
  const keys = new Int32Array(item.length)
  const { measure, isReturn } = counted
  for (let row = 0; row < item.length; row++) {
    if (item[row] === 0 || quantityKey[row] === 0) continue
    const id = measure[row] === 0 ? item[row] : itemCount + measured.idOf(item[row], measure[row])
    keys[row] = id * 2 + isReturn[row]
  }
  return keys
}
