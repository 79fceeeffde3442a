import { describe, expect, it } from 'vitest'
import { blockBounds, isInBlock, moveBlock, placeAfterRefresh } from './row-block.ts'

describe('the selected block', () => {
  it('moves with the focus and stops at both ends', () => {
    expect(moveBlock({ anchor: 3, focus: 3 }, { to: 4, count: 10, extend: false })).toEqual({
      anchor: 4,
      focus: 4,
    })
    expect(moveBlock(null, { to: -1, count: 10, extend: false })).toEqual({ anchor: 0, focus: 0 })
    expect(moveBlock(null, { to: 99, count: 10, extend: false })).toEqual({ anchor: 9, focus: 9 })
    expect(moveBlock(null, { to: 0, count: 0, extend: false })).toBeNull()
  })

  it('grows from its anchor in both directions', () => {
    const up = moveBlock({ anchor: 5, focus: 5 }, { to: 3, count: 10, extend: true })
    expect(up).toEqual({ anchor: 5, focus: 3 })
    expect(up && blockBounds(up)).toEqual({ from: 3, to: 6 })
    expect([2, 3, 5, 6].map((index) => isInBlock(up, index))).toEqual([false, true, true, false])
  })
})

describe('the place after a refresh', () => {
  it('follows the row when it is still there', () => {
    expect(placeAfterRefresh({ found: 7, before: 4, count: 20 })).toBe(7)
  })

  it('stays at the position when the row left, and at the last row when the list became shorter', () => {
    expect(placeAfterRefresh({ found: -1, before: 4, count: 20 })).toBe(4)
    expect(placeAfterRefresh({ found: -1, before: 20, count: 20 })).toBe(19)
  })

  it('is nowhere in an empty list', () => {
    expect(placeAfterRefresh({ found: -1, before: 4, count: 0 })).toBe(-1)
  })
})
