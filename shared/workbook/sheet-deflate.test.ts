import * as fc from 'fast-check'
import { inflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { canonicalCodes, codeLengths } from './huffman.ts'
import { SheetDeflate } from './sheet-deflate.ts'

function deflate(bytes: Uint8Array, pieceLength = bytes.length || 1): Uint8Array {
  const deflater = new SheetDeflate()
  const pieces: number[] = []
  for (let at = 0; at < bytes.length; at += pieceLength)
    for (const byte of deflater.push(bytes.subarray(at, at + pieceLength), false)) pieces.push(byte)
  for (const byte of deflater.push(new Uint8Array(0), true)) pieces.push(byte)
  return Uint8Array.from(pieces)
}

/** Bytes of a fixed pseudo-random order, at most `highest`. */
function noise(length: number, highest: number): Uint8Array {
  let state = 12345
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 16) % (highest + 1)
  })
}

function rows(count: number): Uint8Array {
  const texts = Array.from({ length: count }, (_, row) => `<c r="B${row}" s="3" t="s"><v>${row * 7}</v></c>`)
  return new TextEncoder().encode(texts.join(''))
}

describe('deflating sheets', () => {
  it('is undone by inflating, for any bytes', () => {
    const repetitive = fc
      .tuple(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.nat(7)),
      )
      .map(([words, order]) => Uint8Array.from(order.flatMap((index) => [...words[index % words.length]])))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 3000 }), repetitive), (bytes) => {
        expect(inflateSync(deflate(bytes))).toEqual(bytes)
      }),
      { numRuns: 300 },
    )
  })

  it('is undone by inflating over many blocks, and at the edges of blocks', () => {
    const block = 32_768 + 131_072
    for (const bytes of [
      rows(20_000),
      noise(400_000, 255),
      noise(400_000, 3),
      new Uint8Array(500_000),
      ...[-1, 0, 1].map((more) => rows(9_000).subarray(0, block + more)),
    ])
      expect(Buffer.compare(inflateSync(deflate(bytes)), bytes)).toBe(0)
  })

  it('gives the same bytes however the input is cut', () => {
    const bytes = rows(12_000)
    const whole = deflate(bytes)
    for (const pieceLength of [977, 65_536, 163_840]) expect(deflate(bytes, pieceLength)).toEqual(whole)
  })

  it('makes sheet XML at least five times smaller', () => {
    const bytes = rows(20_000)
    expect(deflate(bytes).length * 5).toBeLessThan(bytes.length)
  })
})

describe('Huffman codes', () => {
  it('are complete and within the limit for any frequencies', () => {
    const frequencies = fc.array(fc.oneof(fc.nat(3), fc.nat(100_000)), { minLength: 2, maxLength: 286 })
    fc.assert(
      fc.property(frequencies, fc.constantFrom(9, 15), (counts, limit) => {
        const lengths = codeLengths(Uint32Array.from(counts), limit)
        const kraft = lengths.reduce((sum, length) => sum + (length > 0 ? 2 ** (limit - length) : 0), 0)
        expect(kraft).toBe(2 ** limit)
        counts.forEach((count, symbol) => {
          if (count > 0) expect(lengths[symbol]).toBeGreaterThan(0)
        })
      }),
    )
  })

  it('stay within the limit when frequencies grow like Fibonacci numbers', () => {
    const counts = new Uint32Array(30)
    counts.fill(1)
    for (let index = 2; index < 30; index++) counts[index] = counts[index - 1] + counts[index - 2]
    expect(Math.max(...codeLengths(counts, 15))).toBe(15)
    expect(Math.max(...codeLengths(counts, 7))).toBe(7)
  })

  it('are numbered as RFC 1951 says, bits reversed', () => {
    const codes = canonicalCodes(Uint8Array.of(3, 3, 3, 3, 3, 2, 4, 4))
    expect([...codes]).toEqual([0b010, 0b110, 0b001, 0b101, 0b011, 0b00, 0b0111, 0b1111])
  })
})
