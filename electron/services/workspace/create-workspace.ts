import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { refuse } from '#shared/contract/dispatch.ts'
import type { HostReply } from '#shared/contract/host.ts'
import { journalStart } from '#shared/journal/entry-line.ts'
import { syncFolder, writeDurably } from './durable-file.ts'
import { JOURNAL_MARK_NAME, journalMarkText } from './journal-mark.ts'
import { layoutOf } from './layout.ts'
import { FORMAT_VERSION, MANIFEST_NAME, type Manifest, manifestBytes } from './manifest.ts'
import { journalFileName } from './read-journal.ts'
import { sha256 } from './sha256.ts'
import { storageRefusal, systemErrorCode } from './storage-refusal.ts'
import { storageStep } from './storage-step.ts'

export interface CreateOptions {
  /** ISO instant, e.g. `2026-11-05T09:00:00+08:00`. */
  readonly at: string
  readonly sample?: boolean
  /** For reproducible samples; otherwise random. */
  readonly id?: string
}

const ABANDONED_AFTER_MS = 60 * 60 * 1000

/**
 * Creates an empty workspace. It is built under another name and renamed, so that an interrupted creation leaves no
 * half workspace. An empty folder may already be there; anything else is `name-taken`.
 */
export async function createWorkspace(dir: string, options: CreateOptions): Promise<HostReply<Manifest>> {
  const target = resolve(dir)
  const parent = dirname(target)
  const manifest: Manifest = {
    product: 'yangcai-desk',
    formatVersion: FORMAT_VERSION,
    id: options.id ?? randomUUID(),
    createdAt: options.at,
    ...(options.sample ? { sample: true } : {}),
  }
  try {
    await mkdir(parent, { recursive: true, mode: 0o700 })
    await removeAbandoned(parent)
    if (!(await isFree(target))) return refuse('name-taken', { name: basename(target) })
    const building = join(parent, `.creating-${randomUUID()}`)
    storageStep()
    await build(building, manifest)
    storageStep()
    await rmdir(target).catch(() => undefined)
    await rename(building, target)
    storageStep()
    await syncFolder(parent)
    return { ok: true, value: manifest }
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOTEMPTY' || code === 'EEXIST') return refuse('name-taken', { name: basename(target) })
    return storageRefusal(error)
  }
}

async function build(dir: string, manifest: Manifest): Promise<void> {
  const layout = layoutOf(dir)
  await mkdir(dir, { mode: 0o700 })
  for (const folder of [layout.journal, layout.segments, layout.originals, layout.exports]) {
    await mkdir(folder, { mode: 0o700 })
  }
  await writeDurably(layout.journal, journalFileName(1), new Uint8Array())
  const mark = journalMarkText(journalStart(manifest.id, sha256))
  await writeDurably(layout.journal, JOURNAL_MARK_NAME, Buffer.from(mark))
  await writeDurably(dir, MANIFEST_NAME, manifestBytes(manifest))
}

async function isFree(target: string): Promise<boolean> {
  try {
    return (await readdir(target)).length === 0
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT') return true
    if (code === 'ENOTDIR') return false
    throw error
  }
}

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith('.creating-')) continue
    const path = join(parent, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs > ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true })
  }
}
