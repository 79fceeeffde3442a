import { describe, expect, it } from 'vitest'
import type { lineSchema } from '#shared/model/line.ts'
import { lineFrame, type TestRow } from '#test/support/line-frame.ts'
import { idsOfRows, TextInterner } from './intern-texts.ts'
import { identifyItems } from './item-identity.ts'
import { normaliseCode } from './normalise-code.ts'

type Row = TestRow<typeof lineSchema>

function itemsOf(hisRows: readonly Row[], platformRows: readonly Row[]) {
  const his = lineFrame(hisRows)
  const platform = lineFrame(platformRows)
  const interner = new TextInterner()
  const orders = interner.intern({
    dictionaries: [his.columns.orderDetailId.dictionary, platform.columns.orderDetailId.dictionary],
    normalise: normaliseCode,
  })
  const items = identifyItems({
    his,
    platform,
    hisOrderId: idsOfRows(his.columns.orderDetailId.codes, orders.ids[0]),
    platformOrderId: idsOfRows(platform.columns.orderDetailId.codes, orders.ids[1]),
    orderIdCount: orders.count,
    interner,
  })
  return { his: [...items.his], platform: [...items.platform] }
}

const stem = 'C0101010010000000000'

describe('item identity', () => {
  it('is the national code, whatever else the rows say', () => {
    const { his, platform } = itemsOf([{ nhsaCode: 'X1', name: '甲' }], [{ nhsaCode: 'x1 ', name: '乙' }])
    expect(his[0]).toBe(platform[0])
  })

  it('takes a consumable of 20 characters for one of 27 with that stem, and compares two of 27 whole', () => {
    const loose = itemsOf([{ nhsaCode: stem }], [{ nhsaCode: `${stem}1234567` }])
    expect(loose.his[0]).toBe(loose.platform[0])
    const strict = itemsOf([{ nhsaCode: `${stem}1234568` }], [{ nhsaCode: `${stem}1234567` }])
    expect(strict.his[0]).not.toBe(strict.platform[0])
  })

  it('is not loosened by a dictionary entry that no row uses', () => {
    const his = lineFrame([{ nhsaCode: `${stem}1234568` }, { nhsaCode: stem }])
    const platform = lineFrame([{ nhsaCode: `${stem}1234567` }])
    const first = {
      ...his,
      rowCount: 1,
      columns: { ...his.columns, nhsaCode: { ...his.columns.nhsaCode, codes: new Uint32Array([1]) } },
    }
    const none = new Int32Array(1)
    const items = identifyItems({
      his: first,
      platform,
      hisOrderId: none,
      platformOrderId: none,
      orderIdCount: 1,
      interner: new TextInterner(),
    })
    expect(items.his[0]).not.toBe(items.platform[0])
  })

  it('is learnt from other rows of the same side with the same own code', () => {
    const { his } = itemsOf([{ nhsaCode: 'X1', itemCode: 'a' }, { itemCode: 'a' }], [])
    expect(his[0]).toBe(his[1])
  })

  it('is not learnt from an own code used for two products', () => {
    const { his } = itemsOf(
      [{ nhsaCode: 'X1', itemCode: 'a' }, { nhsaCode: 'X2', itemCode: 'a' }, { itemCode: 'a' }],
      [],
    )
    expect(new Set(his).size).toBe(3)
  })

  it('is learnt from rows that an order-detail id links one to one', () => {
    const { his, platform } = itemsOf(
      [{ itemCode: 'a', orderDetailId: '1' }, { itemCode: 'a' }],
      [{ nhsaCode: 'X1', orderDetailId: '1' }],
    )
    expect(his).toEqual([platform[0], platform[0]])
  })

  it('is learnt between two codes without a national code as well', () => {
    const { his, platform } = itemsOf(
      [{ itemCode: 'a', orderDetailId: '1' }, { itemCode: 'a' }],
      [{ itemCode: 'P9', orderDetailId: '1' }, { itemCode: 'P9' }],
    )
    expect(new Set([...his, ...platform]).size).toBe(1)
  })

  it('is never taken from equal own codes of two sides, which are two numberings', () => {
    const { his, platform } = itemsOf([{ itemCode: '1001' }], [{ itemCode: '1001' }])
    expect(his[0]).not.toBe(platform[0])
  })

  it('falls back to name, strength and maker, all three', () => {
    const full: Row = { name: '甲（基）', spec: '1g×2', maker: '厂有限公司' }
    const { his, platform } = itemsOf(
      [full, { ...full, maker: '' }],
      [{ nhsaCode: 'X1', name: '甲', spec: '1G*2', maker: '厂有限责任公司' }],
    )
    expect(his[0]).toBe(platform[0])
    expect(his[1]).not.toBe(platform[0])
  })

  it('is nothing for a row that names no item', () => {
    expect(itemsOf([{ spec: '1g' }], [{}])).toEqual({ his: [0], platform: [0] })
  })
})
