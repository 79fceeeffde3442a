import { describe, expect, it } from 'vitest'
import type { lineSchema } from '#shared/model/line.ts'
import { groupsAsText } from '#test/support/groups-as-text.ts'
import { lineFrame, type TestRow } from '#test/support/line-frame.ts'
import type { ReconcileInput } from './contract.ts'
import { reconcile } from './reconcile.ts'

type Row = TestRow<typeof lineSchema>

/** Ten boxes of 24 tablets for 100 yuan. */
const line: Row = {
  nhsaCode: 'XA02BCA001A001010100001',
  supplier: '北濠医药有限公司',
  unit: '盒',
  packFactor: 24,
  quantity: 10,
  unitPrice: 10,
  amount: 100,
  invoiceNo: '12345678',
  lotNo: 'A1',
  postedOn: '2026-10-15',
}
const returned: Row = { ...line, quantity: -10, amount: -100 }
const tablets: Row = { ...line, unit: '片', packFactor: 1, quantity: 240, unitPrice: '0.416667' }

function groupsOf(his: readonly Row[], platform: readonly Row[], more: Partial<ReconcileInput> = {}) {
  const frames = { his: lineFrame(his), platform: lineFrame(platform) }
  return groupsAsText(reconcile({ ...frames, ...more }), frames)
}

describe('order-detail id', () => {
  it('ties rows whatever else they say, and names what differs', () => {
    const his = {
      ...line,
      orderDetailId: '77',
      invoiceNo: '',
      lotNo: 'B',
      nhsaCode: 'ZA00000000000000000',
      quantity: 9,
      amount: 90,
    }
    const [group] = groupsOf([his], [{ ...line, orderDetailId: ' 77' }])
    expect(group).toMatchObject({ pass: 'order-detail-id', state: 'discrepant', auto: true })
    expect(group.kinds).toEqual(['quantity', 'amount', 'code'])
  })

  it('makes deliveries that agree groups of their own and one group of the rest', () => {
    const of = (quantity: number, lotNo: string): Row => ({
      ...line,
      orderDetailId: '77',
      quantity,
      amount: quantity * 10,
      lotNo,
    })
    const groups = groupsOf([of(10, 'A'), of(3, 'B'), of(2, 'B')], [of(10, 'A'), of(5, 'B')])
    expect(groups.map(({ his, platform, state }) => [his, platform, state])).toEqual([
      [[2], [2], 'matched'],
      [[3, 4], [3], 'matched'],
    ])
  })

  it('explains a surplus by exact repeats as a duplicate, not as a quantity', () => {
    const row: Row = { ...line, orderDetailId: '77' }
    const other: Row = { ...row, lotNo: 'B', quantity: 4, amount: 40 }
    const whole: Row = { ...row, lotNo: 'C', quantity: 14, amount: 140 }
    const [group] = groupsOf([row, other, { ...other }], [whole])
    expect(group).toMatchObject({ his: [2, 3, 4], platform: [2], kinds: ['duplicate'] })
  })
})

describe('code, invoice and lot', () => {
  it('matches equal quantities in base units: 240 tablets are 10 boxes of 24', () => {
    expect(groupsOf([tablets], [line])).toMatchObject([
      { pass: 'code-invoice-lot', state: 'matched', kinds: [] },
    ])
  })

  it('takes apostrophes, full width, lost zeros and labels for what they are', () => {
    const his = {
      ...line,
      nhsaCode: "'xa02bca001a001010100001",
      invoiceNo: 'No. ００123456',
      lotNo: '0230101',
    }
    expect(groupsOf([his], [{ ...line, invoiceNo: '00123456', lotNo: '230101' }])).toMatchObject([
      { pass: 'code-invoice-lot', state: 'matched' },
    ])
  })

  it('pairs equal rows one to one and keeps the one too many as a duplicate', () => {
    const groups = groupsOf([line, { ...line }, { ...line }], [line, { ...line }])
    expect(groups.map(({ his, platform, kinds }) => [his.length, platform.length, kinds])).toContainEqual([
      2,
      1,
      ['duplicate'],
    ])
    expect(groups).toHaveLength(2)
  })

  it('prefers the partner with the same amount among equal keys', () => {
    const dear: Row = { ...line, unitPrice: 20, amount: 200 }
    const groups = groupsOf([line, dear], [dear])
    expect(groups).toMatchObject([
      { his: [2], platform: [] },
      { his: [3], platform: [2], kinds: [] },
    ])
  })

  it('never takes two missing invoice numbers for equal ones', () => {
    const bare: Row = { ...line, invoiceNo: '', postedOn: '2026-01-01' }
    expect(groupsOf([bare], [{ ...bare, postedOn: '2026-03-01' }])).toMatchObject([
      { pass: 'alone' },
      { pass: 'alone' },
    ])
  })
})

describe('group sums', () => {
  const part = (quantity: number, more: Row = {}): Row => ({
    ...line,
    quantity,
    amount: quantity * 10,
    ...more,
  })

  it('takes one delivery received in parts, and the reverse', () => {
    expect(groupsOf([part(3), part(7)], [part(10)])).toMatchObject([
      { pass: 'group-sum', state: 'matched', auto: true },
    ])
    expect(groupsOf([part(10)], [part(3), part(7)])).toMatchObject([{ pass: 'group-sum', state: 'matched' }])
  })

  it('sums over lots when one side leaves the lot out', () => {
    const groups = groupsOf([part(3, { lotNo: '' }), part(7, { lotNo: '' })], [part(10)])
    expect(groups).toMatchObject([{ his: [2, 3], platform: [2], pass: 'group-sum' }])
  })

  it('takes the only choice of rows that makes up a delivery and leaves the others', () => {
    const groups = groupsOf([part(3), part(7), part(5)], [part(10), part(100)])
    expect(groups).toContainEqual(expect.objectContaining({ his: [2, 3], platform: [2], pass: 'group-sum' }))
  })

  it('takes nothing when two choices make up the same delivery', () => {
    const groups = groupsOf([part(3), part(7), part(4), part(6)], [part(10)])
    expect(groups.every(({ pass }) => pass !== 'group-sum')).toBe(true)
  })

  it('adds up a delivery of several receipts against several acceptances', () => {
    expect(groupsOf([part(4), part(6)], [part(7), part(3)])).toMatchObject([
      { his: [2, 3], platform: [2, 3], pass: 'group-sum', state: 'matched' },
    ])
  })
})

describe('likeness', () => {
  const late = (postedOn: string, more: Row = {}): Row => ({ ...line, invoiceNo: '', postedOn, ...more })

  it('only proposes', () => {
    expect(groupsOf([late('2026-10-16')], [line])).toMatchObject([
      { pass: 'relaxed', auto: false, state: 'matched' },
    ])
  })

  it.each([
    ['2026-10-12', 'alone'],
    ['2026-10-13', 'relaxed'],
    ['2026-10-25', 'relaxed'],
    ['2026-10-26', 'alone'],
  ])('looks from two days before to ten days after: %s is %s', (postedOn, pass) => {
    expect(groupsOf([late(postedOn)], [line])[0].pass).toBe(pass)
  })

  it.each([
    ['12345687', 'relaxed'],
    ['12345699', 'relaxed'],
    ['12345999', 'alone'],
    ['320019413012345678', 'relaxed'],
  ])('allows two wrong characters in the invoice number: %s is %s', (invoiceNo, pass) => {
    expect(groupsOf([{ ...line, invoiceNo }], [line])[0].pass).toBe(pass)
  })

  it('leaves two equally like candidates alone', () => {
    const groups = groupsOf(
      [late('2026-10-15', { lotNo: '' })],
      [line, { ...line, invoiceNo: '87654321', lotNo: 'B' }],
    )
    expect(groups.every(({ pass }) => pass === 'alone')).toBe(true)
  })

  it('does not tie a late invoice to a delivery of another lot', () => {
    expect(groupsOf([late('2026-10-15', { lotNo: 'B' })], [line])[0].pass).toBe('alone')
  })

  it('proposes the parts of a delivery whose invoice is late', () => {
    const parts = [
      late('2026-10-16', { quantity: 4, amount: 40 }),
      late('2026-10-17', { quantity: 6, amount: 60 }),
    ]
    expect(groupsOf(parts, [line])).toMatchObject([{ pass: 'relaxed-group', auto: false, his: [2, 3] }])
  })

  it('needs a date on both sides', () => {
    expect(groupsOf([{ ...line, invoiceNo: '', postedOn: '' }], [line])[0].pass).toBe('alone')
  })
})

describe('returns', () => {
  it('meet only returns, in every pass', () => {
    for (const more of [{ orderDetailId: '7' }, {}, { invoiceNo: '' }])
      expect(groupsOf([{ ...returned, ...more }], [{ ...line, ...more }])).toMatchObject([
        { state: 'his-only', kinds: ['return'] },
        { state: 'platform-only', kinds: [] },
      ])
    expect(groupsOf([returned], [returned])).toMatchObject([{ state: 'matched', pass: 'code-invoice-lot' }])
  })
})

describe('differences', () => {
  it('groups equal identity keys with unequal quantities', () => {
    expect(groupsOf([{ ...line, quantity: 9, amount: 90 }], [line])).toMatchObject([
      { pass: 'difference', state: 'discrepant', auto: true, kinds: ['quantity', 'amount'] },
    ])
  })

  it('calls a quantity that is off by exactly the pack factor a unit, if the amounts agree', () => {
    const misread: Row = { ...line, unit: '片', packFactor: 24, quantity: 240, unitPrice: '0.416667' }
    expect(groupsOf([misread], [line])).toMatchObject([{ pass: 'difference', kinds: ['unit'] }])
    expect(groupsOf([{ ...misread, amount: 2400 }], [line])[0].kinds).toContain('quantity')
  })

  it('proposes rows that agree in all but the code', () => {
    expect(groupsOf([{ ...line, nhsaCode: 'XA02BCA001A001010100099' }], [line])).toMatchObject([
      { pass: 'difference', auto: false, kinds: ['code'] },
    ])
  })

  it('accepts a price within 0.0001 yuan and an amount within 0.01, and not a hair more', () => {
    expect(groupsOf([{ ...line, unitPrice: '10.0001', amount: '100.01' }], [line])[0].kinds).toEqual([])
    expect(groupsOf([{ ...line, unitPrice: '10.000101' }], [line])[0].kinds).toEqual(['price'])
    expect(groupsOf([{ ...line, amount: '100.010001' }], [line])[0].kinds).toEqual(['amount'])
  })

  it('compares prices per base unit where units differ', () => {
    expect(groupsOf([{ ...tablets, unitPrice: '0.42' }], [line])[0].kinds).toEqual(['price'])
    expect(groupsOf([{ ...tablets, unitPrice: '0.41676' }], [line])[0].kinds).toEqual([])
  })

  it('tells goods booked in another month', () => {
    expect(groupsOf([{ ...line, postedOn: '2026-11-01' }], [line])[0].kinds).toEqual(['period'])
  })
})

describe('conversion factors', () => {
  const unknown: Row = { ...line, packFactor: '' }

  it('cancel where both rows count in the same unit', () => {
    const frames = { his: lineFrame([unknown]), platform: lineFrame([unknown]) }
    const result = reconcile(frames)
    expect(groupsAsText(result, frames)).toMatchObject([{ state: 'matched' }])
    expect(result.withoutFactor).toEqual([])
    expect([...result.hisBaseQuantity]).toEqual([Number.NaN])
  })

  it('are never guessed: unlike units without a factor are a unit discrepancy and listed', () => {
    const frames = { his: lineFrame([{ ...unknown, unit: '片' }]), platform: lineFrame([line]) }
    const result = reconcile(frames)
    expect(groupsAsText(result, frames)[0].kinds).toEqual(['unit'])
    expect(result.withoutFactor).toEqual([{ code: line.nhsaCode, name: '', unit: '片', rows: 1 }])
  })

  it('come from the row, then its side, then the other side, then the given map', () => {
    const other: Row = { ...line, invoiceNo: '9', lotNo: 'Z' }
    expect(groupsOf([unknown], [line])).toMatchObject([{ state: 'matched' }])
    const mine = reconcile({
      his: lineFrame([unknown, { ...other, packFactor: 12 }]),
      platform: lineFrame([line]),
    })
    expect(mine.hisBaseQuantity[0]).toBe(10 * 12 * 10_000)
    const given = reconcile({
      his: lineFrame([unknown]),
      platform: lineFrame([]),
      packFactors: new Map([[`${line.nhsaCode}|盒`, 36]]),
    })
    expect(given.hisBaseQuantity[0]).toBe(10 * 36 * 10_000)
  })

  it('that contradict each other on one side teach nothing', () => {
    const other: Row = { ...line, invoiceNo: '9', lotNo: 'Z' }
    const result = reconcile({
      his: lineFrame([unknown, { ...other, packFactor: 12 }, { ...other, packFactor: 36 }]),
      platform: lineFrame([line]),
    })
    expect(result.hisBaseQuantity[0]).toBeNaN()
    expect(result.factorConflicts).toEqual([{ side: 'his', code: line.nhsaCode, name: '', unit: '盒' }])
  })
})

describe('decisions of people', () => {
  it('put rows together whatever they say', () => {
    const decisions = [{ kind: 'together' as const, hisRows: [0], platformRows: [0] }]
    expect(groupsOf([returned], [line], { decisions })).toMatchObject([
      { pass: 'decided', state: 'discrepant', kinds: expect.arrayContaining(['return']) },
    ])
  })

  it.each<[string, Row, Row]>([
    ['order-detail id', { ...line, orderDetailId: '7' }, { ...line, orderDetailId: '7' }],
    ['code, invoice and lot', line, line],
    ['likeness', { ...line, invoiceNo: '' }, line],
    ['a difference', { ...line, quantity: 9 }, line],
  ])('keep rows apart in the pass by %s', (_, his, platform) => {
    const decisions = [{ kind: 'apart' as const, hisRows: [0], platformRows: [0] }]
    expect(groupsOf([his], [platform], { decisions })).toMatchObject([{ pass: 'alone' }, { pass: 'alone' }])
  })

  it('let a parted row find another partner', () => {
    const decisions = [{ kind: 'apart' as const, hisRows: [0], platformRows: [0] }]
    const groups = groupsOf([line], [line, { ...line }], { decisions })
    expect(groups).toContainEqual(expect.objectContaining({ his: [2], platform: [3] }))
  })

  it('that name a row outside the frame are a programmer error', () => {
    const decisions = [{ kind: 'together' as const, hisRows: [1], platformRows: [0] }]
    expect(() => groupsOf([line], [line], { decisions })).toThrow(RangeError)
  })
})

describe('hard inputs', () => {
  it('leaves every row alone when a side is empty, and nothing when both are', () => {
    expect(groupsOf([], [])).toEqual([])
    expect(groupsOf([line], [])).toMatchObject([{ state: 'his-only' }])
    expect(groupsOf([], [line])).toMatchObject([{ state: 'platform-only' }])
  })

  it('keeps rows without any figure out of the passes by quantity', () => {
    const blank: Row = { ...line, quantity: '', amount: '' }
    expect(groupsOf([blank], [line])).toMatchObject([{ pass: 'difference', kinds: ['quantity', 'amount'] }])
    expect(groupsOf([{}], [{}])).toMatchObject([{ pass: 'alone' }, { pass: 'alone' }])
  })

  it('finishes on thousands of rows that are all the same', () => {
    const his = Array.from({ length: 5000 }, () => line)
    const groups = groupsOf(his, his.slice(0, 4000))
    expect(groups.filter(({ platform }) => platform.length > 0)).toHaveLength(4000)
    expect(groups.reduce((sum, group) => sum + group.his.length, 0)).toBe(5000)
  })

  it('finishes on thousands of rows that likeness cannot tell apart', () => {
    const his = Array.from({ length: 2000 }, (_, i) => ({
      ...line,
      invoiceNo: '',
      lotNo: '',
      documentNo: `${i}`,
    }))
    const platform = Array.from({ length: 2000 }, (_, i) => ({ ...line, invoiceNo: `${10_000_000 + i}` }))
    expect(groupsOf(his, platform)).toHaveLength(4000)
  })

  it('takes hostile texts as texts', () => {
    const hostile: Row = {
      ...line,
      invoiceNo: '__proto__',
      lotNo: '\ud800\u0000"; drop table',
      nhsaCode: 'constructor',
      supplier: '（（（）',
      unit: '\u202e盒',
    }
    expect(groupsOf([hostile], [hostile])).toMatchObject([{ state: 'matched' }])
  })
})
