import { encodeFrame } from '../columns/encode-frame.ts'
import type { FrameOf, FrameSchema } from '../columns/frame.ts'
import { takeRows } from '../columns/take-rows.ts'
import { type LineImportPlan, type LiveLines, planLineImport, VERDICT_HELD } from '../intake/plan-import.ts'
import type { ImportBatch } from '../journal/event.ts'
import type { LineFrame } from '../model/line.ts'
import type { MappedColumn, SourceRole } from '../source/contract.ts'
import { amountOf, formatYuan } from '../units/money.ts'
import { formatPeriod, type Period, periodOf } from '../units/period.ts'
import { NO_DATE, type PlainDate } from '../units/plain-date.ts'
import type { StoredLineFrame } from './live-lines.ts'

/** What is known of a file when its import is prepared. */
export interface ReadFile {
  readonly batchId: string
  readonly role: SourceRole
  readonly fileName: string
  readonly original: string
  readonly sheet: string
  readonly headerRow: number
  readonly headerFingerprint: string
  readonly mapping: readonly MappedColumn[]
  readonly encoding: string | null
  /** Rows that could not be read and count nowhere. */
  readonly rejected: number
}

/** A batch ready to be stored: exactly the plan that was shown, its segment, and the event but for the segment's hash. */
export interface PreparedImport {
  readonly segment: Uint8Array
  readonly batch: Omit<ImportBatch, 'segment'>
  /** null for catalogues and registers, which have no lines to compare. */
  readonly plan: LineImportPlan | null
}

/** Prepares the import of receipts or acceptances. Rows of locked months are held: they are not in the segment. */
export function prepareLineImport(input: {
  readonly file: ReadFile
  readonly frame: LineFrame
  readonly live: LiveLines
  readonly lockedPeriods: ReadonlySet<Period>
  readonly onChanged: 'keep' | 'replace'
}): PreparedImport {
  const { file, frame, live } = input
  const plan = planLineImport({ incoming: frame, live, lockedPeriods: input.lockedPeriods })
  const stored: StoredLineFrame = {
    rowCount: frame.rowCount,
    columns: {
      ...frame.columns,
      line: { kind: 'number', values: plan.lines },
      content: { kind: 'number', values: plan.contents },
    },
  }
  const kept = plan.counts.held === 0 ? stored : takeRows(stored, rowsNotHeld(plan))
  return {
    segment: encodeFrame(kept, 'line/1'),
    batch: describe(file, {
      rows: kept.rowCount,
      counts: { ...plan.counts, rejected: file.rejected },
      onChanged: input.onChanged,
      months: monthsOf(kept.columns.postedOn.days, kept.columns.amount.values),
    }),
    plan,
  }
}

/** Prepares the import of a catalogue or of an emergency register: the whole file is one version. */
export function prepareTableImport(input: {
  readonly file: ReadFile
  readonly frame: FrameOf<FrameSchema>
}): PreparedImport {
  const { file, frame } = input
  return {
    segment: encodeFrame(frame, `${file.role}/1`),
    batch: describe(file, {
      rows: frame.rowCount,
      counts: { new: frame.rowCount, changed: 0, unchanged: 0, held: 0, rejected: file.rejected },
      onChanged: 'keep',
      months: [],
    }),
    plan: null,
  }
}

function describe(
  file: ReadFile,
  rest: Pick<ImportBatch, 'rows' | 'counts' | 'onChanged' | 'months'>,
): Omit<ImportBatch, 'segment'> {
  const { rejected: _counted, mapping, ...meta } = file
  return { ...meta, mapping: mapping.map(({ column, header }) => ({ column, header })), ...rest }
}

function rowsNotHeld(plan: LineImportPlan): Uint32Array {
  const rows = new Uint32Array(plan.verdicts.length - plan.counts.held)
  let at = 0
  for (let row = 0; row < plan.verdicts.length; row++)
    if (plan.verdicts[row] !== VERDICT_HELD) rows[at++] = row
  return rows
}

/** Rows and exact amounts by month, oldest first. */
export function monthsOf(days: Int32Array, amounts: Float64Array): ImportBatch['months'] {
  const byDay = new Map<number, { rows: number; amount: number }>()
  for (let row = 0; row < days.length; row++) {
    if (days[row] === NO_DATE) continue
    const tally = byDay.get(days[row])
    if (tally) {
      tally.rows++
      tally.amount += amounts[row]
    } else byDay.set(days[row], { rows: 1, amount: amounts[row] })
  }
  const byMonth = new Map<Period, { rows: number; amount: bigint }>()
  for (const [day, { rows, amount }] of byDay) {
    const period = periodOf(day as PlainDate)
    const tally = byMonth.get(period) ?? { rows: 0, amount: 0n }
    byMonth.set(period, { rows: tally.rows + rows, amount: tally.amount + BigInt(amount) })
  }
  return [...byMonth]
    .sort(([a], [b]) => a - b)
    .map(([period, { rows, amount }]) => ({
      period: formatPeriod(period),
      rows,
      amount: formatYuan(amountOf(amount)),
    }))
}
