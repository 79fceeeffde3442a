import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dispatch } from '#shared/contract/dispatch.ts'
import type { Host, HostInput, HostMethodName, HostOutput, HostReply } from '#shared/contract/host.ts'
import { machineClock } from './clock.ts'
import { createWorkspace } from './create-workspace.ts'
import { dataFolder } from './data-folder.ts'
import { createHostServices, type RunningServices } from './host-services.ts'
import { PRODUCT_VERSION } from './product-version.ts'

let home = ''
let running: RunningServices

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'yangcai-home-'))
  running = start()
})
afterEach(async () => {
  await running.close()
  rmSync(home, { recursive: true, force: true })
})

function start(): RunningServices {
  return createHostServices({
    dataFolder: dataFolder({ YANGCAI_HOME: home }),
    host: 'browser',
    version: PRODUCT_VERSION,
    clock: machineClock({ YANGCAI_TODAY: '2026-11-05' }),
    printer: null,
  })
}

/** As a page calls: through the checks of the contract in both directions. */
const host: Host = {
  async call<M extends HostMethodName>(method: M, input: HostInput<M>) {
    const reply = await dispatch(running.services, method, input, {
      onFault(_method, error) {
        throw error
      },
    })
    return reply as HostReply<HostOutput<M>>
  },
}

describe('host services', () => {
  it('tell what day it is by the one clock, which a test may shift', async () => {
    const info = await host.call('app.info', {})
    expect(info).toMatchObject({
      value: { version: PRODUCT_VERSION, host: 'browser', today: '2026-11-05', canPrintPdf: false },
    })
    expect(info.ok && info.value.now).toMatch(/^2026-11-05T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/)
    expect(() => machineClock({ YANGCAI_TODAY: '2026-02-30' })).toThrow('2026-02-30')
  })

  it('have no workspace on the first start, and everything that needs one says so', async () => {
    expect(await running.openLast()).toBe(null)
    expect(await host.call('workspace.list', {})).toEqual({ ok: true, value: [] })
    expect(await host.call('workspace.info', {})).toMatchObject({ code: 'not-found' })
    expect(await host.call('journal.read', { after: 0 })).toMatchObject({ code: 'not-found' })
    expect(await host.call('print.pdf', { html: '' })).toMatchObject({ code: 'not-supported' })
  })

  it('create a workspace, fill it, and find it again at the next start', async () => {
    expect(await host.call('workspace.create', { name: '人民医院' })).toMatchObject({
      value: { name: '人民医院', seq: 0, readOnly: null, isSample: false },
    })
    const stored = await host.call('segment.put', { bytes: new Uint8Array([1, 2]) })
    if (!stored.ok) throw new Error(stored.code)
    const appended = await host.call('journal.append', {
      expectedSeq: 0,
      by: '甲',
      events: [
        { kind: 'month-locked', period: '2026-10', figures: {}, snapshot: stored.value.sha256, remarks: '' },
      ],
    })
    expect(appended.ok && appended.value.at).toMatch(/^2026-11-05T/)
    expect(await host.call('original.get', { sha256: 'f'.repeat(64) })).toEqual({
      ok: true,
      value: { bytes: null },
    })
    await running.close()
    running = start()
    expect(await running.openLast()).toMatchObject({ value: { name: '人民医院', seq: 1 } })
    expect(await host.call('segment.get', { sha256: stored.value.sha256 })).toEqual({
      ok: true,
      value: { bytes: new Uint8Array([1, 2]) },
    })
  })

  it('open only workspaces that they listed: a page cannot name a path of its own', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'yangcai-outside-'))
    await createWorkspace(outside, { at: '2026-11-05T09:00:00+08:00' })
    for (const path of [outside, join(home, 'workspaces', '..'), '/', '']) {
      expect(await host.call('workspace.open', { path })).toMatchObject({ code: 'not-found' })
    }
    for (const name of ['..', 'a/b', '.x', 'NUL', ' a']) {
      expect(await host.call('workspace.create', { name })).toMatchObject({ code: 'bad-request' })
    }
    // The person at the terminal may.
    expect(await running.openAt(outside)).toMatchObject({ ok: true })
    expect(await host.call('workspace.open', { path: outside })).toMatchObject({ ok: true })
    rmSync(outside, { recursive: true, force: true })
  })

  it('keep the open workspace when another cannot be opened', async () => {
    await host.call('workspace.create', { name: '甲' })
    const damaged = join(home, 'workspaces', '乙')
    mkdirSync(damaged)
    writeFileSync(join(damaged, 'workspace.json'), '{')
    expect(await host.call('workspace.list', {})).toMatchObject({ value: [{ name: '乙' }, { name: '甲' }] })
    expect(await host.call('workspace.open', { path: damaged })).toMatchObject({ code: 'workspace-damaged' })
    expect(await host.call('workspace.info', {})).toMatchObject({ value: { name: '甲' } })
    expect(await host.call('workspace.create', { name: '甲' })).toMatchObject({ code: 'name-taken' })
  })

  it('say that no files will be given to open where the system gives none', async () => {
    expect(await host.call('opened.files', {})).toEqual({ ok: true, value: [] })
  })

  it('hand out sample files in the sample workspace only', async () => {
    const path = join(home, 'workspaces', '示范医院')
    await createWorkspace(path, { at: '2026-11-05T09:00:00+08:00', sample: true })
    mkdirSync(join(path, 'sample-files'))
    writeFileSync(join(path, 'sample-files', 'HIS入库.xlsx'), 'x')
    await running.openAt(path)
    expect(await host.call('sample.files', {})).toEqual({
      ok: true,
      value: [{ fileName: 'HIS入库.xlsx', bytes: new Uint8Array([120]) }],
    })
    await host.call('workspace.create', { name: '甲' })
    expect(await host.call('sample.files', {})).toEqual({ ok: true, value: [] })
  })
})

describe('where things are', () => {
  it('is decided by YANGCAI_HOME or by the system', () => {
    expect(dataFolder({ YANGCAI_HOME: '/x' }).workspaces).toBe(resolve('/x/workspaces'))
    expect(dataFolder({ XDG_DATA_HOME: '/data' }, 'linux').path).toBe(resolve('/data/yangcai-desk'))
    expect(dataFolder({}, 'linux').path).toMatch(/\.local[\\/]share[\\/]yangcai-desk$/)
    expect(dataFolder({}, 'darwin').path).toMatch(/Library[\\/]Application Support[\\/]yangcai-desk$/)
  })

  it('has the version of package.json', () => {
    const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../package.json'), 'utf8'))
    expect(PRODUCT_VERSION).toBe(manifest.version)
  })
})
