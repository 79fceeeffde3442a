import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankTexts, sortRows } from './sort-rows.ts'

describe('sorting rows', () => {
  it('agrees with a stable comparator sort for any numbers', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer(), fc.double({ noNaN: true }))),
        fc.boolean(),
        (keys, descending) => {
          const rows = Uint32Array.from(keys.keys())
          const sign = descending ? -1 : 1
          const expected = [...rows].sort((a, b) =>
            keys[a] < keys[b] ? -sign : keys[a] > keys[b] ? sign : 0,
          )
          expect([...sortRows(rows, (row) => keys[row], { descending })]).toEqual(expected)
        },
      ),
    )
  })

  it('puts absent values last in both directions', () => {
    const keys = [Number.NaN, 2, -1, Number.NaN, 7]
    const rows = Uint32Array.from(keys.keys())
    expect([...sortRows(rows, (row) => keys[row], { descending: false })]).toEqual([2, 1, 4, 0, 3])
    expect([...sortRows(rows, (row) => keys[row], { descending: true })]).toEqual([4, 1, 2, 0, 3])
  })

  it('leaves nothing as nothing', () => {
    expect(sortRows(new Uint32Array(0), () => 0, { descending: false })).toHaveLength(0)
  })

  it('ranks texts by the given collation and the empty text as absent', () => {
    const ranks = rankTexts(['', '乙', '甲'], (a, b) => (a < b ? -1 : a > b ? 1 : 0))
    expect(ranks[0]).toBeNaN()
    expect(ranks[1]).toBeLessThan(ranks[2])
  })
})
