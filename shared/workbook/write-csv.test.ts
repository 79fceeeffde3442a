import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellValue } from './contract.ts'
import { encodeGb18030 } from './gb18030.ts'
import { writeCsv } from './write-csv.ts'

function text(value: string): CellValue {
  return { kind: 'text', text: value }
}

function lines(rows: readonly (CellValue | undefined)[][], encoding: 'utf-8' | 'gb18030' = 'utf-8'): string {
  return new TextDecoder(encoding).decode(writeCsv({ encoding, rows }))
}

describe('writing CSV', () => {
  it('begins with a byte order mark in UTF-8 and without one in GB18030', () => {
    expect([...writeCsv({ encoding: 'utf-8', rows: [] })]).toEqual([0xef, 0xbb, 0xbf])
    expect(writeCsv({ encoding: 'gb18030', rows: [] })).toHaveLength(0)
    expect([...writeCsv({ encoding: 'gb18030', rows: [[text('药')]] })]).toEqual([0xd2, 0xa9, 13, 10])
  })

  it('quotes separators, quotes and line breaks, and leaves empty cells empty', () => {
    expect(lines([[text('a,b'), undefined, text('"引"'), text('一\n二')]])).toBe(
      '"a,b",,"""引""","一\n二"\r\n',
    )
  })

  it('keeps text from becoming a formula, also with full-width signs', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
      expect(lines([[text(`${start}1+1`)]])).toMatch(new RegExp(`^"'${start === '+' ? '\\+' : start}`))
  })

  it('leaves negative numbers as numbers', () => {
    expect(
      lines([
        [
          { kind: 'number', decimal: '-12.50' },
          { kind: 'date', day: 20741 },
        ],
      ]),
    ).toBe('-12.50,2026-10-15\r\n')
  })
})

describe('encoding to GB18030', () => {
  it('gives the known bytes', () => {
    const known: [string, number[]][] = [
      ['中', [0xd6, 0xd0]],
      ['㐀', [0x81, 0x39, 0xee, 0x39]],
      ['😀', [0x94, 0x39, 0xfc, 0x36]],
      ['\uFFFD', [0x84, 0x31, 0xa4, 0x37]],
      ['\u3000', [0xa1, 0xa1]],
    ]
    for (const [character, bytes] of known) expect([...encodeGb18030(character)]).toEqual(bytes)
  })

  it('is read back by the decoder for every character of the basic plane that it encodes', () => {
    const decoder = new TextDecoder('gb18030', { ignoreBOM: true })
    const missing: number[] = []
    for (let unit = 0; unit < 0x10000; unit++) {
      if (unit >= 0xd800 && unit <= 0xdfff) continue
      const character = String.fromCharCode(unit)
      try {
        expect(decoder.decode(encodeGb18030(character))).toBe(character)
      } catch (error) {
        if (!(error instanceof RangeError)) throw error
        missing.push(unit)
      }
    }
    // Private-use characters that the decoder's table has moved to standard ones; no hospital writes them.
    expect(missing.every((unit) => unit >= 0xe000 && unit <= 0xf8ff)).toBe(true)
    expect(missing.length).toBeLessThan(40)
  })

  it('is read back for any text', () => {
    const decoder = new TextDecoder('gb18030', { ignoreBOM: true })
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '药', '㐀', '𠮷', '😀', 'é', '\n') }), (value) => {
        expect(decoder.decode(encodeGb18030(value))).toBe(value)
      }),
    )
  })

  it('throws for half a character instead of writing a question mark', () => {
    expect(() => encodeGb18030('药\ud800')).toThrow(RangeError)
    expect(() => encodeGb18030('\udc00药')).toThrow(RangeError)
  })
})
