import { describe, expect, it } from 'vitest'
import type { ImportPlanView } from '#renderer/data/desk-api.ts'
import { amountOf } from '#shared/units/money.ts'
import { planTotals, rowsToWrite } from './plan-totals.ts'

function plan(counts: Partial<ImportPlanView['counts']>, newAmount = 0n): ImportPlanView {
  return {
    readingId: 'r',
    counts: { new: 0, changed: 0, unchanged: 0, held: 0, rejected: 0, ...counts },
    lockedMonths: [],
    changes: [],
    newAmount: amountOf(newAmount),
  }
}

describe('the number on the import button', () => {
  it('counts new rows of all files, and changed ones only when the new value is taken', () => {
    const totals = planTotals([plan({ new: 4000, changed: 3 }, 1n), plan({ new: 213, changed: 2 }, 2n)])
    expect(totals.newAmount).toBe(3n)
    expect(rowsToWrite(totals, 'keep')).toBe(4213)
    expect(rowsToWrite(totals, 'replace')).toBe(4218)
  })

  it('is zero when every row is known, held back or unreadable', () => {
    const totals = planTotals([plan({ unchanged: 5, held: 4, rejected: 3 })])
    expect(rowsToWrite(totals, 'replace')).toBe(0)
  })

  it('is zero without files', () => {
    expect(rowsToWrite(planTotals([]), 'replace')).toBe(0)
  })
})
