import type { LineFrame } from '#shared/model/line.ts'
import { type LineCells, LineFrameBuilder } from './line-frame-builder.ts'

export interface LabelledLines {
  readonly his: LineFrame
  readonly platform: LineFrame
  /** Number of the delivery that a row truly belongs to; rows of both sides with one number are the same goods. */
  readonly hisTruth: Int32Array
  readonly platformTruth: Int32Array
}

export interface LabelledOptions {
  /** Rows of each side, roughly. */
  readonly rows: number
  readonly seed: number
}

/** Share of receipts on which the HIS keeps the platform's order-detail id. */
const ORDER_ID_SHARE = 0.5
const USUAL_BOXES = [5, 10, 20, 30, 40, 50, 60, 80, 100, 120, 200, 300]
const FIRST_DAY = 20_454
const DAYS = 365

/**
 * Receipts and acceptances with known truth: what goes wrong between a HIS and a platform, in believable shares.
 * Deliveries booked in parts, returns, boxes against tablets, mistyped and late invoice numbers, lots left out or
 * robbed of their zeros, double bookings, wrong quantities, goods that never were on the platform.
 */
export function labelledLines({ rows, seed }: LabelledOptions): LabelledLines {
  const random = generator(seed)
  const below = (n: number) => Math.floor(random() * n)
  const chance = (share: number) => random() < share
  const digits = (n: number) => String(below(10 ** n)).padStart(n, '0')
  const items = Array.from({ length: Math.max(20, Math.min(2000, rows >> 2)) }, (_, i) =>
    itemOf(i, chance, below),
  )
  const his = new LabelledSide(Math.ceil(rows * 1.4) + 64)
  const platform = new LabelledSide(Math.ceil(rows * 1.4) + 64)
  let delivery = 0
  let order = 10_000_000
  const nextInvoice = suppliers.map(() => 10_000_000 + below(80_000_000))
  const open = suppliers.map(() => ({ invoice: '', lines: 0 }))
  while (his.rows.rowCount < rows && platform.rows.rowCount < rows) {
    delivery++
    // A few items come every other day, in the same few quantities: that is what makes likeness treacherous.
    const item = items[Math.floor(items.length * random() ** 2)]
    const from = item.supplier
    const supplier = suppliers[from]
    if (open[from].lines-- <= 0) {
      nextInvoice[from] += 1 + below(40)
      const number = String(nextInvoice[from])
      const isPaper = from % 2 === 0
      open[from] = {
        invoice: isPaper ? `0${number.slice(1)}` : `2532${'20000000'}${number}`,
        lines: below(5),
      }
    }
    const { invoice } = open[from]
    const isReturn = chance(0.09)
    const sign = isReturn ? -1 : 1
    const usual = USUAL_BOXES[below(USUAL_BOXES.length)]
    const boxes = isReturn ? 2 + below(20) : chance(0.7) ? usual : 2 + below(300)
    const day = FIRST_DAY + below(DAYS)
    const lag = chance(0.9) ? below(4) : below(12) - 2
    const orderDetailId = `3206${order++}${digits(3)}`
    const lotNo = chance(0.5) ? `0${digits(6)}` : `${'ABCDEFGH'[below(8)]}${digits(6)}`
    const known = chance(ORDER_ID_SHARE)
    const acceptance = (count: number): LineCells => ({
      orderDetailId,
      postedOn: day,
      nhsaCode: item.code,
      name: item.name,
      spec: item.spec,
      supplier,
      unit: '盒',
      packFactor: item.factor,
      quantity: sign * count * 10_000,
      unitPrice: item.price,
      amount: sign * count * item.price,
      invoiceNo: invoice,
      lotNo,
    })
    const receipt = (count: number): LineCells => ({
      orderDetailId: known ? orderDetailId : '',
      postedOn: day + lag,
      nhsaCode: item.code,
      itemCode: item.own,
      name: item.name,
      spec: item.spec,
      supplier: supplier.replace('有限公司', '有限责任公司'),
      unit: item.byTablet ? '片' : '盒',
      packFactor: item.byTablet ? 1 : item.silent && chance(0.7) ? Number.NaN : item.factor,
      quantity: sign * count * 10_000 * (item.byTablet ? item.factor : 1),
      unitPrice: item.byTablet ? item.price / item.factor : item.price,
      amount: sign * count * item.price,
      invoiceNo: invoice.length === 8 ? invoice.replace(/^0+/, '') : invoice,
      lotNo: /^\d+$/.test(lotNo) ? lotNo.replace(/^0+/, '') : lotNo,
      documentNo: `RK${delivery}`,
    })
    const fate = random()
    if (fate < 0.1) his.add(receipt(boxes), delivery, { orderDetailId: '' })
    else if (fate < 0.13) platform.add(acceptance(boxes), delivery)
    else if (fate < 0.18 && boxes > 3) {
      platform.add(acceptance(boxes), delivery)
      for (const part of parts(boxes, chance(0.7) ? 2 : 3, below))
        his.add(receipt(part), delivery, chance(0.1) ? { lotNo: '' } : {})
    } else if (fate < 0.185 && boxes > 3) {
      // In parts and before the invoice came.
      platform.add(acceptance(boxes), delivery)
      for (const part of parts(boxes, 2, below)) his.add(receipt(part), delivery, { invoiceNo: '' })
    } else if (fate < 0.21 && boxes > 3) {
      for (const part of parts(boxes, 2, below)) platform.add(acceptance(part), delivery)
      his.add(receipt(boxes), delivery)
    } else if (fate < 0.23) {
      platform.add(acceptance(boxes), delivery)
      his.add(receipt(boxes), delivery, { invoiceNo: mistyped(invoice, below) })
    } else if (fate < 0.25) {
      platform.add(acceptance(boxes), delivery)
      his.add(receipt(boxes), delivery, { invoiceNo: '' })
    } else if (fate < 0.27) {
      platform.add(acceptance(boxes), delivery)
      his.add(receipt(boxes), delivery, { lotNo: '' })
    } else if (fate < 0.28) {
      platform.add(acceptance(boxes), delivery)
      his.add(receipt(boxes), delivery)
      his.add(receipt(boxes), delivery, { documentNo: `RK${delivery}B` })
    } else if (fate < 0.29) {
      platform.add(acceptance(boxes), delivery)
      his.add(receipt(boxes + 1 + below(5)), delivery)
    } else if (fate < 0.295) {
      platform.add(acceptance(boxes), delivery)
      his.add(receipt(boxes), delivery, {
        unitPrice: item.price + 50_000,
        amount: sign * boxes * (item.price + 50_000),
      })
    } else {
      platform.add(acceptance(boxes), delivery)
      his.add(receipt(boxes), delivery)
    }
  }
  const hisDone = his.inOrderOfDays(random)
  const platformDone = platform.inOrderOfDays(random)
  return {
    his: hisDone.frame,
    platform: platformDone.frame,
    hisTruth: hisDone.truth,
    platformTruth: platformDone.truth,
  }
}

const suppliers = [...'北濠通江紫琅狼山濠河江海海陵崇川'].map((name) => `${name}样医药有限公司`)

interface Item {
  readonly code: string
  readonly own: string
  /** Index of the company that delivers it. */
  readonly supplier: number
  readonly name: string
  readonly spec: string
  readonly factor: number
  /** Micro-yuan per box; a multiple of the factor, so that a price per tablet is exact. */
  readonly price: number
  readonly byTablet: boolean
  /** The HIS states the conversion factor on some rows only. */
  readonly silent: boolean
}

function itemOf(index: number, chance: (share: number) => boolean, below: (n: number) => number): Item {
  const number = String(index).padStart(5, '0')
  const isDrug = chance(0.6)
  const factor = isDrug ? [6, 10, 12, 24, 30, 36][below(6)] : 1
  const byTablet = isDrug && chance(0.2)
  return {
    code: isDrug ? `XA02BCA001A00101${number}01` : `C01010100100${number}012`,
    own: `Y${number}`,
    supplier: below(suppliers.length),
    name: `样品${index}`,
    spec: isDrug ? `0.25g×${factor}` : '1ml',
    factor,
    price: factor * 10_000 * (1 + below(300)),
    byTablet,
    silent: isDrug && !byTablet && chance(0.1),
  }
}

class LabelledSide {
  readonly rows: LineFrameBuilder
  readonly #truth: number[] = []
  readonly #days: number[] = []

  constructor(capacity: number) {
    this.rows = new LineFrameBuilder(capacity)
  }

  add(cells: LineCells, truth: number, changed: LineCells = {}): void {
    const row = { ...cells, ...changed }
    this.rows.add(row)
    this.#truth.push(truth)
    this.#days.push(Number(row.postedOn))
  }

  inOrderOfDays(random: () => number): { frame: LineFrame; truth: Int32Array } {
    const keys = this.#days.map((day) => day + random())
    const order = Int32Array.from(keys.keys()).sort((a, b) => keys[a] - keys[b])
    return { frame: this.rows.build(order), truth: order.map((row) => this.#truth[row]) }
  }
}

function parts(whole: number, count: number, below: (n: number) => number): number[] {
  const found: number[] = []
  let left = whole
  for (let i = count; i > 1; i--) {
    const part = 1 + below(left - i + 1)
    found.push(part)
    left -= part
  }
  return [...found, left]
}

function mistyped(invoice: string, below: (n: number) => number): string {
  const at = 1 + below(invoice.length - 2)
  const other = String((Number(invoice[at]) + 1 + below(9)) % 10)
  if (below(2) === 0) return invoice.slice(0, at) + other + invoice.slice(at + 1)
  return invoice.slice(0, at) + invoice[at + 1] + invoice[at] + invoice.slice(at + 2)
}

/** mulberry32: small, fast and the same everywhere. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
