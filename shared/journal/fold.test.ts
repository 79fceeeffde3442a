import { describe, expect, it } from 'vitest'
import type { DeskEvent, JournalEntry } from './event.ts'
import { foldJournal } from './fold.ts'

function journal(...groups: DeskEvent[][]): JournalEntry[] {
  return groups.map((events, i) => ({
    seq: i + 1,
    at: `2026-11-0${i + 1}T08:00:00+08:00`,
    by: '王药师',
    events,
    prev: '',
    hash: '',
  }))
}

const explained = (reason: string): DeskEvent => ({
  kind: 'difference-explained',
  lines: ['h:00000000000001'],
  reason,
})

describe('the fold of a journal', () => {
  it('of nothing is a first day: no hospital, nothing to undo', () => {
    expect(foldJournal([])).toMatchObject({ seq: 0, profile: null, undoStack: [], redoStack: [] })
  })

  it('leaves out what was undone and takes back in what was redone', () => {
    const entries = journal(
      [explained('票后到')],
      [explained('跨月入账')],
      [{ kind: 'entry-undone', seq: 2 }],
    )
    expect(foldJournal(entries).reasons.map((r) => r.reason)).toEqual(['票后到'])
    const redone = foldJournal([
      ...entries,
      { ...entries[2], seq: 4, events: [{ kind: 'entry-redone', seq: 2 }] },
    ])
    expect(redone.reasons.map((r) => r.reason)).toEqual(['票后到', '跨月入账'])
    expect(redone.undoStack).toEqual([1, 2])
    expect(redone.redoStack).toEqual([])
  })

  it('forgets what could be redone once something new is done', () => {
    const fold = foldJournal(journal([explained('a')], [{ kind: 'entry-undone', seq: 1 }], [explained('b')]))
    expect(fold.redoStack).toEqual([])
    expect(fold.undoStack).toEqual([3])
  })

  it('never offers a lock to Ctrl+Z: reopening a month asks for a reason', () => {
    const lock: DeskEvent = {
      kind: 'month-locked',
      period: '2026-10',
      figures: {},
      snapshot: '0'.repeat(64),
      remarks: '',
    }
    const fold = foldJournal(journal([explained('a')], [lock]))
    expect(fold.undoStack).toEqual([1])
    expect(fold.locks.size).toBe(1)
    expect(
      foldJournal(journal([lock], [{ kind: 'month-reopened', period: '2026-10', reason: '补录' }])).locks
        .size,
    ).toBe(0)
  })
})
