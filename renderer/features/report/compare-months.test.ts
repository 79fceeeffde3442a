import { describe, expect, it } from 'vitest'
import type { AmountFigure, KindMonth, MonthReport, RateFigure } from '#shared/month/contract.ts'
import { rateGrowth } from '#shared/policy/evaluators/rate-growth.ts'
import { amountOf } from '#shared/units/money.ts'
import type { Ratio } from '#shared/units/ratio.ts'
import { compareMonths, pointsText } from './compare-months.ts'

function kind(yuan: bigint, rate: Ratio | null): KindMonth {
  const amount = (label: string) => ({ id: label, label, value: amountOf(yuan * 1_000_000n) }) as AmountFigure
  const rateFigure = (label: string) => ({ id: label, label, value: rate }) as RateFigure
  return {
    inHouse: amount('院内'),
    platform: amount('平台'),
    emergency: amount('应急'),
    unregistered: amount('未登记'),
    onlineRate: rateFigure('网上采购率'),
    strictRate: rateFigure('严格口径'),
  }
}

function report(yuan: bigint, rate: Ratio | null): MonthReport {
  return { drug: kind(yuan, rate), consumable: kind(yuan, rate) } as MonthReport
}

function points(now: Ratio, before: Ratio): string {
  const growth = rateGrowth(now, before)
  return growth ? pointsText(growth) : ''
}

describe('the comparison with an earlier month', () => {
  it('gives rates in percentage points from the exact ratios, not from rounded percents', () => {
    // 84.994 % and 84.996 % show as 84.99 % and 85.00 %, yet differ by 0.002 points only.
    expect(
      points({ numerator: 84_996n, denominator: 100_000n }, { numerator: 84_994n, denominator: 100_000n }),
    ).toBe('+0.00 个百分点')
    expect(points({ numerator: 1n, denominator: 2n }, { numerator: 3n, denominator: 4n })).toBe(
      '-25.00 个百分点',
    )
    expect(points({ numerator: 1n, denominator: 3n }, { numerator: 1n, denominator: 3n })).toBe(
      '0.00 个百分点',
    )
  })

  it('gives amounts in yuan and in percent of the earlier month', () => {
    const [line] = compareMonths(report(150n, null), report(100n, null))
    expect(line).toMatchObject({ now: '150.00', before: '100.00', change: '+50.00', relative: '+50.00%' })
  })

  it('divides by nothing when the earlier month had none', () => {
    const lines = compareMonths(report(150n, { numerator: 1n, denominator: 1n }), report(0n, null))
    expect(lines[0].relative).toBe('')
    expect(lines.find((line) => line.label === '网上采购率')).toMatchObject({
      now: '100.00%',
      before: '无采购',
      change: '',
    })
  })
})
