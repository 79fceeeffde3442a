import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acquireLock } from './lock.ts'
import { ownIdentity, stateOf } from './process-identity.ts'
import { sha256 } from './sha256.ts'

let folder = ''
let path = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yangcai-lock-'))
  path = join(folder, 'lock')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A process number that existed a moment ago. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

function lockOf(changes: Record<string, unknown>): string {
  return JSON.stringify({ ...ownIdentity(), token: 'other', ...changes })
}

describe('the single-writer lock', () => {
  it('has one holder at a time and is free again after release', () => {
    const first = acquireLock(path)
    expect(first.ok).toBe(true)
    expect(acquireLock(path)).toMatchObject({ code: 'workspace-locked', params: { pid: process.pid } })
    if (first.ok) first.value.release()
    expect(readdirSync(folder)).toEqual([])
    expect(acquireLock(path).ok).toBe(true)
  })

  it('is recovered from a process that is gone', () => {
    writeFileSync(path, lockOf({ pid: deadPid() }))
    const lock = acquireLock(path)
    expect(lock.ok && lock.value.isStillOurs()).toBe(true)
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  it.skipIf(process.platform !== 'linux')(
    'is recovered when its process number went to another program',
    () => {
      writeFileSync(path, lockOf({ startMark: 'an-earlier-boot 4711' }))
      expect(acquireLock(path).ok).toBe(true)
    },
  )

  it('is respected on another machine, whose processes we cannot see', () => {
    const content = lockOf({ pid: deadPid(), host: `${hostname()}-2` })
    writeFileSync(path, content)
    expect(acquireLock(path)).toMatchObject({ code: 'workspace-locked', params: { host: `${hostname()}-2` } })
    expect(readFileSync(path, 'utf8')).toBe(content)
  })

  it('is recovered when empty for a while (power cut), but respected while it may be in the making', () => {
    writeFileSync(path, '')
    expect(acquireLock(path)).toMatchObject({ code: 'workspace-locked' })
    utimesSync(path, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000))
    expect(acquireLock(path).ok).toBe(true)
  })

  it('is left alone while another living process is recovering it', () => {
    const stale = lockOf({ pid: deadPid() })
    writeFileSync(path, stale)
    const right = acquireLock(`${path}.recover-${sha256(stale).slice(0, 16)}`)
    expect(acquireLock(path)).toMatchObject({ code: 'workspace-locked' })
    expect(readFileSync(path, 'utf8')).toBe(stale)
    if (right.ok) right.value.release()
    expect(acquireLock(path).ok).toBe(true)
  })

  it('is recovered even if the one who was recovering it died', () => {
    const stale = lockOf({ pid: deadPid() })
    writeFileSync(path, stale)
    writeFileSync(`${path}.recover-${sha256(stale).slice(0, 16)}`, lockOf({ pid: deadPid(), token: 'b' }))
    expect(acquireLock(path).ok).toBe(true)
    expect(readdirSync(folder)).toEqual(['lock'])
  })

  it('is not removed by a holder who has lost it', () => {
    const first = acquireLock(path)
    rmSync(path)
    const second = acquireLock(path)
    if (first.ok) first.value.release()
    expect(second.ok && second.value.isStillOurs()).toBe(true)
    expect(first.ok && first.value.isStillOurs()).toBe(false)
  })
})

describe('process identity', () => {
  it('knows itself as running and a finished process as gone', () => {
    expect(stateOf(ownIdentity())).toBe('running')
    expect(stateOf({ ...ownIdentity(), pid: deadPid() })).toBe('gone')
    expect(stateOf({ ...ownIdentity(), host: 'elsewhere' })).toBe('unknown')
  })

  const hasPs = process.platform === 'win32' || spawnSync('ps', ['-p', String(process.pid)]).status === 0
  it.skipIf(!hasPs)('compares start times where the system has no start mark', () => {
    const own = { ...ownIdentity(), startMark: null }
    expect(stateOf(own)).toBe('running')
    expect(stateOf({ ...own, startedAt: own.startedAt - 3_600_000 })).toBe('gone')
  })
})
