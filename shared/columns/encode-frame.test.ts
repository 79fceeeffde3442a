import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameOf } from '#test/support/line-frame.ts'
import { lineSchema } from '../model/line.ts'
import { NO_DATE } from '../units/plain-date.ts'
import { buildFrame } from './build-frame.ts'
import { decodeFrame, readSegmentHeader } from './decode-frame.ts'
import { emptyFrame } from './empty-frame.ts'
import { encodeFrame } from './encode-frame.ts'
import type { Column, FrameOf } from './frame.ts'

const schema = { name: 'text', amount: 'number', day: 'date', urgent: 'flag' } as const

const anyNumber = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double(),
  fc.constantFrom(Number.NaN, -0, 0, 2 ** 31 - 1, -(2 ** 31), 2 ** 31),
)
const anyDay = fc.oneof(fc.integer({ min: -30000, max: 40000 }), fc.constant(NO_DATE))
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '\uFEFF', '阿莫西林', '\u0000', '😀'),
)

function anyFrame(): fc.Arbitrary<FrameOf<typeof schema>> {
  const row = fc.record({
    name: anyText,
    amount: anyNumber,
    day: anyDay,
    urgent: fc.integer({ min: 0, max: 2 }),
  })
  return fc.array(row, { maxLength: 40 }).map((rows) => {
    const dictionary = ['', ...new Set(rows.map((each) => each.name).filter((name) => name !== ''))]
    return buildFrame(schema, rows.length, (name): Column => {
      switch (name) {
        case 'name':
          return {
            kind: 'text',
            codes: Uint32Array.from(rows, (each) => dictionary.indexOf(each.name)),
            dictionary,
          }
        case 'amount':
          return { kind: 'number', values: Float64Array.from(rows, (each) => each.amount) }
        case 'day':
          return { kind: 'date', days: Int32Array.from(rows, (each) => each.day) }
        case 'urgent':
          return { kind: 'flag', values: Uint8Array.from(rows, (each) => each.urgent) }
      }
    })
  })
}

describe('segments', () => {
  it('give back the frame that was stored, whatever is in it', () => {
    fc.assert(
      fc.property(anyFrame(), fc.nat(7), (frame, shift) => {
        const encoded = encodeFrame(frame, 'lines/1')
        // Read from the middle of a larger buffer, as after a transfer.
        const moved = new Uint8Array(encoded.length + shift)
        moved.set(encoded, shift)
        expect(decodeFrame(moved.subarray(shift), schema)).toEqual({ ok: true, value: frame })
        expect(encodeFrame(frame, 'lines/1')).toEqual(encoded)
      }),
    )
  })

  it('carry the name of their schema and the number of rows in the header', () => {
    const header = readSegmentHeader(
      encodeFrame(frameOf(lineSchema, [{ name: '甲' }, { name: '乙' }]), 'lines/1'),
    )
    expect(header).toMatchObject({ ok: true, value: { schema: 'lines/1', rows: 2 } })
  })

  it('hold a frame without rows', () => {
    const empty = emptyFrame(lineSchema)
    expect(decodeFrame(encodeFrame(empty, 'lines/1'), lineSchema)).toEqual({ ok: true, value: empty })
  })

  it('take the least room: codes of few texts a byte, small integers four, others eight', () => {
    const rows = (count: number, amount: string) =>
      Array.from({ length: count }, () => ({ name: '盒', amount }))
    const small = { name: 'text', amount: 'number' } as const
    const size = (count: number, amount: string) =>
      encodeFrame(frameOf(small, rows(count, amount)), 'x').length
    expect(size(8000, '2') - size(4000, '2')).toBe(4000 * 5)
    expect(size(8000, '9000') - size(4000, '9000')).toBe(4000 * 9)
  })

  it('keep more than 256 and more than 65,536 texts apart', () => {
    for (const count of [256, 257, 65_536, 65_537]) {
      const dictionary = ['', ...Array.from({ length: count - 1 }, (_, index) => `批${index}`)]
      const codes = Uint32Array.from(dictionary, (_, index) => index)
      const frame = buildFrame({ lot: 'text' }, count, () => ({ kind: 'text', codes, dictionary }))
      expect(decodeFrame(encodeFrame(frame, 'x'), { lot: 'text' })).toEqual({ ok: true, value: frame })
    }
  })

  it('read columns of a later schema as absent and pass over columns that are gone', () => {
    const old = frameOf({ name: 'text', gone: 'number' }, [{ name: '甲', gone: 1 }])
    const read = decodeFrame(encodeFrame(old, 'x'), { name: 'text', fresh: 'date', note: 'text' })
    expect(read).toEqual({
      ok: true,
      value: frameOf({ name: 'text', fresh: 'date', note: 'text' }, [{ name: '甲' }]),
    })
  })

  it('are refused when a column is of another kind', () => {
    const bytes = encodeFrame(frameOf({ name: 'text' }, [{ name: '甲' }]), 'x')
    expect(decodeFrame(bytes, { name: 'number' })).toEqual({ ok: false, error: 'other-schema' })
  })

  it('are refused when cut short anywhere', () => {
    const bytes = encodeFrame(
      frameOf(schema, [{ name: '阿莫西林', amount: 3, day: '2026-10-01', urgent: true }]),
      'x',
    )
    // The last block is one flag with seven bytes of padding.
    for (let length = 0; length <= bytes.length - 8; length++)
      expect(decodeFrame(bytes.subarray(0, length), schema).ok).toBe(false)
  })

  it('are refused or read, but never throw, whatever byte is damaged', () => {
    const bytes = encodeFrame(
      frameOf(schema, [{ name: '阿莫西林', amount: 3, day: '2026-10-01', urgent: true }, { name: '甲' }]),
      'x',
    )
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        (changes) => {
          const damaged = bytes.slice()
          for (const [at, value] of changes) damaged[at] = value
          expect(typeof decodeFrame(damaged, schema).ok).toBe('boolean')
        },
      ),
      { numRuns: 2000 },
    )
    fc.assert(fc.property(fc.uint8Array(), (noise) => void decodeFrame(noise, schema)))
  })

  it('name a later format, so that the program can ask for an update', () => {
    const bytes = encodeFrame(emptyFrame(schema), 'x')
    bytes[7] = 2
    expect(decodeFrame(bytes, schema)).toEqual({ ok: false, error: 'newer-version' })
  })

  it('do not reserve memory that a hostile header promises', () => {
    const header = new TextEncoder().encode('{"schema":"x","rows":4294967295,"columns":[]}')
    const bytes = new Uint8Array(16 + 48)
    bytes.set([0x59, 0x43, 0x53, 0x45, 0x47, 0, 0, 1, header.length])
    bytes.set(header, 16)
    expect(decodeFrame(bytes, schema)).toEqual({ ok: false, error: 'damaged' })
  })
})
