import type { Period } from '../units/period.ts'
import type { SampleWorld } from './sample-world.ts'

export interface NoteContext {
  readonly world: SampleWorld
  readonly supplier: number
  /** Cumulative weights of the supplier's items in this month. */
  readonly totals: Float64Array
  readonly period: Period
  /** Day on which the goods are accepted. */
  readonly day: number
}

/** Papers of one delivery of one supplier, shared by all its lines. */
export interface Note extends NoteContext {
  readonly order: number
  readonly invoice: number
  readonly invoiceOn: number
  readonly hisDocument: number
  readonly platformDocument: number
  readonly bookedOn: number
  readonly idsInHis: boolean
}
