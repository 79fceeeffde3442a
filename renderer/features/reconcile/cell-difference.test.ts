import { describe, expect, it } from 'vitest'
import { cellDifference } from './cell-difference.ts'

describe('the difference shown in a cell', () => {
  it('is HIS − platform for money and quantities, exactly', () => {
    expect(cellDifference('amount', '1,409.16', '1,400.00')).toBe('+9.16')
    expect(cellDifference('amount', '0.10', '0.30')).toBe('-0.20')
    expect(cellDifference('unitPrice', '12.345678', '12.345677')).toBe('+0.000001')
    expect(cellDifference('quantity', '0.5', '2')).toBe('-1.5')
  })

  it('counts days for dates', () => {
    expect(cellDifference('postedOn', '2026-10-02', '2026-09-29')).toBe('晚 3 天')
    expect(cellDifference('postedOn', '2026-09-29', '2026-09-30')).toBe('早 1 天')
  })

  it('is only a sign for texts, and says which cell is missing', () => {
    expect(cellDifference('unit', '盒', '片')).toBe('≠')
    expect(cellDifference('invoiceNo', '', '00123')).toBe('一侧未填')
    expect(cellDifference('amount', '', '1.00')).toBe('缺')
  })

  it('is nothing where both sides say the same, however it is written', () => {
    expect(cellDifference('name', '阿莫西林', '阿莫西林')).toBe('')
    expect(cellDifference('quantity', '1,000', '1000')).toBe('')
  })
})
