import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import * as z from 'zod'
import { refuse } from '#shared/contract/dispatch.ts'
import type { HostReply } from '#shared/contract/host.ts'
import { ownIdentity, processIdentitySchema, stateOf } from './process-identity.ts'
import { sha256 } from './sha256.ts'
import { systemErrorCode } from './storage-refusal.ts'
import { storageStep } from './storage-step.ts'

/** What stands in a lock file. The token makes every lock different from every other, also of the same process. */
const lockSchema = processIdentitySchema.extend({ token: z.string() })

export interface HeldLock {
  /** False when somebody removed or replaced the file: then we must not write any more. */
  isStillOurs(): boolean
  release(): void
}

/** Takes the lock, recovering it from a process that is gone; never waits. */
export function acquireLock(path: string): HostReply<HeldLock> {
  const content = JSON.stringify({ ...ownIdentity(), token: randomUUID() })
  // Another process may take, leave or recover the lock between two looks; every turn starts from a fresh look.
  for (let turn = 0; turn < 20; turn += 1) {
    if (createLockFile(path, content)) return { ok: true, value: heldLock(path, content) }
    const found = readLock(path)
    if (found === null) continue
    const holder = holderOf(found)
    if (holder === null ? isOld(path) : stateOf(holder) === 'gone') {
      if (replaceStaleLock(path, found, content)) return { ok: true, value: heldLock(path, content) }
      continue
    }
    if (holder === null) continue
    return refuse('workspace-locked', {
      host: holder.host,
      pid: holder.pid,
      since: new Date(holder.startedAt).toISOString(),
    })
  }
  return refuse('workspace-locked', { host: '', pid: 0, since: '' })
}

function heldLock(path: string, content: string): HeldLock {
  return {
    isStillOurs: () => readLock(path) === content,
    release() {
      if (readLock(path) === content) rmSync(path, { force: true })
    },
  }
}

/** The complete file appears in one step (link), so that nobody ever reads half a lock. */
function createLockFile(path: string, content: string): boolean {
  const temporary = `${path}.tmp-${randomUUID()}`
  writeSynced(temporary, content, 'wx')
  storageStep()
  try {
    linkSync(temporary, path)
    storageStep()
    return true
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'EEXIST') return false
    // USB sticks (exFAT) and some network drives have no links.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS') return createExclusively(path, content)
    throw error
  } finally {
    rmSync(temporary, { force: true })
  }
}

function createExclusively(path: string, content: string): boolean {
  try {
    writeSynced(path, content, 'wx')
    return true
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Only one process may replace one particular stale lock, or two could each remove the other's fresh one. The right to
 * do it is itself a lock, named after the stale content; if its holder dies, it is recovered in the same way.
 */
function replaceStaleLock(path: string, stale: string, content: string): boolean {
  const right = acquireLock(`${path}.recover-${sha256(stale).slice(0, 16)}`)
  if (!right.ok) return false
  try {
    if (readLock(path) !== stale) return false
    storageStep()
    const temporary = `${path}.tmp-${randomUUID()}`
    writeSynced(temporary, content, 'wx')
    renameSync(temporary, path)
    storageStep()
    return true
  } finally {
    right.value.release()
  }
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** null for content that no living process can have meant: an empty or half file after a power cut. */
function holderOf(content: string): z.infer<typeof lockSchema> | null {
  try {
    const lock = lockSchema.safeParse(JSON.parse(content))
    return lock.success ? lock.data : null
  } catch {
    return null
  }
}

/** Where links are missing a lock is readable before it is complete, but only for a moment. */
function isOld(path: string): boolean {
  const { mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
  return Date.now() - mtimeMs > 10_000
}

function writeSynced(path: string, content: string, flag: 'wx'): void {
  const file = openSync(path, flag, 0o600)
  try {
    writeSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
