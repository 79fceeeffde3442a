import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf } from '#test/support/line-frame.ts'
import { concatFrames } from './concat-frames.ts'
import { emptyFrame } from './empty-frame.ts'
import { type FrameOf, textAt } from './frame.ts'
import { sumColumn } from './sum-column.ts'
import { takeRows } from './take-rows.ts'

const schema = { name: 'text', amount: 'number', postedOn: 'date', emergency: 'flag' } as const
type Rows = FrameOf<typeof schema>

function plain(frame: Rows) {
  return Array.from({ length: frame.rowCount }, (_, row) => [
    textAt(frame.columns.name, row),
    frame.columns.amount.values[row],
    frame.columns.postedOn.days[row],
    frame.columns.emergency.values[row],
  ])
}

const anyRows = fc
  .array(fc.record({ name: fc.constantFrom('甲', '乙', '丙', ''), amount: fc.constantFrom('1', '-2.5') }), {
    maxLength: 12,
  })
  .map((rows) => frameOf(schema, rows))

describe('joining frames', () => {
  it('keeps every row in order, frame after frame', () => {
    fc.assert(
      fc.property(fc.array(anyRows, { maxLength: 4 }), (frames) => {
        expect(plain(concatFrames(frames, schema))).toEqual(frames.flatMap(plain))
      }),
    )
  })

  it('takes only the rows asked for, in the order asked for', () => {
    const first = frameOf(schema, [{ name: '甲' }, { name: '乙' }, { name: '丙' }])
    const second = frameOf(schema, [{ name: '乙' }, { name: '丁' }])
    const joined = concatFrames([first, second], schema, [[2, 0], undefined])
    expect(plain(joined).map(([name]) => name)).toEqual(['丙', '甲', '乙', '丁'])
    expect(joined.columns.name.dictionary).toEqual(['', '丙', '甲', '乙', '丁'])
  })

  it('of nothing is a frame without rows', () => {
    expect(concatFrames([], schema)).toEqual(emptyFrame(schema))
  })

  it('agrees with taking rows from the joined frame', () => {
    fc.assert(
      fc.property(anyRows, fc.array(fc.nat(), { maxLength: 20 }), (frame, picks) => {
        const rows = frame.rowCount === 0 ? [] : picks.map((pick) => pick % frame.rowCount)
        expect(plain(takeRows(frame, rows))).toEqual(plain(concatFrames([frame], schema, [rows])))
      }),
    )
  })
})

describe('summing a column', () => {
  it('is exact beyond the safe integers', () => {
    const value = fc.oneof(
      fc.maxSafeInteger(),
      fc.constantFrom(Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER),
    )
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (values) => {
        const expected = values.reduce((sum, each) => sum + BigInt(each), 0n)
        expect(sumColumn({ kind: 'number', values: Float64Array.from(values) })).toBe(expected)
      }),
    )
  })

  it('counts absent values as nothing and sums only the rows given', () => {
    const column = { kind: 'number', values: Float64Array.of(1, Number.NaN, 4, -8) } as const
    expect(sumColumn(column)).toBe(-3n)
    expect(sumColumn(column, [1, 2, 2])).toBe(8n)
    expect(sumColumn(column, [])).toBe(0n)
  })
})
