import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineFrame } from '#test/support/line-frame.ts'
import { decodeFrame } from '../columns/decode-frame.ts'
import { encodeFrame } from '../columns/encode-frame.ts'
import { takeRows } from '../columns/take-rows.ts'
import { assertPresent } from '../errors/assert.ts'
import type { LineFrame } from '../model/line.ts'
import { type Period, parsePeriod } from '../units/period.ts'
import { buildLiveLines, type StoredLineFrame, storedLineSchema } from '../workspace/live-lines.ts'
import { formatLineRef, parseLineRef } from './line-identity.ts'
import { type LiveLines, planLineImport, VERDICT_CHANGED, VERDICT_HELD, VERDICT_NEW } from './plan-import.ts'

type Row = Parameters<typeof lineFrame>[0][number]

const receipt = (documentNo: string, lotNo: string, quantity: string, amount: string): Row => ({
  documentNo,
  lotNo,
  quantity,
  amount,
  nhsaCode: 'XA01ABD075A002010104738',
  name: '阿莫西林胶囊',
  postedOn: '2026-10-12',
})

const nothing: LiveLines = buildLiveLines('his', [])
const open: ReadonlySet<Period> = new Set()

function stored(frame: LineFrame, plan: { lines: Float64Array; contents: Float64Array }): StoredLineFrame {
  const joined: StoredLineFrame = {
    rowCount: frame.rowCount,
    columns: {
      ...frame.columns,
      line: { kind: 'number', values: plan.lines },
      content: { kind: 'number', values: plan.contents },
    },
  }
  // Through the segment bytes, as in life: a dictionary in another order must not change who a line is.
  const decoded = decodeFrame(encodeFrame(joined, 'line/1'), storedLineSchema)
  if (!decoded.ok) throw new Error(decoded.error)
  return decoded.value
}

function imported(...frames: LineFrame[]): LiveLines {
  let live = nothing
  const batches = []
  for (const frame of frames) {
    const plan = planLineImport({ incoming: frame, live, lockedPeriods: open })
    batches.push({ index: batches.length, onChanged: 'keep' as const, frame: stored(frame, plan) })
    live = buildLiveLines('his', batches)
  }
  return live
}

const anyRows = fc.array(
  fc.record({
    documentNo: fc.constantFrom('', 'RK001', 'RK002'),
    lotNo: fc.constantFrom('', 'A1', 'B2'),
    quantity: fc.constantFrom('1', '2', '-1'),
    amount: fc.constantFrom('10.00', '20.50', '-10.00'),
    name: fc.constantFrom('阿莫西林胶囊', '头孢拉定胶囊'),
    postedOn: fc.constantFrom('2026-09-30', '2026-10-12'),
  }),
  { maxLength: 30 },
)

describe('planning an import', () => {
  it('of the same file twice plans nothing new and nothing changed', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const frame = lineFrame(rows)
        const { counts } = planLineImport({ incoming: frame, live: imported(frame), lockedPeriods: open })
        expect(counts).toEqual({ new: 0, changed: 0, unchanged: rows.length, held: 0 })
      }),
    )
  })

  it('does not depend on the order of the rows, neither in the file nor in what is there', () => {
    fc.assert(
      fc.property(anyRows, anyRows, fc.integer(), (before, rows, seed) => {
        const shuffled = (count: number) =>
          Array.from({ length: count }, (_, i) => i).sort(
            (a, b) => ((a * 7919 + seed) % 31) - ((b * 7919 + seed) % 31),
          )
        const plain = planLineImport({
          incoming: lineFrame(rows),
          live: imported(lineFrame(before)),
          lockedPeriods: open,
        })
        const mixed = planLineImport({
          incoming: takeRows(lineFrame(rows), shuffled(rows.length)),
          live: imported(takeRows(lineFrame(before), shuffled(before.length))),
          lockedPeriods: open,
        })
        expect(mixed.counts).toEqual(plain.counts)
        expect([...mixed.lines].sort()).toEqual([...plain.lines].sort())
      }),
    )
  })

  it('gives every line a number of its own, so that two genuine equal rows stay two', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const { lines, counts } = planLineImport({
          incoming: lineFrame(rows),
          live: nothing,
          lockedPeriods: open,
        })
        expect(new Set(lines).size).toBe(rows.length)
        expect(counts.new).toBe(rows.length)
      }),
    )
  })

  it('shows a corrected quantity as a change of the same line, not as a new line', () => {
    const live = imported(lineFrame([receipt('RK001', 'A1', '10', '100.00')]))
    const plan = planLineImport({
      incoming: lineFrame([receipt('RK001', 'A1', '12', '120.00')]),
      live,
      lockedPeriods: open,
    })
    expect([...plan.verdicts]).toEqual([VERDICT_CHANGED])
    expect(plan.lines[0]).toBe(live.lines[0])
  })

  it('never takes a return for a correction of its purchase', () => {
    const live = imported(lineFrame([receipt('RK001', 'A1', '10', '100.00')]))
    const plan = planLineImport({
      incoming: lineFrame([receipt('RK001', 'A1', '-2', '-20.00')]),
      live,
      lockedPeriods: open,
    })
    expect([...plan.verdicts]).toEqual([VERDICT_NEW])
  })

  it('holds rows of a locked month, whether new or changed, and takes the rest', () => {
    const october = assertPresent(parsePeriod('2026-10'), 'a month')
    const live = imported(lineFrame([receipt('RK001', 'A1', '10', '100.00')]))
    const plan = planLineImport({
      incoming: lineFrame([
        receipt('RK001', 'A1', '11', '110.00'),
        receipt('RK002', 'A1', '5', '50.00'),
        { ...receipt('RK003', 'A1', '5', '50.00'), postedOn: '2026-11-02' },
      ]),
      live,
      lockedPeriods: new Set([october]),
    })
    expect([...plan.verdicts]).toEqual([VERDICT_HELD, VERDICT_HELD, VERDICT_NEW])
    expect(plan.lockedPeriods).toEqual([october])
  })

  it('holds a row that would move out of a locked month', () => {
    const october = assertPresent(parsePeriod('2026-10'), 'a month')
    const live = imported(lineFrame([receipt('RK001', 'A1', '10', '100.00')]))
    const moved = { ...receipt('RK001', 'A1', '10', '100.00'), postedOn: '2026-11-02' }
    const plan = planLineImport({ incoming: lineFrame([moved]), live, lockedPeriods: new Set([october]) })
    expect([...plan.verdicts]).toEqual([VERDICT_HELD])
  })
})

describe('lines in force', () => {
  it('stand once, whatever number of files repeat them', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (first, second) => {
        const live = imported(lineFrame(first), lineFrame(second), lineFrame(first))
        expect(new Set(live.lines).size).toBe(live.lines.length)
      }),
    )
  })

  it('stay when an older import is undone but a later file holds them too', () => {
    const frame = lineFrame([receipt('RK001', 'A1', '10', '100.00')])
    const first = planLineImport({ incoming: frame, live: nothing, lockedPeriods: open })
    const batch = { index: 1, onChanged: 'keep' as const, frame: stored(frame, first) }
    expect(buildLiveLines('his', [batch]).lines).toEqual(first.lines)
  })

  it('keep the older version of a changed line unless the import said 采用新值', () => {
    const before = lineFrame([receipt('RK001', 'A1', '10', '100.00')])
    const after = lineFrame([receipt('RK001', 'A1', '12', '120.00')])
    const first = planLineImport({ incoming: before, live: nothing, lockedPeriods: open })
    const batches = [{ index: 0, onChanged: 'keep' as const, frame: stored(before, first) }]
    const second = planLineImport({
      incoming: after,
      live: buildLiveLines('his', batches),
      lockedPeriods: open,
    })
    const frame = stored(after, second)
    const kept = buildLiveLines('his', [...batches, { index: 1, onChanged: 'keep', frame }])
    const replaced = buildLiveLines('his', [...batches, { index: 1, onChanged: 'replace', frame }])
    expect([...kept.frame.columns.amount.values]).toEqual([100_000_000])
    expect([...replaced.frame.columns.amount.values]).toEqual([120_000_000])
    expect([...replaced.batchOf]).toEqual([1])
  })
})

describe('names of lines', () => {
  it('read back as they were written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom('his' as const, 'platform' as const), (line, side) => {
        expect(parseLineRef(formatLineRef(side, line))).toEqual({ side, line })
      }),
    )
  })

  it('are refused in any other form', () => {
    for (const text of ['', 'h:1', 'x:00000000000001', 'h:0000000000000g'])
      expect(parseLineRef(text)).toBeNull()
  })
})
