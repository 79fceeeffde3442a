import { describe, expect, it } from 'vitest'
import type { ReadTableView } from '#renderer/data/desk-api.ts'
import { compareLetters, correction, fileColumns } from './column-order.ts'

const table = {
  mapping: [
    { column: 'quantity', header: '数量', letter: 'AA', by: 'exact' },
    { column: 'name', header: '药品名称', letter: 'B', by: 'likely' },
  ],
  unmapped: [{ header: '备注', letter: 'Z' }],
} as unknown as ReadTableView

describe('columns of a file', () => {
  it('stand as in Excel, Z before AA', () => {
    expect(fileColumns(table).map((column) => column.letter)).toEqual(['B', 'Z', 'AA'])
    expect(compareLetters('Z', 'AA')).toBeLessThan(0)
    expect(compareLetters('B', 'B')).toBe(0)
  })

  it('fill one field at a time: a correction clears the field filled before', () => {
    expect(correction(table, 'B', 'tradeName')).toEqual({ name: '', tradeName: 'B' })
    expect(correction(table, 'Z', 'spec')).toEqual({ spec: 'Z' })
    expect(correction(table, 'AA', '')).toEqual({ quantity: '' })
  })
})
