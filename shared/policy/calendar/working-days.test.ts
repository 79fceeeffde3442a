import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, formatPlainDate, type PlainDate, parsePlainDate } from '#shared/units/plain-date.ts'
import { builtInCalendar, extendCalendar, isWorkingDay } from './work-calendar.ts'
import { addWorkingDays, workingDaysBetween } from './working-days.ts'

function day(text: string): PlainDate {
  const date = parsePlainDate(text)
  if (date === null) throw new Error(`not a date: ${text}`)
  return date
}

const table = new URL('../../../../shared/data/cn_holidays_2019_2026.csv', import.meta.url)

describe('工作日 (C2)', () => {
  it.each([
    ['2026-09-30', true, 'the last day before the National Day holiday'],
    ['2026-10-01', false, 'a statutory holiday on a weekday'],
    ['2026-10-10', true, 'a Saturday declared worked'],
    ['2026-10-11', false, 'an ordinary Sunday'],
    ['2019-05-03', false, 'a bridge day of the 2019 Labour Day'],
    ['2018-12-29', true, 'a make-up Saturday before the first full year'],
  ])('%s worked: %s (%s)', (date, worked) => {
    expect(isWorkingDay(day(date))).toEqual({ value: worked, provisional: false })
  })

  it('beyond the notices it falls back to Monday to Friday and says 推定', () => {
    expect(isWorkingDay(day('2027-01-01'))).toEqual({ value: true, provisional: true })
    expect(isWorkingDay(day('2027-01-02'))).toEqual({ value: false, provisional: true })
    expect(isWorkingDay(day('2018-12-28'))).toEqual({ value: true, provisional: true })
    expect(isWorkingDay(day('2026-12-31')).provisional).toBe(false)
  })

  it('the day after the trigger is day 1, and holidays and make-up days count as the notices say', () => {
    const end = addWorkingDays(day('2026-09-30'), 10)
    expect([formatPlainDate(end.value), end.provisional]).toEqual(['2026-10-20', false])
    expect(formatPlainDate(addWorkingDays(day('2026-10-09'), 1).value)).toBe('2026-10-10')
    expect(addWorkingDays(day('2026-10-01'), 0)).toEqual({ value: day('2026-10-01'), provisional: false })
    expect(formatPlainDate(addWorkingDays(day('2026-10-08'), -1).value)).toBe('2026-09-30')
  })

  it('is provisional as soon as a term touches a presumed day', () => {
    expect(addWorkingDays(day('2026-12-30'), 1).provisional).toBe(false)
    expect(addWorkingDays(day('2026-12-30'), 2).provisional).toBe(true)
    expect(workingDaysBetween(day('2026-12-30'), day('2027-01-04')).provisional).toBe(true)
  })

  it('refuses a fraction of a working day', () => {
    expect(() => addWorkingDays(day('2026-10-01'), 1.5)).toThrow(RangeError)
  })

  it('the number of working days between a day and its term is the term', () => {
    const any = fc.record({
      from: fc.integer({ min: day('2018-01-01'), max: day('2028-12-31') }),
      count: fc.integer({ min: 0, max: 120 }),
    })
    fc.assert(
      fc.property(any, ({ from, count }) => {
        const end = addWorkingDays(from as PlainDate, count)
        expect(workingDaysBetween(from as PlainDate, end.value).value).toBe(count)
        if (count > 0) expect(isWorkingDay(end.value).value).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('later years can be added from a file, but not with a gap', () => {
    const later = {
      year: 2027,
      notice: 'x',
      holidays: [{ name: '元旦', off: ['2027-01-01'], work: ['2027-01-03'] }],
    }
    const calendar = extendCalendar(builtInCalendar, [later])
    expect(isWorkingDay(day('2027-01-01'), calendar)).toEqual({ value: false, provisional: false })
    expect(isWorkingDay(day('2027-01-03'), calendar)).toEqual({ value: true, provisional: false })
    expect(() => extendCalendar(builtInCalendar, [{ ...later, year: 2028 }])).toThrow(RangeError)
  })

  it.skipIf(!existsSync(table))('agrees with the source table on every day of 2019 to 2026', () => {
    const named = new Map<string, boolean>()
    for (const line of readFileSync(table, 'utf8')
      .replace(/^\ufeff/, '')
      .trim()
      .split(/\r?\n/)
      .slice(1)) {
      const [date, , isOff] = line.split(',')
      named.set(date, isOff === '0')
    }
    expect(named.size).toBe(286)
    for (let date = day('2019-01-01'); date <= day('2026-12-31'); date = addDays(date, 1)) {
      const text = formatPlainDate(date)
      const weekday = new Date(`${text}T00:00:00Z`).getUTCDay()
      const expected = named.get(text) ?? (weekday >= 1 && weekday <= 5)
      expect([text, isWorkingDay(date).value]).toEqual([text, expected])
    }
  })
})
