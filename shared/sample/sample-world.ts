import { LineLog, TextPool } from './line-log.ts'
import type { SeededRandom } from './random.ts'
import type { SampleItem } from './sample-item.ts'
import type { SampleSupplier } from './suppliers.ts'
import { Truth } from './truth-log.ts'

/** A lot (批号) as long as it is delivered. */
export interface CurrentLot {
  /** Code of the text as printed by the maker, and of what is left of it after a number cell. */
  readonly code: number
  readonly withoutZero: number
  readonly expiresOn: number
  deliveriesLeft: number
}

/** A delivered line that may still come back. */
export interface Returnable {
  readonly item: number
  readonly supplier: number
  readonly acceptedOn: number
  readonly packs: number
  readonly lot: Pick<CurrentLot, 'code' | 'withoutZero' | 'expiresOn'>
  readonly invoice: number
  readonly order: number
  readonly orderDetail: number
  /** HIS knows the order-detail id. */
  readonly idInHis: boolean
  readonly online: boolean
}

/** Everything that changes while the months are played through. */
export interface SampleWorld {
  readonly items: readonly SampleItem[]
  readonly suppliers: readonly SampleSupplier[]
  readonly random: SeededRandom
  readonly his: LineLog
  readonly platform: LineLog
  readonly texts: {
    readonly documents: TextPool
    readonly orders: TextPool
    readonly orderDetails: TextPool
    readonly invoices: TextPool
    readonly lots: TextPool
  }
  readonly truth: Truth
  readonly lots: (CurrentLot | undefined)[]
  readonly lotSerials: Int32Array
  readonly nextInvoice: Float64Array
  readonly returnable: Returnable[][]
  /** At most so many more deliveries carry the lot of one: where an item comes several times a day, lots change as fast. */
  readonly deliveriesPerLot: number
  /** How many deliveries of a supplier are remembered for returns. */
  readonly remembered: number
  /** Share of counted purchases that should go through the platform in the month being played. */
  onlineShare: { readonly drug: number; readonly consumable: number }
  /** Micro-yuan by which the platform is ahead of that share: so much should be bought elsewhere. */
  onlineExcess: { drug: number; consumable: number }
  /** Micro-yuan of counted HIS rows that will be booked only in the next month. */
  bookedLater: { drug: number; consumable: number }
  /** Last day of the month being played. */
  lastDay: number
  /** HIS rows of returns that are still owed to reach their share. */
  returnDebt: number
  /** `20261015` by day, because every number on paper carries one. */
  readonly dayTexts: Map<number, string>
  readonly counters: { document: number; order: number; orderDetail: number }
  /** Share of delivery notes whose order-detail ids reach HIS. */
  readonly orderIdShare: number
}

export function newWorld(
  input: Pick<
    SampleWorld,
    'items' | 'suppliers' | 'random' | 'orderIdShare' | 'remembered' | 'deliveriesPerLot'
  >,
): SampleWorld {
  const { items, suppliers, random } = input
  return {
    ...input,
    his: new LineLog(),
    platform: new LineLog(),
    texts: {
      documents: new TextPool(),
      orders: new TextPool(),
      orderDetails: new TextPool(),
      invoices: new TextPool(),
      lots: new TextPool(),
    },
    truth: new Truth(),
    lots: new Array(items.length).fill(undefined),
    lotSerials: new Int32Array(items.length),
    nextInvoice: Float64Array.from(suppliers, () => random.between(10_000_000, 700_000_000)),
    returnable: suppliers.map(() => []),
    onlineShare: { drug: 0.9, consumable: 0.8 },
    onlineExcess: { drug: 0, consumable: 0 },
    bookedLater: { drug: 0, consumable: 0 },
    lastDay: 0,
    returnDebt: 0,
    dayTexts: new Map(),
    counters: { document: 0, order: 0, orderDetail: 0 },
  }
}
