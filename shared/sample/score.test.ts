import { describe, expect, it } from 'vitest'
import { passes } from '../reconcile/contract.ts'
import { type LineTruth, scoreReconciliation } from './score.ts'

/** Two true groups: HIS rows 0 and 1 with platform row 0 (a split), HIS row 2 with platform row 1. */
const truth: LineTruth = {
  hisGroup: Int32Array.of(0, 0, 1, 2),
  platformGroup: Int32Array.of(0, 1, 3),
  reasons: Uint8Array.of(2, 0, 12, 13),
}

function groups(list: { pass: (typeof passes)[number]; auto: boolean; his: number[]; platform: number[] }[]) {
  const members = (side: 'his' | 'platform') => {
    const offsets = [0]
    for (const group of list) offsets.push(offsets[offsets.length - 1] + group[side].length)
    return {
      offsets: Uint32Array.from(offsets),
      rows: Uint32Array.from(list.flatMap((group) => group[side])),
    }
  }
  return {
    groupCount: list.length,
    pass: Uint8Array.from(list, ({ pass }) => passes.indexOf(pass)),
    auto: Uint8Array.from(list, ({ auto }) => (auto ? 1 : 0)),
    his: members('his'),
    platform: members('platform'),
  }
}

describe('scoreReconciliation', () => {
  it('is perfect where every true pair is found and no other', () => {
    const score = scoreReconciliation(
      truth,
      groups([
        { pass: 'group-sum', auto: true, his: [0, 1], platform: [0] },
        { pass: 'order-detail-id', auto: true, his: [2], platform: [1] },
        { pass: 'alone', auto: true, his: [3], platform: [] },
      ]),
    )
    expect(score.truePairs).toBe(3)
    expect(score.overall).toEqual({ said: 3, right: 3, precision: 1, recall: 1 })
    expect(score.byPass['group-sum']).toMatchObject({ said: 2, right: 2 })
    expect(score.byReason.split).toEqual({ truePairs: 2, found: 2 })
  })

  it('counts a wrong pair against precision and a missed one against recall', () => {
    const score = scoreReconciliation(
      truth,
      groups([
        { pass: 'code-invoice-lot', auto: true, his: [0], platform: [0] },
        { pass: 'relaxed', auto: false, his: [3], platform: [2] },
      ]),
    )
    expect(score.overall).toMatchObject({ said: 2, right: 1, precision: 0.5 })
    expect(score.overall.recall).toBeCloseTo(1 / 3)
    expect(score.auto).toMatchObject({ said: 1, right: 1, precision: 1 })
    expect(score.byPass.relaxed).toMatchObject({ said: 1, right: 0, precision: 0 })
  })

  it('says 1 where there is nothing to find and nothing was said', () => {
    const nothing = {
      hisGroup: new Int32Array(0),
      platformGroup: new Int32Array(0),
      reasons: new Uint8Array(0),
    }
    expect(scoreReconciliation(nothing, groups([])).overall).toEqual({
      said: 0,
      right: 0,
      precision: 1,
      recall: 1,
    })
  })

  it('knows nothing of rows that the truth does not name', () => {
    const unknown = { ...truth, hisGroup: Int32Array.of(-1), platformGroup: Int32Array.of(-1) }
    const score = scoreReconciliation(
      unknown,
      groups([{ pass: 'relaxed', auto: false, his: [0], platform: [0] }]),
    )
    expect(score.overall).toMatchObject({ said: 1, right: 0 })
  })
})
