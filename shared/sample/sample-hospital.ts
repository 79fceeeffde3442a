import type { HospitalProfile } from '../model/hospital-profile.ts'
import type { Side } from '../model/line.ts'
import { firstDayOf, lastDayOf, type Period, periodOf, shiftPeriod } from '../units/period.ts'
import { NO_DATE, type PlainDate } from '../units/plain-date.ts'
import { sampleCompanies } from './company-names.ts'
import { ORDER_ID_SHARE } from './data/quirks.ts'
import type { LineLog } from './line-log.ts'
import { makeItems } from './make-items.ts'
import { onlineTargets, rowsByMonth } from './month-rhythm.ts'
import { playMonth } from './play-month.ts'
import { SeededRandom } from './random.ts'
import type { SampleItem } from './sample-item.ts'
import { newWorld, type SampleWorld } from './sample-world.ts'
import { makeSuppliers, type SampleSupplier } from './suppliers.ts'
import type { Truth } from './truth-log.ts'

export interface SampleOptions {
  readonly seed: number
  readonly months: number
  /** HIS rows in all months together, reached to about one percent. */
  readonly rows: number
  /** The last month. */
  readonly until: Period
}

/** One month of one side, as it will stand in a file: indexes into the side's log in file order. */
export interface SampleMonth {
  readonly period: Period
  readonly his: Int32Array
  readonly platform: Int32Array
}

/** A hospital with its true deliveries and what two systems made of them. Same options, same hospital. */
export interface SampleHospital {
  readonly options: SampleOptions
  readonly profile: HospitalProfile
  readonly items: readonly SampleItem[]
  readonly suppliers: readonly SampleSupplier[]
  readonly months: readonly SampleMonth[]
  readonly his: LineLog
  readonly platform: LineLog
  readonly texts: SampleWorld['texts']
  readonly truth: Truth
  /** Month in which consumables miss their target; -1 if none. */
  readonly lowMonth: number
}

export const SAMPLE_DRUGS = 1200
export const SAMPLE_CONSUMABLES = 800

const profile: HospitalProfile = {
  name: '示例医院',
  platformAccount: 'SL32060001',
  level: '三级',
  jurisdiction: 'jiangsu/nantong',
  preparer: '示例填表人',
  phone: '0513-00000000',
}

/** Makes the sample hospital (示例医院); throws on options that no hospital can have. */
export function makeSampleHospital(options: SampleOptions): SampleHospital {
  if (!(options.months >= 1) || !(options.rows >= 1))
    throw new RangeError('months and rows must be at least 1')
  const random = new SeededRandom(options.seed)
  const companies = sampleCompanies()
  const items = makeItems(
    { drugs: SAMPLE_DRUGS, consumables: SAMPLE_CONSUMABLES },
    companies,
    random.fork('items'),
  )
  const suppliers = makeSuppliers(items, companies, random.fork('suppliers'))
  const habits = random.fork('habits')
  const { from, to } = ORDER_ID_SHARE
  const orderIdShare = from + (to - from) * habits.next()
  const rowsPerMonth = options.rows / options.months
  const world = newWorld({
    items,
    suppliers,
    random: random.fork('world'),
    orderIdShare,
    remembered: 400 + Math.floor(rowsPerMonth / 50),
    deliveriesPerLot: rowsPerMonth < 20_000 ? 4 : rowsPerMonth < 100_000 ? 1 : 0,
  })
  const periods = Array.from({ length: options.months }, (_, i) =>
    shiftPeriod(options.until, i + 1 - options.months),
  )
  const hisRows = rowsByMonth(periods, options.rows)
  const targets = onlineTargets(options.months, habits)
  periods.forEach((period, i) => {
    playMonth(world, {
      period,
      hisRows: hisRows[i],
      onlineShare: { drug: targets.drug[i], consumable: targets.consumable[i] },
    })
  })
  markCrossMonth(world)
  const byMonth = { his: rowsOfMonths(world.his, periods), platform: rowsOfMonths(world.platform, periods) }
  spoilDates(world, periods, byMonth.his)
  return {
    options,
    profile,
    items,
    suppliers,
    months: periods.map((period, i) => ({ period, his: byMonth.his[i], platform: byMonth.platform[i] })),
    his: world.his,
    platform: world.platform,
    texts: world.texts,
    truth: world.truth,
    lowMonth: targets.lowMonth,
  }
}

/** Rows of each month in order of their day; rows outside all months (booked after the last) are in no file. */
function rowsOfMonths(log: LineLog, periods: readonly Period[]): Int32Array[] {
  const first = firstDayOf(periods[0])
  const last = lastDayOf(periods[periods.length - 1])
  const { postedOn } = log.columns
  // A counting sort by day: stable, and a million rows take some milliseconds.
  const offsets = new Int32Array(last - first + 2)
  for (let row = 0; row < log.length; row++) {
    const day = postedOn[row] - first
    if (day >= 0 && day <= last - first) offsets[day + 1]++
  }
  for (let day = 1; day < offsets.length; day++) offsets[day] += offsets[day - 1]
  const next = offsets.slice()
  const sorted = new Int32Array(offsets[offsets.length - 1])
  for (let row = 0; row < log.length; row++) {
    const day = postedOn[row] - first
    if (day >= 0 && day <= last - first) sorted[next[day]++] = row
  }
  return periods.map((period) =>
    sorted.subarray(offsets[firstDayOf(period) - first], offsets[lastDayOf(period) - first + 1]),
  )
}

/** A clean group whose two sides fall into different months is a cross-month one (accepted on the 31st, booked on the 2nd). */
function markCrossMonth({ his, platform, truth }: Pick<SampleWorld, Side | 'truth'>): void {
  const acceptedIn = new Int32Array(truth.groupCount).fill(-1)
  for (let row = 0; row < platform.length; row++)
    acceptedIn[platform.columns.group[row]] = periodOf(platform.columns.postedOn[row] as PlainDate)
  for (let row = 0; row < his.length; row++) {
    const group = his.columns.group[row]
    const reason = truth.reasonOf(group)
    if (reason !== 'identity' && reason !== 'unit') continue
    if (acceptedIn[group] !== periodOf(his.columns.postedOn[row] as PlainDate))
      truth.amend(group, 'cross-month')
  }
}

/**
 * The day after the last of February, typed by hand: in the March file a few rows say `2026-02-29 星期日`. Without a
 * March that follows such a February nothing is spoilt. Their date is absent, for no one can say which was meant.
 */
function spoilDates(
  { his }: Pick<SampleWorld, 'his'>,
  periods: readonly Period[],
  files: readonly Int32Array[],
): void {
  const march = periods.findIndex((period) => period % 12 === 2 && Math.floor(period / 12) % 4 !== 0)
  if (march < 0) return
  const rows = files[march]
  for (let n = 0; n < Math.min(3, rows.length >> 7); n++) his.columns.postedOn[rows[n]] = NO_DATE
}
