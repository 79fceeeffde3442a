import { describe, expect, it } from 'vitest'
import { policyFor } from '#shared/policy/policy-for.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { expectedMonths } from '#shared/sample/expected-sums.ts'
import { framesOfHospital } from '#shared/sample/line-frames.ts'
import { makeSampleHospital } from '#shared/sample/sample-hospital.ts'
import { formatYuan } from '#shared/units/money.ts'
import { lastDayOf, type Period, parsePeriod } from '#shared/units/period.ts'
import { computeMonths } from './compute-months.ts'
import type { AmountFigure } from './contract.ts'

const october = parsePeriod('2026-10') as Period

function excludedOf(figure: AmountFigure): Record<string, string> {
  return Object.fromEntries(figure.excluded.map((part) => [part.reason, formatYuan(part.amount)]))
}

describe('the sample hospital', () => {
  it.each([1, 2, 7])('has in every month the sums that its truth says (seed %i)', (seed) => {
    const hospital = makeSampleHospital({ seed, rows: 8000, months: 3, until: october })
    const { his, platform } = framesOfHospital(hospital)
    const policy = policyFor('jiangsu/nantong', lastDayOf(october))
    if (!policy.ok) throw new Error('a built-in pack')
    const months = computeMonths({
      his,
      platform,
      reconciliation: reconcile({ his, platform }),
      policy: policy.value,
      profile: {
        name: '示例医院',
        platformAccount: 'A1',
        level: '三级',
        jurisdiction: 'jiangsu/nantong',
        preparer: '',
        phone: '',
      },
    })
    for (const expected of expectedMonths(hospital)) {
      const report = months.reports.get(parsePeriod(expected.period) as Period)
      for (const kind of ['drug', 'consumable'] as const) {
        const month = report?.[kind]
        expect({
          inHouse: month && formatYuan(month.inHouse.value),
          platform: month && formatYuan(month.platform.value),
          excluded: month && { his: excludedOf(month.inHouse), platform: excludedOf(month.platform) },
        }).toEqual({
          inHouse: expected[kind].inHouse,
          platform: expected[kind].platform,
          excluded: expected[kind].excluded,
        })
      }
    }
    expect(months.classification.his.issueCounts).toEqual({ 'class-contradiction': 0, 'kind-unknown': 0 })
  })
})
