import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRounded, formatScaled, parseScaled } from './decimal.ts'
import { amountOf, formatTenThousandYuan, formatYuan, formatYuanForPeople, parseYuan } from './money.ts'
import { firstDayOf, formatPeriod, lastDayOf, parsePeriod, periodOf } from './period.ts'
import { calendarDayOf, formatPlainDate, parsePlainDate, plainDateOf, weekdayOf } from './plain-date.ts'
import { compareRatios, formatPercent, formatRatio, ratioOfDecimal } from './ratio.ts'
import { divideRoundingHalfUp, roundToScale } from './rounding.ts'

describe('rounding', () => {
  it('rounds a half away from zero, on both sides of zero', () => {
    expect(divideRoundingHalfUp(25n, 10n)).toBe(3n)
    expect(divideRoundingHalfUp(-25n, 10n)).toBe(-3n)
    expect(divideRoundingHalfUp(24n, 10n)).toBe(2n)
    expect(divideRoundingHalfUp(25n, -10n)).toBe(-3n)
  })

  it('refuses to divide by zero', () => {
    expect(() => divideRoundingHalfUp(1n, 0n)).toThrow(RangeError)
  })

  it('is never further than half a step from the exact value', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.bigInt(1n, 10n ** 9n), (dividend, divisor) => {
        const error = divideRoundingHalfUp(dividend, divisor) * divisor - dividend
        const size = error < 0n ? -error : error
        expect(2n * size <= divisor).toBe(true)
      }),
    )
  })

  it('widens a scale without loss', () => {
    expect(roundToScale(123n, 2, 6)).toBe(1_230_000n)
  })
})

describe('decimals', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 15n), 10n ** 15n), (value) => {
        expect(parseScaled(formatScaled(value, 6), 6)).toBe(value)
      }),
    )
  })

  it('does not accept more decimals than it can keep, nor anything that is not a plain decimal', () => {
    expect(parseScaled('0.0000001', 6)).toBeNull()
    for (const text of ['', '-', '1e5', '1,000', '１', ' 1', '1.2.3']) expect(parseScaled(text, 6)).toBeNull()
  })

  it('writes minus zero point something with its sign', () => {
    expect(formatScaled(-10_000n, 6)).toBe('-0.01')
    expect(formatRounded(-1_234_567_890n, 6, 2, { thousands: true })).toBe('-1,234.57')
  })
})

describe('money', () => {
  it('is exact in JSON and rounded only for people', () => {
    const amount = amountOf(14_091_604_999_999n)
    expect(formatYuan(amount)).toBe('14091604.999999')
    expect(formatYuanForPeople(amount)).toBe('14,091,605.00')
    expect(formatTenThousandYuan(amount)).toBe('1409.16')
  })

  it('rounds 万元 half up from the exact amount, not from the rounded yuan', () => {
    expect(formatTenThousandYuan(parseYuan('49.999999') ?? amountOf(0))).toBe('0.00')
    expect(formatTenThousandYuan(parseYuan('50') ?? amountOf(0))).toBe('0.01')
  })
})

describe('ratios', () => {
  it('are compared before rounding: 84.999 % shows as 85.00 % and is still below 85 % (C1)', () => {
    const ratio = { numerator: 84_999n, denominator: 100_000n }
    expect(formatPercent(ratio)).toBe('85.00%')
    expect(compareRatios(ratio, ratioOfDecimal('0.85'))).toBe(-1)
  })

  it('are equal at the boundary', () => {
    expect(compareRatios({ numerator: 850n, denominator: 1000n }, ratioOfDecimal('0.85'))).toBe(0)
  })

  it('carry twelve places in JSON', () => {
    expect(formatRatio({ numerator: 1n, denominator: 3n })).toBe('0.333333333333')
  })

  it('have no order over zero', () => {
    expect(() => compareRatios({ numerator: 1n, denominator: 0n }, ratioOfDecimal('1'))).toThrow(RangeError)
  })
})

describe('dates', () => {
  it('agree with the proleptic Gregorian calendar for every day from 1900 to 2100', () => {
    let days = plainDateOf(1900, 1, 1)
    if (days === null) throw new Error('1900-01-01 exists')
    for (let time = Date.UTC(1900, 0, 1); time <= Date.UTC(2100, 11, 31); time += 86_400_000) {
      const date = new Date(time)
      expect(plainDateOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(days)
      expect(calendarDayOf(days).day).toBe(date.getUTCDate())
      expect(weekdayOf(days)).toBe((date.getUTCDay() + 6) % 7)
      days = (days + 1) as typeof days
    }
  })

  it('do not exist when the calendar has no such day', () => {
    expect(plainDateOf(2018, 2, 29)).toBeNull()
    expect(plainDateOf(2026, 11, 31)).toBeNull()
    expect(plainDateOf(2026, 0, 1)).toBeNull()
    expect(parsePlainDate('2026-13-01')).toBeNull()
    expect(parsePlainDate('0000-00-00')).toBeNull()
  })

  it('belong to their month, first and last day included', () => {
    const period = parsePeriod('2024-02')
    if (period === null) throw new Error('a month')
    expect(formatPlainDate(firstDayOf(period))).toBe('2024-02-01')
    expect(formatPlainDate(lastDayOf(period))).toBe('2024-02-29')
    expect(periodOf(lastDayOf(period))).toBe(period)
    expect(formatPeriod((period + 11) as typeof period)).toBe('2025-01')
  })
})
