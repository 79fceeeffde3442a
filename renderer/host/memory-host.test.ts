import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { entryLine, journalStart, parseEntryLine } from '#shared/journal/entry-line.ts'
import type { DeskEvent } from '#shared/journal/event.ts'
import { hostOverPort, serveHost } from './host-port.ts'
import { createMemoryHost } from './memory-host.ts'

const decided: DeskEvent = {
  kind: 'match-decided',
  decision: 'apart',
  lines: ['h:00000000000001', 'p:00000000000002'],
  reason: '',
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe('memory host', () => {
  it('chains its entries as the real journal does', async () => {
    const host = createMemoryHost()
    await host.call('journal.append', { expectedSeq: 0, by: '甲', events: [decided] })
    await host.call('journal.append', { expectedSeq: 1, by: '乙', events: [decided, decided] })
    let head = journalStart('memory', sha256)
    for (const entry of host.journal) {
      const read = parseEntryLine(entryLine(entry), head, sha256)
      expect(read.ok).toBe(true)
      head = entry
    }
    expect(head.seq).toBe(2)
  })

  it('answers simultaneous appends one after the other, so that the second sees the first', async () => {
    const host = createMemoryHost()
    const replies = await Promise.all(
      ['甲', '乙'].map((by) => host.call('journal.append', { expectedSeq: 0, by, events: [decided] })),
    )
    expect(replies[0].ok).toBe(true)
    expect(replies[1]).toMatchObject({ ok: false, code: 'sequence-moved' })
  })

  it('refuses an event whose segment was never stored', async () => {
    const host = createMemoryHost()
    const locked: DeskEvent = {
      kind: 'month-locked',
      period: '2026-10',
      figures: {},
      snapshot: 'a'.repeat(64),
      remarks: '',
    }
    expect(await host.call('journal.append', { expectedSeq: 0, by: '甲', events: [locked] })).toMatchObject({
      ok: false,
      code: 'not-found',
    })
  })

  it('hands segments through a message port unchanged', async () => {
    const host = createMemoryHost()
    const { port1, port2 } = new MessageChannel()
    serveHost(port1, host)
    const remote = hostOverPort(port2)
    const bytes = new Uint8Array([0, 1, 255])
    const stored = await remote.call('segment.put', { bytes })
    if (!stored.ok) throw new Error(stored.code)
    expect(await remote.call('segment.get', { sha256: stored.value.sha256 })).toEqual({
      ok: true,
      value: { bytes },
    })
    expect(await remote.call('segment.get', { sha256: '0'.repeat(64) })).toMatchObject({ code: 'not-found' })
    port1.close()
    port2.close()
  })
})
