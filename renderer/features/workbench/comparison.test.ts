import { describe, expect, it } from 'vitest'
import { ratioOfDecimal } from '#shared/units/ratio.ts'
import { isMet, percentForDrawing, pointsInWords } from './comparison.ts'

const zero = { numerator: 0n, denominator: 0n }

describe('pointsInWords', () => {
  it('says growth in percentage points with its sign', () => {
    expect(pointsInWords(ratioOfDecimal('0.8732'), ratioOfDecimal('0.8612'))).toBe('+1.20 个百分点')
    expect(pointsInWords(ratioOfDecimal('0.8612'), ratioOfDecimal('0.8732'))).toBe('−1.20 个百分点')
  })

  it('says 持平 for a difference that nobody could see', () => {
    expect(pointsInWords(ratioOfDecimal('0.85'), ratioOfDecimal('0.850001'))).toBe('持平')
  })

  it('says nothing without both months', () => {
    expect(pointsInWords(null, ratioOfDecimal('0.85'))).toBe('')
    expect(pointsInWords(ratioOfDecimal('0.85'), zero)).toBe('')
  })
})

describe('percentForDrawing', () => {
  it('keeps a month without purchases as a gap', () => {
    expect(percentForDrawing(null)).toBeNull()
    expect(percentForDrawing(zero)).toBeNull()
    expect(percentForDrawing(ratioOfDecimal('0.85'))).toBe(85)
  })
})

describe('isMet', () => {
  it('takes the target itself for met and 84.999 % for not met', () => {
    const target = ratioOfDecimal('0.85')
    expect(isMet(ratioOfDecimal('0.85'), target)).toBe(true)
    expect(isMet(ratioOfDecimal('0.84999'), target)).toBe(false)
  })

  it('says nothing without purchases or without a target', () => {
    expect(isMet(null, ratioOfDecimal('0.85'))).toBeNull()
    expect(isMet(zero, ratioOfDecimal('0.85'))).toBeNull()
    expect(isMet(ratioOfDecimal('0.9'), null)).toBeNull()
  })
})
