import { describe, expect, it } from 'vitest'
import type { FileReadingView } from '#renderer/data/desk-api.ts'
import type { SourceRole } from '#shared/source/contract.ts'
import { ZERO_AMOUNT } from '#shared/units/money.ts'
import type { Period } from '#shared/units/period.ts'
import { monthsDisagree, monthsOfRole } from './months-of-readings.ts'

const september = (2026 * 12 + 8) as Period
const august = (2026 * 12 + 7) as Period

function reading(role: SourceRole, months: readonly (readonly [Period, number])[]): FileReadingView {
  return {
    readingId: role,
    fileName: `${role}.xlsx`,
    bytes: 1,
    sha256: '',
    refused: null,
    alreadyImported: null,
    table: {
      role,
      roleReasons: [],
      format: 'xlsx',
      encoding: null,
      sheet: 'Sheet1',
      sheets: ['Sheet1'],
      headerRow: 1,
      mapping: [],
      unmapped: [],
      fields: [],
      rows: 0,
      skipped: [],
      issues: [],
      issueCounts: {},
      months: months.map(([period, rows]) => ({ period, rows, amount: ZERO_AMOUNT })),
      amount: ZERO_AMOUNT,
      preview: [],
    },
  }
}

describe('months of dropped files', () => {
  it('are named with the month of most rows first', () => {
    expect(
      monthsOfRole(
        [
          reading('his', [
            [august, 3],
            [september, 400],
          ]),
        ],
        'his',
      ),
    ).toEqual([september, august])
  })

  it('disagree when the two sides share no month', () => {
    expect(monthsDisagree([reading('his', [[september, 9]]), reading('platform', [[august, 9]])])).toContain(
      '院内入库是 2026-09，省平台验收是 2026-08',
    )
  })

  it('agree when they share one, and say nothing about one side alone', () => {
    expect(
      monthsDisagree([
        reading('his', [[september, 9]]),
        reading('platform', [
          [august, 1],
          [september, 9],
        ]),
      ]),
    ).toBeNull()
    expect(monthsDisagree([reading('his', [[september, 9]])])).toBeNull()
    expect(monthsDisagree([])).toBeNull()
  })
})
