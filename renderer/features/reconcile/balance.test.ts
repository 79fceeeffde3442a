import { describe, expect, it } from 'vitest'
import type { LineView } from '#renderer/data/desk-api.ts'
import type { Side } from '#shared/model/line.ts'
import { balanceOf } from './balance.ts'

function line(side: Side, cells: LineView['cells']): LineView {
  return {
    ref: `${side}:${JSON.stringify(cells)}`,
    side,
    cells,
    fileName: '',
    sheet: '',
    row: 1,
    batchId: '',
    differing: [],
    groupId: '',
    exclusion: '',
    exclusionSource: '',
  }
}

describe('the balance of rows matched by hand', () => {
  it('is even when one delivery was received in two lots', () => {
    const balance = balanceOf([
      line('platform', { quantity: '240', unit: '盒', amount: '1,409.16' }),
      line('his', { quantity: '100', unit: '盒', amount: '587.15' }),
      line('his', { quantity: '140', unit: '盒', amount: '822.01' }),
    ])
    expect(balance.balanced).toBe(true)
    expect(balance.his).toMatchObject({ rows: 2, quantity: '240 盒' })
  })

  it('shows what is over, exactly', () => {
    const balance = balanceOf([
      line('his', { quantity: '2', unit: '盒', amount: '0.30' }),
      line('platform', { quantity: '1', unit: '盒', amount: '0.10' }),
    ])
    expect(balance.amountDifference).toBe(200_000n)
    expect(balance.quantityDifference).toBe('+1 盒')
    expect(balance.balanced).toBe(false)
  })

  it('compares boxes with tablets through the factors of the rows', () => {
    const lines = [
      line('his', { quantity: '10', unit: '盒', packFactor: '24', amount: '100.00' }),
      line('platform', { quantity: '240', unit: '片', packFactor: '1', amount: '100.00' }),
    ]
    expect(balanceOf(lines).balanced).toBe(true)
  })

  it('does not guess a factor: without one the quantities cannot be compared', () => {
    const balance = balanceOf([
      line('his', { quantity: '10', unit: '盒', amount: '100.00' }),
      line('platform', { quantity: '240', unit: '片', amount: '100.00' }),
    ])
    expect(balance.quantityDifference).toBeNull()
    expect(balance.balanced).toBe(false)
  })

  it('is never even with one side only, and returns count negative', () => {
    expect(balanceOf([]).balanced).toBe(false)
    expect(balanceOf([line('his', { quantity: '0', unit: '盒', amount: '0.00' })]).balanced).toBe(false)
    expect(
      balanceOf([
        line('his', { quantity: '-3', unit: '支', amount: '-30.00' }),
        line('platform', { quantity: '-3', unit: '支', amount: '-30.00' }),
      ]).balanced,
    ).toBe(true)
  })
})
