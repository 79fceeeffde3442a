import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '#shared/columns/frame.ts'
import { formatScaled } from '#shared/units/decimal.ts'
import { formatPlainDate, type PlainDate } from '#shared/units/plain-date.ts'
import { cleanText } from './clean-text.ts'
import { codeOfNumber, isDamagedCode } from './code-text.ts'
import { dateOfNumber, parseDateText } from './parse-date.ts'
import { parseFlagText } from './parse-flag.ts'
import {
  parseNumberText,
  READ_AMBIGUOUS,
  READ_BLANK,
  READ_DAMAGED,
  READ_IMPOSSIBLE,
  READ_OK,
  READ_ROUNDED,
  READ_TOO_LARGE,
  READ_UNREADABLE,
  scaleDouble,
} from './parse-number.ts'

const money = (text: string) => parseNumberText(text, 6)

describe('numbers as people write them', () => {
  it.each([
    ['1234.5', 1_234_500_000],
    [' 1,234.50 ', 1_234_500_000],
    ['￥1,234.50', 1_234_500_000],
    ['¥-12', -12_000_000],
    ['１２３．４５', 123_450_000],
    ['1234.5元', 1_234_500_000],
    ['(123.45)', -123_450_000],
    ['（123.45）', -123_450_000],
    ['123.45-', -123_450_000],
    ['－5', -5_000_000],
    ['+5', 5_000_000],
    ["'007", 7_000_000],
    ['.5', 500_000],
    ['0', 0],
    ['1.2万元', 12_000_000_000],
  ])('%s', (text, expected) => {
    expect(money(text)).toEqual({ status: READ_OK, value: expected })
  })

  it.each(['', '   ', '-', '—', '--', '/', '　', '无'])('nothing: %j', (text) => {
    expect(money(text).status).toBe(READ_BLANK)
  })

  it.each([
    ['1.234,56', READ_AMBIGUOUS],
    ['12，5', READ_AMBIGUOUS],
    ['12,5', READ_AMBIGUOUS],
    ['1,23,456', READ_AMBIGUOUS],
    ['1.2.3', READ_AMBIGUOUS],
    ['一盒', READ_UNREADABLE],
    ['10盒', READ_UNREADABLE],
    ['85%', READ_UNREADABLE],
    ['-5-', READ_UNREADABLE],
    ['(-5)', READ_UNREADABLE],
    ['1.23E+05', READ_DAMAGED],
    ['12345678901', READ_TOO_LARGE],
    ['1.23456789', READ_ROUNDED],
  ])('never guesses %s', (text, status) => {
    expect(money(text).status).toBe(status)
  })

  it('rounds beyond six decimals half up, away from zero', () => {
    expect(money('0.0000005').value).toBe(1)
    expect(money('-0.0000005').value).toBe(-1)
    expect(money('0.0000004').value).toBe(0)
  })
})

describe('numbers as doubles', () => {
  it('sees no decimals that only float arithmetic has left', () => {
    expect(scaleDouble(0.1 + 0.2, 6)).toEqual({ status: READ_OK, value: 300_000 })
    expect(scaleDouble(1409.1599999999999, 6)).toEqual({ status: READ_OK, value: 1_409_160_000 })
    expect(scaleDouble(1 / 3, 6)).toEqual({ status: READ_ROUNDED, value: 333_333 })
    expect(scaleDouble(1e12, 6).status).toBe(READ_TOO_LARGE)
  })

  it('reads every amount that has six decimals exactly, as a double and as text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), (micro) => {
        const text = formatScaled(BigInt(micro), 6)
        expect(parseNumberText(text, 6).value + 0).toBe(micro + 0)
        expect(scaleDouble(Number(text), 6).value + 0).toBe(micro + 0)
      }),
    )
  })
})

describe('dates', () => {
  const day = (text: string) => {
    const read = parseDateText(text)
    return read.status === READ_OK ? formatPlainDate(read.day as PlainDate) : read.status
  }

  it.each([
    '2026-10-05',
    '2026/10/5',
    '2026.10.5',
    '20261005',
    '2026年10月5日',
    '2026年10月05日 08时30分',
    '2026-10-05 08:30:00',
    '2026-10-05T08:30:00.000Z',
    '20261005083000',
    '2026/10/5 星期一',
    '2026-10-05 下午 3:05',
    '46300',
  ])('%s', (text) => {
    expect(day(text)).toBe('2026-10-05')
  })

  it.each([
    ['2018-02-29 星期一', READ_IMPOSSIBLE],
    ['2026-11-31', READ_IMPOSSIBLE],
    ['0000-00-00', READ_IMPOSSIBLE],
    ['20261345', READ_IMPOSSIBLE],
    ['26-10-05', READ_UNREADABLE],
    ['10/05/2026', READ_UNREADABLE],
    ['2026-10', READ_UNREADABLE],
    ['2026-10/05', READ_UNREADABLE],
    ['制表人', READ_UNREADABLE],
    ['-', READ_BLANK],
  ])('%s is no date', (text, status) => {
    expect(day(text)).toBe(status)
  })

  it('takes a number for a serial only where one can be meant', () => {
    expect(dateOfNumber(46300.75)).toEqual(parseDateText('2026-10-05'))
    expect(dateOfNumber(20261005)).toEqual(parseDateText('2026-10-05'))
    expect(dateOfNumber(12).status).toBe(READ_UNREADABLE)
  })
})

describe('codes and flags', () => {
  it('drops what exports add around codes and keeps what belongs to them', () => {
    expect(["'0159425", '="00123"', '\u00a0 00123\u3000', '\t00123', "0.25g*24'S"].map(cleanText)).toEqual([
      '0159425',
      '00123',
      '00123',
      '00123',
      "0.25g*24'S",
    ])
  })

  it('writes numeric codes plainly and refuses those with lost digits', () => {
    expect([240101, 51401.5, 1e-7].map(codeOfNumber)).toEqual(['240101', '51401.5', '0.0000001'])
    expect(codeOfNumber(2.431e19)).toBeUndefined()
    expect([isDamagedCode('1.23E+22'), isDamagedCode('2E10'), isDamagedCode('E12')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('reads 是 and 否 in their spellings, and silence as not stated', () => {
    expect(['是', 'Y', '１', '√', '应急'].map((text) => parseFlagText(text).flag)).toEqual(
      Array(5).fill(FLAG_YES),
    )
    expect(['否', 'n', '0', '×'].map((text) => parseFlagText(text).flag)).toEqual(Array(4).fill(FLAG_NO))
    expect(parseFlagText('')).toEqual({ status: READ_BLANK, flag: FLAG_UNKNOWN })
    expect(parseFlagText('也许').status).toBe(READ_UNREADABLE)
  })
})
