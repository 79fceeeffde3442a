import { describe, expect, it } from 'vitest'
import type { lineSchema } from '#shared/model/line.ts'
import { lineFrame, type TestRow } from '#test/support/line-frame.ts'
import { describeGroup } from './describe-group.ts'
import { groupId } from './group-id.ts'
import { reconcile } from './reconcile.ts'

type Row = TestRow<typeof lineSchema>

const box: Row = {
  nhsaCode: 'XA02BCA001A001010100001',
  orderDetailId: '7',
  unit: '盒',
  packFactor: 24,
  quantity: 10,
  unitPrice: 10,
  amount: 100,
  invoiceNo: '12345678',
  lotNo: 'A1',
  postedOn: '2026-10-15',
}

function described(hisRows: readonly Row[], platformRows: readonly Row[]) {
  const his = lineFrame(hisRows)
  const platform = lineFrame(platformRows)
  const reconciliation = reconcile({ his, platform })
  return describeGroup({ reconciliation, his, platform, group: 0 })
}

describe('describeGroup', () => {
  it('says both quantities with their units and conversion', () => {
    const { discrepancies } = described([{ ...box, unit: '片', packFactor: 1, quantity: 216 }], [box])
    expect(discrepancies).toContainEqual({ kind: 'quantity', his: '216 片', platform: '10 盒 × 24' })
  })

  it('says the conversion that another row taught, and when none is known', () => {
    const taught = described([{ ...box, packFactor: '', quantity: 9 }], [box])
    expect(taught.discrepancies[0]).toMatchObject({ his: '9 盒 × 24', platform: '10 盒 × 24' })
    const unknown = described([{ ...box, unit: '片', packFactor: '' }], [box])
    expect(unknown.discrepancies[0]).toMatchObject({ kind: 'unit', his: '10 片（转换比未知）' })
  })

  it('marks only the rows that say what the other side does not', () => {
    const half: Row = { ...box, quantity: 5, amount: 50 }
    const { differing } = described([half, { ...half, lotNo: 'B', postedOn: '2026-11-02' }], [box])
    expect(differing.his.get(0)).toEqual([])
    expect(differing.his.get(1)).toEqual(['postedOn'])
  })

  it('says nothing of a clean match', () => {
    expect(described([box], [box]).discrepancies).toEqual([])
  })

  it('survives rows without any figure', () => {
    const { discrepancies } = described([{ orderDetailId: '7' }], [box])
    expect(discrepancies.map(({ kind, his }) => [kind, his])).toContainEqual(['quantity', '未填'])
  })
})

describe('groupId', () => {
  it('does not move with the rows', () => {
    const other: Row = { ...box, orderDetailId: '8', lotNo: 'B' }
    const idsOf = (rows: readonly Row[]) => {
      const his = lineFrame(rows)
      const platform = lineFrame([box])
      const reconciliation = reconcile({ his, platform })
      return [0, 1].map((group) => groupId({ reconciliation, his, platform, group })).sort()
    }
    expect(idsOf([box, other])).toEqual(idsOf([other, box]))
    expect(new Set(idsOf([box, other])).size).toBe(2)
    expect(idsOf([box, other])[0]).toMatch(/^[0-9a-f]{16}$/)
  })
})
