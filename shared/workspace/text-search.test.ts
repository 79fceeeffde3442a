import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTextSearch, foldQuery } from './text-search.ts'

function found(dictionary: readonly string[], query: string, initials = false): number[] {
  const column = { kind: 'text', codes: new Uint32Array(0), dictionary } as const
  return [...createTextSearch().matches(column, query, { initials })]
}

describe('finding texts', () => {
  it('finds any part of a text, in any case and width, however spaces stand', () => {
    const names = ['', '阿莫西林胶囊', 'ＲＫ２０２６-01', '透明 敷料']
    expect(found(names, '莫西')).toEqual([0, 1, 0, 0])
    expect(found(names, 'rk2026')).toEqual([0, 0, 1, 0])
    expect(found(names, '透明敷')).toEqual([0, 0, 0, 1])
    expect(found(names, '头孢')).toEqual([0, 0, 0, 0])
  })

  it('finds Chinese by the initials of its pinyin where asked to', () => {
    const names = ['', '阿莫西林胶囊', 'AMXL-1']
    expect(found(names, 'amxl', true)).toEqual([0, 1, 1])
    expect(found(names, 'amxl')).toEqual([0, 0, 1])
  })

  it('never finds the absent text', () => {
    expect(found(['', 'a'], '')).toEqual([0, 1])
  })

  it('finds exactly the texts whose folded form contains the folded query', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'B', '１', '-', ' ', '药', '品', 'ﬁ', '𠮷'),
      maxLength: 6,
    })
    fc.assert(
      fc.property(fc.array(text), text, (texts, query) => {
        const dictionary = ['', ...texts]
        const expected = dictionary.map((entry, code) =>
          code > 0 && foldQuery(entry).includes(foldQuery(query)) ? 1 : 0,
        )
        expect(found(dictionary, query)).toEqual(expected)
      }),
    )
  })

  it('folds plain codes as it folds everything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(foldQuery(text)).toBe(text.normalize('NFKC').toLowerCase().replace(/\s+/g, ''))
      }),
    )
  })
})
