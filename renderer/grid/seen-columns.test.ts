import { describe, expect, it } from 'vitest'
import { lineGridColumns } from './columns.ts'
import { seenColumns } from './seen-columns.ts'

describe('the columns that a person sees', () => {
  it('are the shown ones in the order of the grid when nothing was arranged', () => {
    const seen = seenColumns(lineGridColumns('his'), null).map(({ column }) => column)
    expect(seen.slice(0, 3)).toEqual(['postedOn', 'name', 'spec'])
    expect(seen).not.toContain('campus')
  })

  it('follow what the person moved, hid and brought out', () => {
    const arranged = [{ colId: 'amount' }, { colId: 'campus', hide: false }, { colId: 'name', hide: true }]
    const seen = seenColumns(lineGridColumns('platform'), arranged).map(({ column }) => column)
    expect(seen).not.toContain('name')
    expect(seen).toContain('campus')
    expect(seen.indexOf('amount')).toBeLessThan(seen.indexOf('campus'))
  })
})
