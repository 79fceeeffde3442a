import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DeskEvent } from '#shared/journal/event.ts'
import { createWorkspace } from './create-workspace.ts'
import { openWorkspace } from './open-workspace.ts'
import { verifyWorkspace } from './verify-workspace.ts'
import type { Workspace } from './workspace.ts'

const AT = '2026-11-05T09:00:00+08:00'
const reopened = (reason: string): DeskEvent => ({ kind: 'month-reopened', period: '2026-10', reason })

let scratch = ''
let dir = ''
const opened: Workspace[] = []

beforeEach(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'yangcai-workspace-'))
  dir = join(scratch, '医院')
  expect((await createWorkspace(dir, { at: AT })).ok).toBe(true)
})

afterEach(async () => {
  for (const workspace of opened.splice(0)) await workspace.close()
  rmSync(scratch, { recursive: true, force: true })
})

async function open(rotateAtBytes?: number): Promise<Workspace> {
  const reply = await openWorkspace(dir, { rotateAtBytes })
  if (!reply.ok) throw new Error(JSON.stringify(reply))
  opened.push(reply.value)
  return reply.value
}

async function write(count: number, rotateAtBytes?: number): Promise<void> {
  const workspace = await open(rotateAtBytes)
  for (let number = 0; number < count; number += 1) {
    const reply = await workspace.append(
      { at: AT, by: '甲', events: [reopened(`第${number}次`)] },
      workspace.seq,
    )
    expect(reply.ok).toBe(true)
  }
  await workspace.close()
}

const journalFile = (number = 1) => join(dir, 'journal', `${String(number).padStart(6, '0')}.ndjson`)
const lines = () => readFileSync(journalFile(), 'utf8').split('\n').slice(0, -1)

/** Every file of the folder with content and time, to show that nothing was touched. */
function snapshot(): string[] {
  return (readdirSync(dir, { recursive: true }) as string[]).sort().map((name) => {
    const stats = statSync(join(dir, name))
    return `${name} ${stats.isFile() ? `${stats.mtimeMs} ${readFileSync(join(dir, name), 'hex')}` : ''}`
  })
}

describe('opening a workspace', () => {
  it('finds every entry again, across journal files', async () => {
    await write(9, 700)
    expect(existsSync(journalFile(3))).toBe(true)
    const workspace = await open(700)
    expect(workspace.seq).toBe(9)
    const page = workspace.read(7)
    expect(page.ok && page.value.map(({ seq }) => seq)).toEqual([8, 9])
    expect((await workspace.append({ at: AT, by: '甲', events: [reopened('再')] }, 9)).ok).toBe(true)
  })

  it('refuses to append for someone who has not seen the newest entry', async () => {
    const workspace = await open()
    const content = { at: AT, by: '甲', events: [reopened('一')] }
    const [one, two] = await Promise.all([workspace.append(content, 0), workspace.append(content, 0)])
    expect(one.ok).toBe(true)
    expect(two).toEqual({ ok: false, code: 'sequence-moved', params: { expected: 0, actual: 1 } })
  })

  it('refuses an event whose segment or original was not stored first', async () => {
    const workspace = await open()
    const locked: DeskEvent = {
      kind: 'month-locked',
      period: '2026-10',
      figures: {},
      snapshot: 'a'.repeat(64),
      remarks: '',
    }
    expect(await workspace.append({ at: AT, by: '甲', events: [locked] }, 0)).toMatchObject({
      code: 'not-found',
    })
    expect(workspace.seq).toBe(0)
  })

  it('cuts off half a line and keeps it aside', async () => {
    await write(2)
    const whole = readFileSync(journalFile())
    writeFileSync(journalFile(), Buffer.concat([whole, Buffer.from('{"at":"2026-11')]))
    expect(await verifyWorkspace(dir)).toMatchObject({ value: { ok: true, notes: { tornTail: true } } })
    const workspace = await open()
    expect([workspace.seq, workspace.info().readOnly]).toEqual([2, null])
    expect(readFileSync(journalFile()).equals(whole)).toBe(true)
    const torn = readdirSync(join(dir, 'journal')).filter((name) => name.startsWith('torn-'))
    expect(torn.map((name) => readFileSync(join(dir, 'journal', name), 'utf8'))).toEqual(['{"at":"2026-11'])
  })

  it('cuts off a tail of zero bytes, as a power cut leaves it', async () => {
    await write(2)
    writeFileSync(journalFile(), Buffer.concat([readFileSync(journalFile()), Buffer.alloc(300)]))
    expect((await open()).seq).toBe(2)
  })

  it.each([
    ['a flipped bit in the middle', () => flipBitIn(1), 'hash-differs', 1],
    ['two lines exchanged', () => rewrite(([a, b, c, d]) => [a, c, b, d]), 'chain-broken', 1],
    ['a line missing', () => rewrite(([a, , c, d]) => [a, c, d]), 'chain-broken', 1],
    ['a line twice', () => rewrite(([a, b, c, d]) => [a, a, b, c, d]), 'chain-broken', 1],
    ['an empty line', () => rewrite(([a, b, c, d]) => [a, '', b, c, d]), 'unreadable', 1],
    ['the last line missing', () => rewrite((all) => all.slice(0, -1)), 'end-missing', 3],
    ['a complete last line damaged', () => flipBitIn(3), 'hash-differs', 3],
    ['a journal file missing', () => rmSync(journalFile()), 'file-missing', 0],
  ] as const)(
    'with %s is read-only, shows what is before, and touches nothing',
    async (_what, damage, fault, good) => {
      await write(4)
      damage()
      const before = snapshot()
      expect(await verifyWorkspace(dir)).toMatchObject({ value: { ok: false, journalDamage: { fault } } })
      const workspace = await open()
      expect(workspace.info().readOnly).toBe('journal-damaged')
      expect(workspace.seq).toBe(good)
      expect(await workspace.append({ at: AT, by: '甲', events: [reopened('不')] }, good)).toMatchObject({
        code: 'read-only',
      })
      expect(await workspace.putSegment(new Uint8Array([1]))).toMatchObject({ code: 'read-only' })
      await workspace.close()
      expect(snapshot()).toEqual(before)
    },
  )

  it('of a newer version is refused unchanged, and never looks empty', async () => {
    await write(2)
    const manifest = JSON.parse(readFileSync(join(dir, 'workspace.json'), 'utf8'))
    writeFileSync(join(dir, 'workspace.json'), JSON.stringify({ ...manifest, formatVersion: 2 }))
    const before = snapshot()
    const workspace = await open()
    expect(workspace.info().readOnly).toBe('newer-version')
    expect(workspace.read(0)).toMatchObject({ code: 'read-only' })
    await workspace.close()
    expect(snapshot()).toEqual(before)
  })

  it('removes what interrupted writes left, and only that', async () => {
    const workspace = await open()
    const stored = await workspace.putSegment(new Uint8Array([1, 2, 3]))
    await workspace.close()
    writeFileSync(join(dir, 'segments', '.tmp-left'), 'half')
    expect((await open()).info().readOnly).toBe(null)
    expect(stored.ok && readdirSync(join(dir, 'segments'))).toEqual([
      stored.ok && `${stored.value.sha256}.seg`,
    ])
    expect(await verifyWorkspace(dir)).toMatchObject({
      value: { ok: true, notes: { unreferenced: [expect.stringMatching(/^segments\//)] } },
    })
  })

  it('stops writing for good when the journal file was changed by another program', async () => {
    const workspace = await open()
    const content = { at: AT, by: '甲', events: [reopened('一')] }
    expect((await workspace.append(content, 0)).ok).toBe(true)
    writeFileSync(journalFile(), 'x', { flag: 'a' })
    expect(await workspace.append(content, 1)).toMatchObject({ code: 'storage-failed' })
    writeFileSync(journalFile(), readFileSync(journalFile(), 'utf8').slice(0, -1))
    expect(await workspace.append(content, 1)).toMatchObject({
      code: 'storage-failed',
      params: { reopen: 1 },
    })
    expect(await workspace.putSegment(new Uint8Array([1]))).toMatchObject({ code: 'storage-failed' })
    await workspace.close()
    expect((await (await open()).append(content, 1)).ok).toBe(true)
  })
})

describe('two openers', () => {
  it('the second is refused, or looks on without writing', async () => {
    await write(1)
    await open()
    expect(await openWorkspace(dir)).toMatchObject({
      ok: false,
      code: 'workspace-locked',
      params: { pid: process.pid, host: hostname() },
    })
    const onlooker = await openWorkspace(dir, { ifLocked: 'read-only' })
    if (!onlooker.ok) throw new Error(onlooker.code)
    expect([onlooker.value.info().readOnly, onlooker.value.seq]).toEqual(['locked-by-other', 1])
    expect(await onlooker.value.putSegment(new Uint8Array([1]))).toMatchObject({ code: 'read-only' })
    await onlooker.value.close()
  })

  it('a holder whose lock was taken away writes no more', async () => {
    const workspace = await open()
    rmSync(join(dir, 'lock'))
    const thief = await open()
    expect(await workspace.append({ at: AT, by: '甲', events: [reopened('一')] }, 0)).toMatchObject({
      code: 'workspace-locked',
    })
    expect((await thief.append({ at: AT, by: '乙', events: [reopened('一')] }, 0)).ok).toBe(true)
    await workspace.close()
    expect(existsSync(join(dir, 'lock'))).toBe(true)
  })
})

describe('creating a workspace', () => {
  it('takes no name that is taken, but an empty folder', async () => {
    expect(await createWorkspace(dir, { at: AT })).toMatchObject({ code: 'name-taken' })
    expect((await createWorkspace(mkdtempSync(join(scratch, 'empty-')), { at: AT })).ok).toBe(true)
  })

  it('is not mistaken for one where there is none', async () => {
    expect(await openWorkspace(scratch)).toMatchObject({ ok: false, code: 'not-found' })
    writeFileSync(join(dir, 'workspace.json'), '{"product":')
    expect(await openWorkspace(dir)).toMatchObject({ ok: false, code: 'workspace-damaged' })
  })
})

function rewrite(change: (all: string[]) => string[]): void {
  writeFileSync(
    journalFile(),
    change(lines())
      .map((line) => `${line}\n`)
      .join(''),
  )
}

function flipBitIn(line: number): void {
  rewrite((all) =>
    all.map((text, index) => (index === line ? text.replace(`第${line}次`, `第${line + 4}次`) : text)),
  )
}
