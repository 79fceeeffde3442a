import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame } from './frame.ts'

const plain = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))
const key = fc.string().filter((name) => name !== '__proto__')
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    plain,
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}))

/** A frame with a forged list of binary parts. */
function forged(value: unknown, bytes: unknown, tail: number[]): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify({ value, bytes }))
  const frame = new Uint8Array(4 + json.length + tail.length)
  new DataView(frame.buffer).setUint32(0, json.length, true)
  frame.set(json, 4)
  frame.set(tail, 4 + json.length)
  return frame
}

describe('frame codec', () => {
  it('gives back every value with bytes anywhere in it', () => {
    fc.assert(
      fc.property(anything, (value) => {
        expect(decodeFrame(encodeFrame(value))).toEqual({ ok: true, value })
      }),
    )
  })

  it('never throws and never half-succeeds on damaged frames', () => {
    fc.assert(
      fc.property(anything, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, change) => {
        const frame = encodeFrame(value)
        frame[at % frame.length] ^= change
        const decoded = decodeFrame(frame)
        if (!decoded.ok) expect(decoded.error).toBe('bad-frame')
      }),
    )
    fc.assert(
      fc.property(anything, fc.nat(), (value, cut) => {
        const frame = encodeFrame(value)
        expect(decodeFrame(frame.subarray(0, cut % frame.length)).ok).toBe(false)
      }),
    )
  })

  it('hands out bytes with a buffer of their own, so that they can be transferred', () => {
    const frame = encodeFrame({ a: new Uint8Array([1, 2, 3]) })
    for (const received of [frame, Buffer.from(frame)]) {
      const decoded = decodeFrame(received)
      const { a } = (decoded.ok ? decoded.value : {}) as { a: Uint8Array }
      expect([a.constructor, a.byteOffset, a.buffer.byteLength]).toEqual([Uint8Array, 0, 3])
    }
  })

  it.each([
    ['reach a prototype', { value: {}, bytes: [{ path: ['__proto__', 'x'], length: 1 }] }],
    ['reach a constructor', { value: { a: null }, bytes: [{ path: ['constructor'], length: 1 }] }],
    ['replace another value', { value: { a: 1 }, bytes: [{ path: ['a'], length: 1 }] }],
    [
      'fill one place twice',
      {
        value: { a: null },
        bytes: [
          { path: ['a'], length: 1 },
          { path: ['a'], length: 0 },
        ],
      },
    ],
    ['claim more bytes than there are', { value: { a: null }, bytes: [{ path: ['a'], length: 2 }] }],
    ['leave bytes over', { value: { a: null }, bytes: [] }],
    ['step through a text', { value: 'abc', bytes: [{ path: ['length'], length: 1 }] }],
  ])('a forged path cannot %s', (_what, { value, bytes }) => {
    expect(decodeFrame(forged(value, bytes, [7]))).toEqual({ ok: false, error: 'bad-frame' })
  })
})
