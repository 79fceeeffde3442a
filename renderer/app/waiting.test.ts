import { describe, expect, it } from 'vitest'
import { parsePeriod } from '#shared/units/period.ts'
import type { DeskState, MonthSummary } from '../data/desk-api.ts'
import { waitingAt } from './waiting.ts'

const period = parsePeriod('2026-09')
if (period === null) throw new Error('period')
const month: MonthSummary = {
  period,
  hisRows: 10,
  platformRows: 0,
  locked: false,
  drugRate: null,
  drugMet: null,
  consumableRate: null,
  consumableMet: null,
  waiting: 7,
}
const state = { months: [month] } as unknown as DeskState

describe('waitingAt', () => {
  it('counts the side that has no rows yet at 导入', () => {
    expect(waitingAt('/import', state, period)).toEqual({ count: 1, text: '缺 1 侧数据' })
  })

  it('counts groups that wait for a person at 对账, not groups that exist', () => {
    expect(waitingAt('/reconcile', state, period).count).toBe(7)
  })

  it('says nothing where nothing waits: locked months, no month, other desks', () => {
    const done = {
      months: [{ ...month, platformRows: 5, locked: true, waiting: 0 }],
    } as unknown as DeskState
    for (const path of ['/import', '/reconcile', '/report', '/settings', '/workbench']) {
      expect(waitingAt(path, done, period).count, path).toBe(0)
    }
    expect(waitingAt('/reconcile', { months: [] } as unknown as DeskState, null).count).toBe(0)
  })
})
