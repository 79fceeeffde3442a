import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { refuse } from '#shared/contract/dispatch.ts'
import type { HostReply } from '#shared/contract/host.ts'
import { namesIn, refuseWhenFull, syncFolder, writeDurably } from './durable-file.ts'
import { layoutOf } from './layout.ts'
import { storageRefusal, systemErrorCode } from './storage-refusal.ts'
import { verifyWorkspace, type WorkspaceReport } from './verify-workspace.ts'

/**
 * Copies a workspace to a new folder (a stick, another disk) and checks the copy. Only a workspace in good order is
 * copied, and only a copy in good order gets its name. Other programs may go on writing meanwhile: segments are
 * immutable and copied after the journal was, and a line that is just being written is cut off at opening.
 */
export async function exportWorkspace(dir: string, to: string): Promise<HostReply<WorkspaceReport>> {
  const source = resolve(dir)
  const target = resolve(to)
  const before = await verifyWorkspace(source)
  if (!before.ok) return before
  if (!before.value.ok) return refuse('workspace-damaged', { path: source })
  if (target === source || target.startsWith(source + sep)) return refuse('bad-request', { path: target })
  const building = join(dirname(target), `.creating-${randomUUID()}`)
  try {
    if (await exists(target)) return refuse('name-taken', { name: basename(target) })
    await mkdir(dirname(target), { recursive: true })
    const full = await refuseWhenFull(dirname(target), (await sizeOf(source)) / 3)
    if (full !== null) return full
    await copyFolder(source, building)
    const after = await verifyWorkspace(building)
    if (!after.ok || !after.value.ok) {
      await rm(building, { recursive: true, force: true })
      return refuse('storage-failed', { reason: 'copy-differs' })
    }
    await rename(building, target)
    await syncFolder(dirname(target))
    return { ok: true, value: { ...after.value, path: target } }
  } catch (error) {
    await rm(building, { recursive: true, force: true }).catch(() => undefined)
    return storageRefusal(error)
  }
}

/** The order matters while another program is appending: whatever a copied line refers to is there to be copied. */
const FOLDERS = ['journal', 'segments', 'originals', 'exports', 'sample-files'] as const

async function copyFolder(source: string, building: string): Promise<void> {
  await mkdir(building, { mode: 0o700 })
  for (const folder of FOLDERS) {
    const from = join(source, folder)
    if (!(await exists(from))) continue
    const into = join(building, folder)
    await mkdir(into, { mode: 0o700 })
    // The mark is read first: copied later, it could be ahead of the copied journal.
    for (const name of (await readdir(from)).sort(headFirst)) {
      if (!name.startsWith('.tmp-')) await writeDurably(into, name, await readFile(join(from, name)))
    }
  }
  await writeDurably(building, 'workspace.json', await readFile(join(source, 'workspace.json')))
  await syncFolder(building)
}

function headFirst(a: string, b: string): number {
  return a === b ? 0 : a === 'head' ? -1 : b === 'head' ? 1 : a < b ? -1 : 1
}

async function sizeOf(dir: string): Promise<number> {
  const layout = layoutOf(dir)
  let bytes = 0
  for (const folder of [
    layout.journal,
    layout.segments,
    layout.originals,
    layout.exports,
    layout.sampleFiles,
  ]) {
    for (const name of await namesIn(folder)) bytes += (await stat(join(folder, name))).size
  }
  return bytes
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return false
    throw error
  }
}
