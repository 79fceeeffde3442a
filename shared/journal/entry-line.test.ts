import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'
import { entryLine, journalStart, parseEntryLine, sealEntry } from './entry-line.ts'
import type { DeskEvent } from './event.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const start = journalStart('w1', sha256)
const reopened: DeskEvent = { kind: 'month-reopened', period: '2026-10', reason: '补录发票' }
const first = sealEntry(start, { at: '2026-11-05T09:00:00+08:00', by: '甲', events: [reopened] }, sha256)
const second = sealEntry(first, { at: '2026-11-05T09:01:00+08:00', by: '乙', events: [reopened] }, sha256)

describe('a journal line', () => {
  it('is read back as it was written, one after the other', () => {
    expect(parseEntryLine(entryLine(first), start, sha256)).toEqual({ ok: true, value: first })
    expect(parseEntryLine(entryLine(second), first, sha256)).toEqual({ ok: true, value: second })
  })

  it('is refused when any one character of it is another', () => {
    const line = entryLine(first)
    fc.assert(
      fc.property(fc.nat(line.length - 1), fc.constantFrom('0', 'x', ' ', '"', '补'), (at, character) => {
        if (line[at] === character) return
        const changed = line.slice(0, at) + character + line.slice(at + 1)
        expect(parseEntryLine(changed, start, sha256).ok).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('is refused with one bit of its text flipped, whichever it is', () => {
    const bytes = Buffer.from(entryLine(first))
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes)
      flipped[bit >> 3] ^= 1 << (bit & 7)
      expect(parseEntryLine(flipped.toString('utf8'), start, sha256).ok).toBe(false)
    }
  })

  it('is refused in another place of the chain, and in another workspace', () => {
    const line = entryLine(second)
    expect(parseEntryLine(line, start, sha256)).toEqual({ ok: false, error: 'chain-broken' })
    expect(parseEntryLine(line, second, sha256)).toEqual({ ok: false, error: 'chain-broken' })
    expect(parseEntryLine(entryLine(first), journalStart('w2', sha256), sha256)).toEqual({
      ok: false,
      error: 'chain-broken',
    })
  })

  it('is refused when it says the same in another form (white space, doubled key, other key order)', () => {
    const line = entryLine(first)
    const { seq, ...others } = first
    for (const other of [
      ` ${line}`,
      line.replace('{"at"', '{"seq":9,"at"'),
      JSON.stringify({ seq, ...others }),
    ]) {
      expect(parseEntryLine(other, start, sha256)).toEqual({ ok: false, error: 'unreadable' })
    }
    expect(parseEntryLine('[]', start, sha256)).toEqual({ ok: false, error: 'unreadable' })
    expect(parseEntryLine('', start, sha256)).toEqual({ ok: false, error: 'unreadable' })
  })

  it('of an unknown kind is told apart from damage: a newer version wrote it', () => {
    const future = { kind: 'robot-hired' } as unknown as DeskEvent
    const entry = sealEntry(start, { at: 'later', by: '丙', events: [future] }, sha256)
    expect(parseEntryLine(entryLine(entry), start, sha256)).toEqual({ ok: false, error: 'kind-unknown' })
  })
})

describe('canonical JSON', () => {
  it('depends on what is there, not on the order in which it was put there', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse())
        expect(canonicalJson(reversed)).toBe(canonicalJson(record))
      }),
    )
  })

  it('survives being read and written again', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })
})
