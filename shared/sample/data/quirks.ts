/**
 * What goes wrong between two exports, and how often: the rates are the documentation and the generator at once
 * (field-notes.md, codes-and-interfaces.md §4.6), and a test measures each of them in the result.
 */
export type RateBase =
  /** Purchase lines that were bought on the platform. */
  | 'online-line'
  /** All HIS rows. */
  | 'his-row'
  /** Return lines. */
  | 'return-line'
  /** Emergency lines. */
  | 'emergency-line'
  /** Items of the hospital. */
  | 'item'

export interface Quirk {
  readonly rate: number
  readonly per: RateBase
  readonly meaning: string
}

/** At most one of these befalls one online purchase line. */
export const lineQuirks = {
  split: {
    rate: 0.05,
    per: 'online-line',
    meaning: 'one delivery becomes two or three receipts, by lot or by store',
  },
  merge: {
    rate: 0.015,
    per: 'online-line',
    meaning: 'two platform rows of one order line become one receipt',
  },
  'late-invoice': {
    rate: 0.03,
    per: 'online-line',
    meaning: 'invoice empty in HIS, or the invoice of next month',
  },
  typo: {
    rate: 0.015,
    per: 'online-line',
    meaning: 'one or two characters of the invoice number mistyped in HIS',
  },
  duplicate: { rate: 0.003, per: 'online-line', meaning: 'the receipt was booked twice' },
  'quantity-error': {
    rate: 0.005,
    per: 'online-line',
    meaning: 'HIS quantity differs from what was accepted',
  },
  'price-error': { rate: 0.005, per: 'online-line', meaning: 'HIS still has another price' },
  'wrong-code': {
    rate: 0.004,
    per: 'online-line',
    meaning: 'HIS carries the national code of a sister product',
  },
  'platform-only': {
    rate: 0.005,
    per: 'online-line',
    meaning: 'accepted on the platform, never booked in HIS',
  },
} as const satisfies Record<string, Quirk>

export type LineQuirk = keyof typeof lineQuirks

export const otherQuirks = {
  returnRows: { rate: 0.09, per: 'his-row', meaning: 'negative rows (C8: 2,120 of 23,901 in a real export)' },
  returnOwnInvoice: {
    rate: 0.55,
    per: 'return-line',
    meaning: 'carries the invoice of the delivery; else a red invoice',
  },
  returnHisOnly: {
    rate: 0.04,
    per: 'return-line',
    meaning: 'returned by hand, never entered on the platform',
  },
  returnPlatformOnly: { rate: 0.01, per: 'return-line', meaning: 'returned on the platform, not booked' },
  emergencyOnlyInRegister: {
    rate: 0.3,
    per: 'emergency-line',
    meaning: 'HIS flag says 否, only the register knows',
  },
  unitHisPack: {
    rate: 0.1,
    per: 'item',
    meaning: 'HIS in 盒, platform in 片 (of items with several base units a pack)',
  },
  unitHisBase: { rate: 0.04, per: 'item', meaning: 'HIS in 片, platform in 盒' },
  factorMissing: {
    rate: 0.03,
    per: 'item',
    meaning: 'no 转换比 on either side; the catalogue knows it for most',
  },
  freeFormSpec: { rate: 0.12, per: 'item', meaning: "HIS writes the spec its own way: 0.25g*24'S" },
  unlisted: { rate: 0.02, per: 'item', meaning: 'not on the platform: every purchase is off-platform' },
  lotLeadingZero: { rate: 0.08, per: 'item', meaning: 'maker numbers lots with a leading zero' },
} as const satisfies Record<string, Quirk>

/** Where a maker's lots begin with zero, HIS loses it this often (number cell on the way). */
export const LOST_ZERO_RATE = 0.6
/** Share of delivery notes whose order-detail ids reach HIS: depends on the hospital's interface. */
export const ORDER_ID_SHARE = { from: 0.54, to: 0.66 } as const
/** Share of off-platform purchases that are emergency procurement (应急采购). */
export const EMERGENCY_SHARE = 0.12
/** Days from acceptance on the platform to booking in HIS, as cumulative shares: day −1, 0, 1, 2. */
export const POSTING_DELAYS: readonly { readonly days: number; readonly upTo: number }[] = [
  { days: -1, upTo: 0.04 },
  { days: 0, upTo: 0.74 },
  { days: 1, upTo: 0.95 },
  { days: 2, upTo: 1 },
]
/** On the last two days of a month this share of notes is booked only on the 2nd to 4th. */
export const MONTH_END_LEFT_OVER = 0.2
/** HIS rows with quantity zero (45 of 23,901 in a real export). */
export const ZERO_QUANTITY_RATE = 0.001
