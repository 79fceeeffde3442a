import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { consumableStem, normaliseCode } from './normalise-code.ts'
import { normaliseInvoiceNo } from './normalise-invoice-no.ts'
import { normaliseLotNo } from './normalise-lot-no.ts'
import { normaliseName, normaliseSpec } from './normalise-name.ts'
import { normaliseSupplier } from './normalise-supplier.ts'
import { normaliseUnit } from './normalise-unit.ts'

describe('normalising', () => {
  it.each([
    ["'0159425", '0159425'],
    [' ｘＡ０２ ', 'XA02'],
    ['0051401', '0051401'],
    ['无', ''],
    ['--', ''],
  ])('a code keeps its leading zeros and loses dress: %s', (text, code) => {
    expect(normaliseCode(text)).toBe(code)
  })

  it.each([
    ['0230101', '230101'],
    ['230101', '230101'],
    ['a23-01', 'A23-01'],
    ['批号：A1', 'A1'],
    ['无批号', ''],
    ['000', ''],
    ['0A1', '0A1'],
  ])('a lot of digits only loses its leading zeros: %s', (text, lot) => {
    expect(normaliseLotNo(text)).toBe(lot)
  })

  it.each([
    ['No.00123456', '123456'],
    ['№ 0012 3456', '123456'],
    ['发票号：12345678', '12345678'],
    ['25322000000012345678', '25322000000012345678'],
    ['12345678、12345677', '12345677,12345678'],
    ['12345677;12345678', '12345677,12345678'],
    ['票后到', ''],
    ['/', ''],
  ])('an invoice number is compared without zeros, labels and blanks: %s', (text, invoice) => {
    expect(normaliseInvoiceNo(text)).toBe(invoice)
  })

  it('a supplier is one whatever its legal form, brackets and branch', () => {
    const spellings = [
      '北濠医药（南通）有限公司',
      '北濠医药(南通)有限责任公司',
      '北濠医药南通股份有限公司',
      '北濠医药（南通）有限公司 崇川分公司',
    ]
    expect(new Set(spellings.map(normaliseSupplier)).size).toBe(1)
    expect(normaliseSupplier('有限公司')).toBe('有限公司')
    expect(normaliseSupplier('通江医药有限公司')).not.toBe(normaliseSupplier(spellings[0]))
  })

  it('units have one spelling, but units that may differ in size stay apart', () => {
    expect(normaliseUnit('枝')).toBe('支')
    expect(normaliseUnit(' 盒 ')).toBe('盒')
    expect(normaliseUnit('袋')).not.toBe(normaliseUnit('包'))
    expect(normaliseUnit('盒(24片)')).not.toBe(normaliseUnit('盒(12片)'))
  })

  it('names lose flags and strengths get one sign for times', () => {
    expect(normaliseName('阿莫西林胶囊（基）')).toBe('阿莫西林胶囊')
    expect(normaliseSpec("0.25g*24'S")).toBe(normaliseSpec('0.25G×24'))
    expect(normaliseSpec('0.25g*24片/盒')).toBe(normaliseSpec('0.25g×24片'))
  })

  it('consumable codes share a stem of 20 characters, drug codes have none', () => {
    expect(consumableStem('C01010100100000000001234567')).toBe('C0101010010000000000')
    expect(consumableStem('C0101010010000000000')).toBe('C0101010010000000000')
    expect(consumableStem('ZA01BAA0001010100001')).toBeNull()
  })

  it('twice is the same as once, for any text', () => {
    for (const normalise of [normaliseCode, normaliseLotNo, normaliseInvoiceNo, normaliseUnit])
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (text) => {
          const once = normalise(text)
          expect(normalise(once)).toBe(once)
        }),
      )
  })
})
