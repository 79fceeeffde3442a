import { describe, expect, it } from 'vitest'
import { lowestPercent, spreadLabels, type TrendInput } from './trend-option.ts'

function input(values: readonly (number | null)[], target: number | null): TrendInput {
  return {
    label: '',
    months: [],
    series: [
      {
        name: '药品',
        mark: 'main',
        values,
        texts: [],
        target: target === null ? null : { value: target, text: '' },
      },
    ],
  }
}

describe('lowestPercent', () => {
  it('leaves room below the lowest value and never starts above 60 %', () => {
    expect(lowestPercent(input([95, 97], 85))).toBe(60)
    expect(lowestPercent(input([52, 97], 85))).toBe(40)
  })

  it('never goes below zero and ignores gaps', () => {
    expect(lowestPercent(input([2, null], null))).toBe(0)
    expect(lowestPercent(input([null], null))).toBe(0)
  })
})

describe('spreadLabels', () => {
  it('leaves labels alone that are far enough apart', () => {
    expect(spreadLabels([10, 50, 90], 16)).toEqual([0, 0, 0])
  })

  it('moves labels apart until none covers another, keeping their order', () => {
    const positions = [40, 42, 41]
    const placed = spreadLabels(positions, 16).map((shift, index) => positions[index] + shift)
    const sorted = placed.toSorted((a, b) => a - b)
    expect(sorted[1] - sorted[0]).toBeGreaterThanOrEqual(16)
    expect(sorted[2] - sorted[1]).toBeGreaterThanOrEqual(16)
    expect(placed[0]).toBeLessThan(placed[2])
    expect(placed[2]).toBeLessThan(placed[1])
  })

  it('has nothing to do without labels', () => {
    expect(spreadLabels([], 16)).toEqual([])
  })
})
