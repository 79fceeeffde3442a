import { assertPresent } from '../errors/assert.ts'
import type { HospitalProfile } from '../model/hospital-profile.ts'
import { type Period, parsePeriod } from '../units/period.ts'
import type { DeskEvent, ImportBatch, JournalEntry } from './event.ts'

/** Who did it and when: carried by everything that comes out of the journal. */
export interface Origin {
  readonly seq: number
  readonly at: string
  readonly by: string
}

export interface FoldedBatch extends Origin {
  readonly batch: ImportBatch
  readonly undone: boolean
}

export interface FoldedDecision extends Origin {
  readonly decision: 'together' | 'apart'
  readonly lines: readonly string[]
  readonly reason: string
}

export interface FoldedReason extends Origin {
  readonly lines: readonly string[]
  readonly reason: string
}

export interface FoldedLock extends Origin {
  readonly figures: Readonly<Record<string, string>>
  readonly snapshot: string
  readonly remarks: string
}

/** The state of a workspace: what the events that are in force add up to. */
export interface DeskFold {
  readonly seq: number
  readonly profile: HospitalProfile | null
  /** `rule/parameter` → value set by the hospital (本院设定). */
  readonly parameters: ReadonlyMap<string, Origin & { readonly value: string; readonly reason: string }>
  readonly batches: readonly FoldedBatch[]
  readonly decisions: readonly FoldedDecision[]
  readonly reasons: readonly FoldedReason[]
  readonly locks: ReadonlyMap<Period, FoldedLock>
  readonly exports: readonly (Origin & Extract<DeskEvent, { kind: 'report-exported' }>)[]
  /** Sequence numbers of entries that an undo took back. */
  readonly undone: ReadonlySet<number>
  readonly undoStack: readonly number[]
  readonly redoStack: readonly number[]
}

/** Facts about the outside world, or acts that ask for a reason to be reversed: not for Ctrl+Z. */
const NOT_UNDOABLE: ReadonlySet<DeskEvent['kind']> = new Set([
  'month-locked',
  'month-reopened',
  'report-exported',
])

export function isUndoable(entry: JournalEntry): boolean {
  return entry.events.every(
    (event) =>
      event.kind !== 'entry-undone' && event.kind !== 'entry-redone' && !NOT_UNDOABLE.has(event.kind),
  )
}

/** Which entries are in force, and what Ctrl+Z and Ctrl+Y would act on. */
function foldUndo(entries: readonly JournalEntry[]) {
  const undone = new Set<number>()
  const undoStack: number[] = []
  let redoStack: number[] = []
  for (const entry of entries) {
    const [event] = entry.events
    if (event.kind === 'entry-undone') {
      undone.add(event.seq)
      const at = undoStack.lastIndexOf(event.seq)
      if (at !== -1) undoStack.splice(at, 1)
      redoStack.push(event.seq)
    } else if (event.kind === 'entry-redone') {
      undone.delete(event.seq)
      redoStack = redoStack.filter((seq) => seq !== event.seq)
      undoStack.push(event.seq)
    } else if (isUndoable(entry)) {
      undoStack.push(entry.seq)
      redoStack = []
    }
  }
  return { undone, undoStack, redoStack }
}

/** Pure and total: the same journal always gives the same state, on every host. */
export function foldJournal(entries: readonly JournalEntry[]): DeskFold {
  const { undone, undoStack, redoStack } = foldUndo(entries)
  let profile: HospitalProfile | null = null
  const parameters = new Map<string, Origin & { value: string; reason: string }>()
  const batches: FoldedBatch[] = []
  const undoneBatches = new Set<string>()
  const decisions: FoldedDecision[] = []
  const reasons: FoldedReason[] = []
  const locks = new Map<Period, FoldedLock>()
  const exports: (Origin & Extract<DeskEvent, { kind: 'report-exported' }>)[] = []
  for (const entry of entries) {
    const origin: Origin = { seq: entry.seq, at: entry.at, by: entry.by }
    const inForce = !undone.has(entry.seq)
    for (const event of entry.events) {
      if (event.kind === 'import-applied') batches.push({ ...origin, batch: event.batch, undone: !inForce })
      if (!inForce) continue
      switch (event.kind) {
        case 'hospital-set':
          profile = event.profile
          break
        case 'parameter-set':
          parameters.set(`${event.rule}/${event.parameter}`, {
            ...origin,
            value: event.value,
            reason: event.reason,
          })
          break
        case 'import-undone':
          undoneBatches.add(event.batchId)
          break
        case 'match-decided':
          decisions.push({ ...origin, decision: event.decision, lines: event.lines, reason: event.reason })
          break
        case 'difference-explained':
          reasons.push({ ...origin, lines: event.lines, reason: event.reason })
          break
        case 'month-locked':
          locks.set(periodOfEvent(event.period), {
            ...origin,
            figures: event.figures,
            snapshot: event.snapshot,
            remarks: event.remarks,
          })
          break
        case 'month-reopened':
          locks.delete(periodOfEvent(event.period))
          break
        case 'report-exported':
          exports.push({ ...origin, ...event })
          break
        case 'import-applied':
        case 'entry-undone':
        case 'entry-redone':
          break
      }
    }
  }
  return {
    seq: entries.at(-1)?.seq ?? 0,
    profile,
    parameters,
    batches: batches.map((folded) =>
      undoneBatches.has(folded.batch.batchId) ? { ...folded, undone: true } : folded,
    ),
    decisions,
    reasons,
    locks,
    exports,
    undone,
    undoStack,
    redoStack,
  }
}

function periodOfEvent(text: string): Period {
  return assertPresent(parsePeriod(text), 'the event schema admits only YYYY-MM')
}
