import { describe, expect, it } from 'vitest'
import { formatFilter, groupFilter, parseFilter } from './reconcile-filter.ts'

describe('the filter in the route', () => {
  it('shows what waits when nothing is said', () => {
    expect(parseFilter('')).toEqual({
      class: null,
      text: '',
      supplier: '',
      leastYuan: 0,
      waitingOnly: true,
      group: null,
    })
  })

  it('survives writing and reading', () => {
    for (const filter of [
      {
        class: 'quantity',
        text: '阿莫西林 & 克拉',
        supplier: '',
        leastYuan: 1000,
        waitingOnly: true,
        group: null,
      },
      { class: null, text: '', supplier: '华东医药（南通）', leastYuan: 0, waitingOnly: false, group: null },
      { class: 'his-only', text: 'amxl', supplier: 'x=y', leastYuan: 50, waitingOnly: false, group: null },
    ] as const)
      expect(parseFilter(formatFilter(filter).split('?')[1] ?? '')).toEqual(filter)
  })

  it('shows all groups to someone who comes for one group or one text', () => {
    expect(parseFilter('group=g1').waitingOnly).toBe(false)
    expect(parseFilter('q=INV001').waitingOnly).toBe(false)
  })

  it('leaves out a class that does not exist', () => {
    expect(parseFilter('class=nonsense').class).toBeNull()
    expect(parseFilter('class=toString').class).toBeNull()
  })

  it('asks the worker only for what was chosen', () => {
    expect(groupFilter(parseFilter('class=price'))).toEqual({ classes: ['price'], waitingOnly: true })
    expect(groupFilter(parseFilter('min=1000&all=1'))).toEqual({
      minimumAtStake: 1_000_000_000n,
      waitingOnly: false,
    })
    expect(groupFilter(parseFilter('min=-5'))).toEqual({ waitingOnly: true })
  })
})
