import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TextIndex } from './text-index.ts'

describe('numbering texts', () => {
  it('gives equal texts one code and others new codes in order of arrival, beginning with the empty text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 3 })), (texts) => {
        const index = new TextIndex()
        const codes = texts.map((text) => index.codeOf(text))
        expect(index.dictionary).toEqual([...new Set(['', ...texts])])
        expect(codes).toEqual(texts.map((text) => index.dictionary.indexOf(text)))
      }),
    )
  })

  it('keeps a hundred thousand consecutive document numbers apart', () => {
    const index = new TextIndex()
    for (let count = 0; count < 100_000; count++) index.codeOf(`RK${20260000000 + count}`)
    expect(index.dictionary).toHaveLength(100_001)
    expect(index.codeOf('RK20260000000')).toBe(1)
    expect(index.codeOf('RK20260099999')).toBe(100_000)
  })
})
