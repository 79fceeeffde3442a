import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { internNumbers } from './intern-numbers.ts'
import { internTexts } from './intern-texts.ts'
import { normaliseCode } from './normalise-code.ts'
import { normaliseInvoiceNo } from './normalise-invoice-no.ts'
import { normaliseLotNo } from './normalise-lot-no.ts'
import { PairTable } from './pair-table.ts'

const users = [
  { normalise: normaliseCode, plain: { plain: 'digits-and-capitals', dropLeadingZeros: false } },
  { normalise: normaliseLotNo, plain: { plain: 'digits-and-capitals', dropLeadingZeros: true } },
  { normalise: normaliseInvoiceNo, plain: { plain: 'digits', dropLeadingZeros: true } },
  { normalise: normaliseCode, plain: undefined },
] as const

const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'0019ABZ'), maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(..."0129 ．０Ａa-'No."), maxLength: 24 }),
  fc.stringMatching(/^\d{0,29}$/),
  fc.string(),
)

describe('internTexts', () => {
  it('gives two texts the same id exactly when they are equal after normalising', () => {
    fc.assert(
      fc.property(fc.constantFrom(...users), fc.array(text), fc.array(text), (user, left, right) => {
        const { ids, textOf, count } = internTexts({ dictionaries: [left, right], ...user })
        const all = [
          ...left.map((t, i) => [t, ids[0][i]] as const),
          ...right.map((t, i) => [t, ids[1][i]] as const),
        ]
        const idOfText = new Map([['', 0]])
        for (const [given, id] of all) {
          const normal = user.normalise(given)
          expect(idOfText.get(normal) ?? id).toBe(id)
          idOfText.set(normal, id)
          expect(textOf(id)).toBe(normal)
          expect(id).toBeLessThan(count)
        }
        expect(new Set(idOfText.values()).size).toBe(idOfText.size)
      }),
      { numRuns: 500 },
    )
  })

  it('takes a dictionary that both sides share once', () => {
    const dictionary = ['', 'A1', '7']
    const { ids } = internTexts({ dictionaries: [dictionary, dictionary], ...users[0] })
    expect(ids[0]).toBe(ids[1])
  })

  it('keeps many thousands of texts apart', () => {
    const dictionary = Array.from({ length: 50_000 }, (_, i) => `3206${10_000_000 + i}${i % 7}`)
    const { count } = internTexts({ dictionaries: [dictionary, [...dictionary].reverse()], ...users[0] })
    expect(count).toBe(50_001)
  })
})

describe('internNumbers', () => {
  it('gives equal ids to equal numbers and 0 to NaN', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer(), fc.double(), fc.constant(Number.NaN))), (values) => {
        const [ids] = internNumbers([Float64Array.from(values)])
        values.forEach((a, i) => {
          expect(ids[i] === 0).toBe(Number.isNaN(a))
          values.forEach((b, j) => {
            if (!Number.isNaN(a)) expect(ids[i] === ids[j]).toBe(a === b)
          })
        })
      }),
    )
  })

  it('grows', () => {
    const [ids] = internNumbers([Float64Array.from({ length: 5000 }, (_, i) => i * 10_000)])
    expect(new Set(ids).size).toBe(5000)
  })
})

describe('PairTable', () => {
  it('gives dense ids from 1 and finds them again after growing', () => {
    const table = new PairTable()
    for (let i = 0; i < 3000; i++) expect(table.idOf(i, -i)).toBe(i + 1)
    for (let i = 0; i < 3000; i++) expect(table.find(i, -i)).toBe(i + 1)
    expect(table.find(1, 1)).toBe(0)
  })
})
