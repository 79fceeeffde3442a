/**
 * Reconciliation (对账) says which receipt rows of the hospital and which acceptance rows of the platform are the same
 * goods. Its result is columnar, because a year of a large hospital is a million groups.
 */
import type { LineFrame, Side } from '../model/line.ts'

/** How a group was found, strongest evidence first. The order is the order of the passes. */
export const passes = [
  /** A person matched these rows (confirmed or by hand); nothing automatic may change it. */
  'decided',
  'order-detail-id',
  'code-invoice-lot',
  'group-sum',
  'relaxed',
  'relaxed-group',
  /** Same identity keys, but quantity, price, amount, unit or code differ. */
  'difference',
  /** Not matched to anything. */
  'alone',
] as const
export type PassName = (typeof passes)[number]

export const groupStates = ['matched', 'discrepant', 'his-only', 'platform-only'] as const
export type GroupState = (typeof groupStates)[number]

/** Bit i of a group's `kinds` stands for discrepancyKinds[i]. */
export const discrepancyKinds = [
  'quantity',
  'price',
  'amount',
  'unit',
  'period',
  'duplicate',
  'code',
  'return',
] as const
export type DiscrepancyKind = (typeof discrepancyKinds)[number]

export interface Discrepancy {
  readonly kind: DiscrepancyKind
  /** The figure of each side as text with unit, e.g. `240 片`. */
  readonly his: string
  readonly platform: string
}

/** Rows of groups in compressed form: rows of group g are `rows[offsets[g]] … rows[offsets[g + 1] - 1]`. */
export interface GroupMembers {
  readonly offsets: Uint32Array
  readonly rows: Uint32Array
}

export interface Reconciliation {
  readonly groupCount: number
  /** Index into groupStates, by group. */
  readonly state: Uint8Array
  /** Index into passes, by group. */
  readonly pass: Uint8Array
  /** 1 where identity evidence needs no person, 0 where the group is a proposal (疑似). */
  readonly auto: Uint8Array
  /** Bits of discrepancyKinds. */
  readonly kinds: Uint16Array
  readonly his: GroupMembers
  readonly platform: GroupMembers
  /** Group of every row; every row is in exactly one group. */
  readonly hisGroup: Int32Array
  readonly platformGroup: Int32Array
  /** Base quantity of every row (ten-thousandths of the base unit); NaN where no conversion factor is known. */
  readonly hisBaseQuantity: Float64Array
  readonly platformBaseQuantity: Float64Array
  /** Items (by code and unit) whose rows have no conversion factor: their quantities were not compared. */
  readonly withoutFactor: readonly {
    readonly code: string
    readonly name: string
    readonly unit: string
    readonly rows: number
  }[]
  /** Items and units for which one side states two conversion factors while other rows state none: never guessed. */
  readonly factorConflicts?: readonly {
    readonly side: Side
    readonly code: string
    readonly name: string
    readonly unit: string
  }[]
}

/** A decision of a person, already resolved to rows of the frames. */
export interface ResolvedDecision {
  readonly kind: 'together' | 'apart'
  readonly hisRows: readonly number[]
  readonly platformRows: readonly number[]
}

export interface ReconcileInput {
  readonly his: LineFrame
  readonly platform: LineFrame
  /** Known conversion factors by `code|unit` from the catalogue and from people; the rows' own factor wins. */
  readonly packFactors?: ReadonlyMap<string, number>
  readonly decisions?: readonly ResolvedDecision[]
  readonly parameters?: Partial<ReconcileParameters>
}

export interface ReconcileParameters {
  /** The receipt may be booked this many days before … after the platform's acceptance (relaxed passes). */
  readonly daysBefore: number
  readonly daysAfter: number
  /** Allowed edit distance between invoice numbers in the relaxed pass. */
  readonly invoiceDistance: number
  /** REC-01 tolerances: price in micro-yuan per unit, amount in micro-yuan per line. */
  readonly priceTolerance: number
  readonly amountTolerance: number
}

export const defaultReconcileParameters: ReconcileParameters = {
  daysBefore: 2,
  daysAfter: 10,
  invoiceDistance: 2,
  priceTolerance: 100,
  amountTolerance: 10_000,
}
