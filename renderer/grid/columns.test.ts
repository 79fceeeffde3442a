import { describe, expect, it } from 'vitest'
import { lineSchema } from '#shared/model/line.ts'
import { lineColumnSpecs, lineColumns, lineColumnTitle, lineGridColumns } from './columns.ts'

describe('columns of lines', () => {
  it('exist for every column of the model, once', () => {
    expect([...lineColumns].sort()).toEqual(Object.keys(lineSchema).sort())
  })

  it('are called as each side calls them', () => {
    expect(lineColumnTitle('postedOn', 'his')).toBe('入库日期')
    expect(lineColumnTitle('postedOn', 'platform')).toBe('验收日期')
    expect(lineColumnTitle('postedOn')).toBe('入库日期/验收日期')
  })

  it('have a Chinese title and a width that shows at least two characters', () => {
    for (const column of lineColumns) {
      expect(lineColumnTitle(column)).toMatch(/[\u4e00-\u9fff]/)
      expect(lineColumnSpecs[column].width).toBeGreaterThanOrEqual(56)
    }
  })

  it('align money and quantities to the right', () => {
    for (const column of ['quantity', 'unitPrice', 'amount', 'packFactor'] as const)
      expect(lineColumnSpecs[column].align).toBe('end')
  })

  it('end with where the row comes from', () => {
    const columns = lineGridColumns('his')
    expect(columns.at(-1)?.id).toBe('origin')
    expect(new Set(columns.map((column) => column.id)).size).toBe(columns.length)
  })
})
