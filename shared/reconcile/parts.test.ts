import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistanceWithin } from './edit-distance.ts'
import { monthsOfRows, NO_MONTH } from './months-of-rows.ts'
import { pairByBest } from './pair-by-best.ts'
import { uniqueSubset } from './unique-subset.ts'

function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length
  return Math.min(
    slowDistance(a.slice(1), b) + 1,
    slowDistance(a, b.slice(1)) + 1,
    slowDistance(a.slice(1), b.slice(1)) + (a[0] === b[0] ? 0 : 1),
  )
}

describe('edit distance within a limit', () => {
  it('is the Levenshtein distance as far as the limit, and one more beyond', () => {
    const short = fc.string({ unit: fc.constantFrom('0', '1', '2'), maxLength: 6 })
    fc.assert(
      fc.property(short, short, fc.integer({ min: 0, max: 3 }), (a, b, limit) => {
        expect(editDistanceWithin(a, b, limit)).toBe(Math.min(slowDistance(a, b), limit + 1))
      }),
    )
  })

  it('gives up on texts too long to be numbers', () => {
    expect(editDistanceWithin(`1${'0'.repeat(100)}1`, `2${'1'.repeat(100)}2`, 2)).toBe(3)
  })
})

describe('the only subset with a sum', () => {
  const ask = (values: number[], target: number, same = values.map(() => false)) =>
    uniqueSubset({ values, same, target })

  it('is found when there is one', () => {
    expect(ask([3, 7, 5], 10)).toEqual([0, 1])
    expect(ask([3, 7, 5], 15)).toEqual([0, 1, 2])
  })

  it('is nothing when there are none, several, too many rows, or nothing to reach', () => {
    expect(ask([3, 7], 4)).toBeNull()
    expect(ask([3, 7, 4, 6], 10)).toBeNull()
    expect(ask(new Array(17).fill(1), 17)).toBeNull()
    expect(ask([0, 3], 0)).toBeNull()
    expect(ask([], 1)).toBeNull()
    expect(ask([Number.NaN, 3], 3)).toEqual([1])
  })

  it('counts equal rows as interchangeable', () => {
    expect(ask([4, 6, 6], 10, [false, false, true])).toEqual([0, 1])
    expect(ask([4, 6, 6], 10)).toBeNull()
  })
})

describe('pairs of mutual best', () => {
  const pairs = (cost: readonly (readonly number[])[]) => {
    const found: [number, number][] = []
    pairByBest(
      cost.map((_, i) => i),
      cost[0].map((_, j) => j),
      (i, j) => cost[i][j],
      (i, j) => found.push([i, j]),
    )
    return found
  }

  it('takes each row with its only best, and resolves what that leaves', () => {
    expect(
      pairs([
        [1, 2],
        [1.5, 2],
      ]),
    ).toEqual([
      [0, 0],
      [1, 1],
    ])
  })

  it('takes nothing from a tie or from what is no candidate', () => {
    expect(pairs([[1, 1]])).toEqual([])
    expect(pairs([[Number.POSITIVE_INFINITY]])).toEqual([])
  })
})

describe('months of rows', () => {
  it('knows absent dates and survives a mistyped century', () => {
    const months = monthsOfRows(Int32Array.from([-2147483648, 0, 31, 2_000_000_000]))
    expect([...months.subarray(0, 3)]).toEqual([NO_MONTH, 1970 * 12, 1970 * 12 + 1])
  })
})
