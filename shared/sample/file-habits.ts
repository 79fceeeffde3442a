import { formatPeriod } from '../units/period.ts'
import { type DateForm, dateForms } from './cell-quirks.ts'
import { SeededRandom } from './random.ts'
import type { SampleHospital } from './sample-hospital.ts'

/** How the HIS export of one month happens to look. */
export interface ReceiptFileHabits {
  readonly format: 'xlsx' | 'csv'
  readonly dates: DateForm
  readonly codes: 'apostrophe' | 'plain'
  readonly lots: 'numbers' | 'text'
  /** Row of the header as Excel shows it. */
  readonly headerRow: 3 | 4
}

/** Drawn once for each month from the seed; the last month is always the plain xlsx of README and screenshots. */
export function receiptFileHabits(hospital: SampleHospital, month: number): ReceiptFileHabits {
  const random = new SeededRandom(hospital.options.seed).fork(
    `file ${formatPeriod(hospital.months[month].period)}`,
  )
  const last = month === hospital.months.length - 1
  // The two months of a CSV: someone saved the export from Chinese Excel.
  const csv = !last && month % 5 === 3
  const date = csv ? random.pick(dateForms.slice(1)) : random.pick(dateForms)
  return {
    format: csv ? 'csv' : 'xlsx',
    dates: last ? 'weekday' : date,
    codes: random.chance(0.4) ? 'apostrophe' : 'plain',
    lots: last || random.chance(0.6) ? 'numbers' : 'text',
    headerRow: month % 2 === 0 ? 3 : 4,
  }
}
