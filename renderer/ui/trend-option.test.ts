import { describe, expect, it } from 'vitest'
import { lowestPercent, type TrendInput } from './trend-option.ts'

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
