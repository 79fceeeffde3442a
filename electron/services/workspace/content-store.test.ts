import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contentStore } from './content-store.ts'
import { createWorkspace } from './create-workspace.ts'
import { openWorkspace } from './open-workspace.ts'
import { sha256 } from './sha256.ts'
import { verifyWorkspace } from './verify-workspace.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yangcai-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = new Uint8Array([1, 2, 3])
const hash = sha256(bytes)

describe('a content store', () => {
  it('stores once what is stored twice, and gives it back', async () => {
    const store = contentStore(folder, '.seg')
    expect(await store.put(bytes)).toEqual({ ok: true, value: { sha256: hash } })
    expect(await store.put(bytes)).toEqual({ ok: true, value: { sha256: hash } })
    expect(readdirSync(folder)).toEqual([`${hash}.seg`])
    expect(await store.get(hash)).toEqual({ ok: true, value: bytes })
    expect(await store.list()).toEqual([hash])
  })

  it('says that there is nothing, also when its folder is gone', async () => {
    const store = contentStore(join(folder, 'gone'), '')
    expect(await store.get(hash)).toEqual({ ok: true, value: null })
    expect([await store.has(hash), await store.list()]).toEqual([false, []])
  })

  it('never hands out decayed content, and mends it when the same content is stored again', async () => {
    const store = contentStore(folder, '')
    await store.put(bytes)
    writeFileSync(join(folder, hash), new Uint8Array([1, 2, 4]))
    expect(await store.get(hash)).toMatchObject({ ok: false, code: 'workspace-damaged' })
    await store.put(bytes)
    expect(await store.get(hash)).toEqual({ ok: true, value: bytes })
  })
})

// A disk of 12 MB can only be made by root on Linux; elsewhere there is nothing to fill without harm.
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount()

function tryMount(): boolean {
  const probe = mkdtempSync(join(tmpdir(), 'yangcai-mount-'))
  const mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', probe]).status === 0
  if (mounted) spawnSync('/bin/umount', [probe])
  rmSync(probe, { recursive: true, force: true })
  return mounted
}

describe.skipIf(!canMount)('on a full disk (a small tmpfs, needs root)', () => {
  const disk = mkdtempSync(join(tmpdir(), 'yangcai-full-'))
  if (canMount) spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', disk])
  afterAll(() => {
    if (canMount) spawnSync('/bin/umount', [disk])
    rmSync(disk, { recursive: true, force: true })
  })

  it('a file is refused before anything is written, and work goes on after room was made', async () => {
    const dir = join(disk, 'w')
    await createWorkspace(dir, { at: '2026-11-05T09:00:00+08:00' })
    const workspace = await openWorkspace(dir)
    if (!workspace.ok) throw new Error(workspace.code)
    const { value } = workspace
    const large = new Uint8Array(3 * 1024 * 1024).fill(7)
    expect(await value.putOriginal(large)).toMatchObject({ ok: false, code: 'disk-full' })

    const ballast = join(disk, 'ballast')
    const { bavail, bsize } = statfsSync(disk)
    writeFileSync(ballast, new Uint8Array(bavail * bsize - 16 * 1024))
    const events = [{ kind: 'month-reopened' as const, period: '2026-10', reason: '补录' }]
    const content = { at: '2026-11-05T09:00:00+08:00', by: '甲', events }
    expect(await value.append(content, 0)).toMatchObject({ ok: false, code: 'disk-full' })
    expect(await value.putSegment(bytes)).toMatchObject({ ok: false, code: 'disk-full' })
    expect(await verifyWorkspace(dir)).toMatchObject({ value: { ok: true, entries: 0 } })

    rmSync(ballast)
    expect((await value.putSegment(bytes)).ok).toBe(true)
    expect((await value.append(content, 0)).ok).toBe(true)
    await value.close()
    expect(await verifyWorkspace(dir)).toMatchObject({ value: { ok: true, entries: 1 } })
  })
})
