import type { ExclusionClass, ProcurementKind } from '../month/contract.ts'
import { formatPeriod } from '../units/period.ts'
import { NO_DATE } from '../units/plain-date.ts'
import { type ExpectedMonth, expectedMonths } from './expected-sums.ts'
import { receiptFileHabits } from './file-habits.ts'
import type { SampleHospital } from './sample-hospital.ts'
import { acceptancePath, receiptPath } from './sample-paths.ts'
import type { LineTruth } from './score.ts'
import { truthReasons } from './truth-log.ts'

/**
 * truth.json: which rows belong together and why. Columnar, because a million rows as objects would be a gigabyte:
 * row `firstRow + i` of a file (as Excel shows it, in CSV the record number) belongs to group `group[i]` and item
 * `item[i]`; all rows of all files with the same group number are the same goods.
 */
export interface TruthFile {
  readonly schema: 'desk.sample-truth/1'
  readonly seed: number
  readonly note: string
  /** Names for the codes in `groups.why`. */
  readonly reasons: readonly string[]
  readonly files: readonly TruthOfFile[]
  readonly groups: { readonly count: number; readonly why: readonly number[] }
  readonly items: readonly {
    readonly hisCode: string
    readonly name: string
    readonly kind: ProcurementKind
    readonly excluded: ExclusionClass | ''
  }[]
  readonly months: readonly ExpectedMonth[]
}

export interface TruthOfFile {
  readonly path: string
  readonly side: 'his' | 'platform'
  readonly period: string
  readonly firstRow: number
  readonly group: readonly number[]
  readonly item: readonly number[]
  /** Sheet rows whose date is in no calendar: they are in no month's sums. */
  readonly impossibleDates: readonly number[]
}

const NOTE =
  'Row firstRow+i of a file (as Excel shows it; in CSV the record) has group[i] and item[i]. Rows with one group number are the same goods; groups.why[n] is an index into reasons. Amounts in months are yuan.'

export function truthFile(hospital: SampleHospital): TruthFile {
  return {
    schema: 'desk.sample-truth/1',
    seed: hospital.options.seed,
    note: NOTE,
    reasons: truthReasons,
    files: hospital.months.flatMap((_, month) => truthOfMonth(hospital, month)),
    groups: { count: hospital.truth.groupCount, why: Array.from(hospital.truth.reasons()) },
    items: hospital.items.map(({ hisCode, name, kind, exclusion }) => ({
      hisCode,
      name,
      kind,
      excluded: exclusion,
    })),
    months: expectedMonths(hospital),
  }
}

function truthOfMonth(hospital: SampleHospital, month: number): TruthOfFile[] {
  const { period } = hospital.months[month]
  const habits = receiptFileHabits(hospital, month)
  return (['his', 'platform'] as const).map((side) => {
    const rows = Array.from(hospital.months[month][side])
    const { group, item, postedOn } = hospital[side].columns
    const firstRow = side === 'his' ? habits.headerRow + 1 : 2
    return {
      path: side === 'his' ? receiptPath(period, habits.format) : acceptancePath(period),
      side,
      period: formatPeriod(period),
      firstRow,
      group: rows.map((row) => group[row]),
      item: rows.map((row) => item[row]),
      impossibleDates: rows.flatMap((row, i) => (postedOn[row] === NO_DATE ? [firstRow + i] : [])),
    }
  })
}

/** Sheet rows of one file that were read, in the order of the frame. */
export interface ReadRows {
  readonly path: string
  /** The frame's `row` column. */
  readonly rows: ArrayLike<number>
}

/** The truth for frames that were read from some of the files, for scoreReconciliation. */
export function lineTruthOf(
  truth: TruthFile,
  his: readonly ReadRows[],
  platform: readonly ReadRows[],
): LineTruth {
  return {
    hisGroup: groupsOf(truth, his),
    platformGroup: groupsOf(truth, platform),
    reasons: Uint8Array.from(truth.groups.why),
  }
}

function groupsOf(truth: TruthFile, read: readonly ReadRows[]): Int32Array {
  const groups = new Int32Array(read.reduce((sum, { rows }) => sum + rows.length, 0))
  let at = 0
  for (const { path, rows } of read) {
    const file = truth.files.find((candidate) => candidate.path === path)
    for (let i = 0; i < rows.length; i++) groups[at++] = file?.group[rows[i] - file.firstRow] ?? -1
  }
  return groups
}
