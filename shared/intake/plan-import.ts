import { indexNumbers } from '../columns/number-index.ts'
import type { LineFrame, Side } from '../model/line.ts'
import { type Period, periodOf } from '../units/period.ts'
import { NO_DATE, type PlainDate } from '../units/plain-date.ts'
import { contentHashes, identityHashes, lineNumber } from './line-identity.ts'

/** What happens to a row of the file when the plan is applied. */
export const VERDICT_NEW = 0
export const VERDICT_CHANGED = 1
export const VERDICT_UNCHANGED = 2
/** Not taken: its month is locked. */
export const VERDICT_HELD = 3

/** Lines that are in force now, with their durable numbers. */
export interface LiveLines {
  readonly side: Side
  readonly frame: LineFrame
  /** Durable number of every row; unique. */
  readonly lines: Float64Array
  readonly contents: Float64Array
  /** Index into the import batches that the rows came from. */
  readonly batchOf: Int32Array
}

/** Exactly what applying does: previewed, then stored as it is. */
export interface LineImportPlan {
  readonly verdicts: Uint8Array
  /** Durable number of every row of the file (equal to the live row's for changed and unchanged rows). */
  readonly lines: Float64Array
  readonly contents: Float64Array
  /** Live row that a changed row would replace, -1 otherwise. */
  readonly liveRow: Int32Array
  readonly counts: {
    readonly new: number
    readonly changed: number
    readonly unchanged: number
    readonly held: number
  }
  readonly lockedPeriods: readonly Period[]
}

/**
 * Plans the import of one file: identity first, likeness never. Importing the same file twice plans 0 new, 0 changed;
 * the order of the rows does not matter; of two genuine equal rows both are kept.
 */
export function planLineImport(input: {
  readonly incoming: LineFrame
  readonly live: LiveLines
  readonly lockedPeriods: ReadonlySet<Period>
}): LineImportPlan {
  const { incoming, live } = input
  const count = incoming.rowCount
  const contents = contentHashes(incoming)
  const identities = identityHashes(incoming, live.side, contents)
  const liveIdentities = identityHashes(live.frame, live.side, live.contents)
  const index = indexNumbers(liveIdentities)
  const taken = new Uint8Array(live.frame.rowCount)
  const verdicts = new Uint8Array(count)
  const liveRow = new Int32Array(count).fill(-1)
  const lines = new Float64Array(count)
  const rest: number[] = []

  for (let row = 0; row < count; row++) {
    let candidate = index.first(identities[row])
    while (candidate !== -1 && (taken[candidate] === 1 || live.contents[candidate] !== contents[row])) {
      candidate = index.next[candidate]
    }
    if (candidate === -1) {
      rest.push(row)
      continue
    }
    taken[candidate] = 1
    verdicts[row] = VERDICT_UNCHANGED
    lines[row] = live.lines[candidate]
    liveRow[row] = candidate
  }

  // By content, not by place in the file: the same rows in another order pair up the same way.
  rest.sort((a, b) => contents[a] - contents[b] || a - b)
  const known = indexNumbers(live.lines)
  const fresh = new Set<number>()
  const nextOccurrence = new Map<number, number>()
  for (const row of rest) {
    let candidate = -1
    for (let other = index.first(identities[row]); other !== -1; other = index.next[other]) {
      if (taken[other] === 1) continue
      if (candidate === -1 || live.contents[other] < live.contents[candidate]) candidate = other
    }
    if (candidate !== -1) {
      taken[candidate] = 1
      verdicts[row] = VERDICT_CHANGED
      lines[row] = live.lines[candidate]
      liveRow[row] = candidate
      continue
    }
    let occurrence = nextOccurrence.get(identities[row]) ?? 0
    let line = lineNumber(identities[row], occurrence)
    while (known.first(line) !== -1 || fresh.has(line)) line = lineNumber(identities[row], ++occurrence)
    nextOccurrence.set(identities[row], occurrence + 1)
    fresh.add(line)
    lines[row] = line
    verdicts[row] = VERDICT_NEW
  }

  const locked = holdLockedRows({ incoming, live, verdicts, liveRow, lockedPeriods: input.lockedPeriods })
  const tally = [0, 0, 0, 0]
  for (let row = 0; row < count; row++) tally[verdicts[row]]++
  return {
    verdicts,
    lines,
    contents,
    liveRow,
    counts: { new: tally[0], changed: tally[1], unchanged: tally[2], held: tally[3] },
    lockedPeriods: locked,
  }
}

/** A locked month may not move: neither by a new row in it, nor by changing one that stands in it. */
function holdLockedRows(input: {
  readonly incoming: LineFrame
  readonly live: LiveLines
  readonly verdicts: Uint8Array
  readonly liveRow: Int32Array
  readonly lockedPeriods: ReadonlySet<Period>
}): Period[] {
  const { incoming, live, verdicts, liveRow, lockedPeriods } = input
  if (lockedPeriods.size === 0) return []
  const touched = new Set<Period>()
  const lockedPeriodOf = (day: number): Period | null => {
    if (day === NO_DATE) return null
    const period = periodOf(day as PlainDate)
    return lockedPeriods.has(period) ? period : null
  }
  for (let row = 0; row < incoming.rowCount; row++) {
    if (verdicts[row] === VERDICT_UNCHANGED) continue
    const own = lockedPeriodOf(incoming.columns.postedOn.days[row])
    const replaced =
      liveRow[row] === -1 ? null : lockedPeriodOf(live.frame.columns.postedOn.days[liveRow[row]])
    const period = own ?? replaced
    if (period === null) continue
    verdicts[row] = VERDICT_HELD
    touched.add(period)
  }
  return [...touched].sort((a, b) => a - b)
}
