import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Amount, formatYuan, parseYuan } from '#shared/units/money.ts'
import { parsePeriod } from '#shared/units/period.ts'
import { formatPlainDate, parsePlainDate } from '#shared/units/plain-date.ts'
import { formatRatio, type Ratio } from '#shared/units/ratio.ts'
import { parameterValue } from '../policy.ts'
import { policyFor } from '../policy-for.ts'
import { groupRate } from './group-rate.ts'
import { offlineExposure } from './offline-exposure.ts'
import { rateGrowth } from './rate-growth.ts'
import { reportDeadline } from './report-deadline.ts'

function casesOf<T>(name: string): (T & { readonly name: string })[] {
  return JSON.parse(readFileSync(new URL(`../../../test/cases/${name}.json`, import.meta.url), 'utf8')).cases
}

function yuan(text: string): Amount {
  const amount = parseYuan(text)
  if (amount === null) throw new Error(`case: not an amount: ${text}`)
  return amount
}

function day(text: string) {
  const date = parsePlainDate(text)
  if (date === null) throw new Error(`case: not a date: ${text}`)
  return date
}

describe('地区网上采购率 (NET-09)', () => {
  it.each(casesOf<{ hospitals: [string, string][]; expect: string | null }>('group-rate'))(
    '$name',
    (given) => {
      const rate = groupRate(
        given.hospitals.map(([platform, inHouse]) => ({ platform: yuan(platform), inHouse: yuan(inHouse) })),
      )
      expect(rate === null ? null : formatRatio(rate)).toBe(given.expect)
    },
  )
})

describe('上升率 (NET-12)', () => {
  const ratio = ([numerator, denominator]: readonly [string, string]): Ratio => ({
    numerator: BigInt(numerator),
    denominator: BigInt(denominator),
  })
  it.each(
    casesOf<{ before: [string, string]; now: [string, string]; points: string; relative: string | null }>(
      'rate-growth',
    ),
  )('$name', (given) => {
    const growth = rateGrowth(ratio(given.now), ratio(given.before))
    if (growth === null) throw new Error('both months have a rate')
    expect(formatRatio(growth.points)).toBe(given.points)
    expect(growth.relative === null ? null : formatRatio(growth.relative)).toBe(given.relative)
  })

  it('is empty when either month has no rate', () => {
    expect(rateGrowth(null, ratio(['1', '2']))).toBeNull()
    expect(rateGrowth(ratio(['1', '2']), null)).toBeNull()
  })
})

describe('线下采购可能扣除金额 (SCO-02)', () => {
  it.each(casesOf<{ unregistered: string; share: string | null; expect: string | null }>('offline-exposure'))(
    '$name',
    (given) => {
      const exposure = offlineExposure(yuan(given.unregistered), given.share)
      expect(exposure === null ? null : formatYuan(exposure)).toBe(given.expect)
    },
  )
})

describe('报送截止 (NET-08)', () => {
  it.each(casesOf<{ period: string; asOf: string; expect: Record<string, unknown> }>('report-deadline'))(
    '$name',
    (given) => {
      const policy = policyFor('jiangsu', day(given.asOf))
      const period = parsePeriod(given.period)
      if (!policy.ok || period === null) throw new Error('a built-in pack and a month')
      const deadline = reportDeadline(period, day(given.asOf), {
        dueDay: Number(parameterValue(policy.value, 'NET-08', 'dueDay')),
        targetDay: Number(parameterValue(policy.value, 'NET-08', 'targetDay')),
      })
      expect({
        ...deadline,
        dueOn: formatPlainDate(deadline.dueOn),
        targetOn: formatPlainDate(deadline.targetOn),
      }).toMatchObject(given.expect)
    },
  )
})
