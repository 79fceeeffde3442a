import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeRows } from '#shared/columns/take-rows.ts'
import type { LineFrame, lineSchema } from '#shared/model/line.ts'
import { groupsAsText } from '#test/support/groups-as-text.ts'
import { lineFrame, type TestRow } from '#test/support/line-frame.ts'
import type { ResolvedDecision } from './contract.ts'
import { reconcile } from './reconcile.ts'

type Row = TestRow<typeof lineSchema>

/** Few values for each column, so that rows meet in every way that the passes know. */
const row: fc.Arbitrary<Row> = fc.record({
  orderDetailId: fc.constantFrom('', '', '', 'D1', 'D2'),
  nhsaCode: fc.constantFrom('X1', 'X1', 'X2', '', 'C0101010010000000000', 'C01010100100000000001234567'),
  itemCode: fc.constantFrom('', 'a', 'b'),
  name: fc.constantFrom('', '甲', '乙'),
  spec: fc.constantFrom('', '1g'),
  maker: fc.constantFrom('', '厂'),
  supplier: fc.constantFrom('', '甲公司', '乙公司'),
  unit: fc.constantFrom('盒', '盒', '片'),
  packFactor: fc.constantFrom('', 1, 2, 2),
  quantity: fc.constantFrom('', -2, 0, 1, 2, 2, 3, 4, 5),
  unitPrice: fc.constantFrom('', 1, 2),
  amount: fc.constantFrom('', -2, 0, 1, 2, 2, 3, 4),
  invoiceNo: fc.constantFrom('', '10001', '10001', '10002', '20002'),
  lotNo: fc.constantFrom('', 'L1', 'L1', 'L2'),
  postedOn: fc.constantFrom('', '2026-10-01', '2026-10-02', '2026-10-02', '2026-10-31', '2026-11-01'),
})
const rows = fc.array(row, { maxLength: 14 })
const frames = fc.record({ his: rows.map(lineFrame), platform: rows.map(lineFrame) })

function decisionsFor(
  frames: Frames,
  choices: readonly (readonly [boolean, number, number])[],
): ResolvedDecision[] {
  if (frames.his.rowCount === 0 || frames.platform.rowCount === 0) return []
  return choices.map(([together, h, p]) => ({
    kind: together ? 'together' : 'apart',
    hisRows: [h % frames.his.rowCount],
    platformRows: [p % frames.platform.rowCount],
  }))
}
const choices = fc.array(fc.tuple(fc.boolean(), fc.nat(20), fc.nat(20)), { maxLength: 3 })

interface Frames {
  readonly his: LineFrame
  readonly platform: LineFrame
}

function shuffled(frame: LineFrame, order: readonly number[]): { frame: LineFrame; at: number[] } {
  const rowsInOrder = Array.from({ length: frame.rowCount }, (_, i) => i).sort(
    (a, b) => (order[a] ?? 0) - (order[b] ?? 0) || a - b,
  )
  const at = new Array<number>(frame.rowCount)
  rowsInOrder.forEach((from, to) => {
    at[from] = to
  })
  return { frame: takeRows(frame, Uint32Array.from(rowsInOrder)), at }
}

describe('reconcile, for any rows', () => {
  it('gives the same groups whatever the order of rows and whatever was decided', () => {
    const orders = fc.array(fc.nat(1000), { minLength: 14, maxLength: 14 })
    fc.assert(
      fc.property(frames, choices, orders, orders, (given, chosen, hisOrder, platformOrder) => {
        const decisions = decisionsFor(given, chosen)
        const his = shuffled(given.his, hisOrder)
        const platform = shuffled(given.platform, platformOrder)
        const other = { his: his.frame, platform: platform.frame }
        const moved = decisions.map((decision) => ({
          ...decision,
          hisRows: decision.hisRows.map((r) => his.at[r]),
          platformRows: decision.platformRows.map((r) => platform.at[r]),
        }))
        expect(groupsAsText(reconcile({ ...other, decisions: moved }), other)).toEqual(
          groupsAsText(reconcile({ ...given, decisions }), given),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('puts every row into exactly one group and leaves the totals as they were', () => {
    fc.assert(
      fc.property(frames, (given) => {
        const result = reconcile(given)
        for (const side of ['his', 'platform'] as const) {
          const { offsets, rows: members } = result[side]
          const { rowCount, columns } = given[side]
          expect([...members].sort((a, b) => a - b)).toEqual(Array.from({ length: rowCount }, (_, i) => i))
          expect(offsets[result.groupCount]).toBe(rowCount)
          const groupOf = side === 'his' ? result.hisGroup : result.platformGroup
          let total = 0n
          for (let group = 0; group < result.groupCount; group++)
            for (const member of members.subarray(offsets[group], offsets[group + 1])) {
              expect(groupOf[member]).toBe(group)
              total += BigInt(columns.amount.values[member] || 0)
            }
          expect(total).toBe(columns.amount.values.reduce((sum, value) => sum + BigInt(value || 0), 0n))
        }
      }),
      { numRuns: 200 },
    )
  })

  it('keeps decisions: together stays together, apart never meets again by itself', () => {
    fc.assert(
      fc.property(frames, choices, (given, chosen) => {
        const decisions = decisionsFor(given, chosen)
        const { hisGroup, platformGroup, pass } = reconcile({ ...given, decisions })
        for (const { kind, hisRows, platformRows } of decisions) {
          const group = hisGroup[hisRows[0]]
          const meet = group === platformGroup[platformRows[0]]
          if (kind === 'together') expect(meet && pass[group] === 0).toBe(true)
          else if (meet) expect(pass[group]).toBe(0)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('says the same twice, and nothing else when columns change that do not matter', () => {
    fc.assert(
      fc.property(frames, fc.string(), (given, text) => {
        const changed = (frame: LineFrame): LineFrame => {
          const other = {
            kind: 'text',
            codes: new Uint32Array(frame.rowCount).fill(1),
            dictionary: ['', text],
          } as const
          return {
            ...frame,
            columns: { ...frame.columns, tradeName: other, dosageForm: other, campus: other, orderNo: other },
          }
        }
        expect(reconcile(given)).toEqual(reconcile(given))
        expect(reconcile({ his: changed(given.his), platform: changed(given.platform) })).toEqual(
          reconcile(given),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('never lets likeness match without a person, nor a return meet a purchase', () => {
    fc.assert(
      fc.property(frames, (given) => {
        const result = reconcile(given)
        for (const group of groupsAsText(result, given))
          if (group.pass.startsWith('relaxed')) expect(group.auto).toBe(false)
        const isReturn = (frame: LineFrame, r: number) => {
          const quantity = frame.columns.quantity.values[r]
          return quantity < 0 || (!(quantity > 0) && frame.columns.amount.values[r] < 0)
        }
        for (let h = 0; h < given.his.rowCount; h++)
          for (let p = 0; p < given.platform.rowCount; p++)
            if (result.hisGroup[h] === result.platformGroup[p])
              expect(isReturn(given.his, h)).toBe(isReturn(given.platform, p))
      }),
      { numRuns: 200 },
    )
  })
})
