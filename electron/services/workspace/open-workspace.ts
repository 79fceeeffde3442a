import { mkdir, open, truncate } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { HostReply } from '#shared/contract/host.ts'
import { removeTemporaryFiles, syncFolder, writeDurably } from './durable-file.ts'
import { JournalWriter } from './journal-writer.ts'
import { layoutOf, removeLockLeftovers, type WorkspaceLayout } from './layout.ts'
import { acquireLock } from './lock.ts'
import { FORMAT_VERSION, readManifest } from './manifest.ts'
import { type JournalOnDisk, readJournal } from './read-journal.ts'
import { sha256 } from './sha256.ts'
import { storageRefusal } from './storage-refusal.ts'
import { storageStep } from './storage-step.ts'
import { Workspace } from './workspace.ts'

export interface OpenOptions {
  /** What to do when another program holds the workspace; a window may look on, a batch job should not. */
  readonly ifLocked?: 'refuse' | 'read-only'
  /** For tests: begin a new journal file earlier than at 8 MB. */
  readonly rotateAtBytes?: number
}

/**
 * Opens a workspace for writing, repairing what an interrupted run left (half a line, temporary files). Opens it
 * read-only, and touches nothing, when the journal is damaged or a newer version wrote it.
 */
export async function openWorkspace(dir: string, options: OpenOptions = {}): Promise<HostReply<Workspace>> {
  const path = resolve(dir)
  const layout = layoutOf(path)
  const found = await readManifest(path)
  if (!found.ok) return found
  const manifest = found.value
  const lookOn = (
    readOnly: 'newer-version' | 'locked-by-other' | 'journal-damaged',
    journal: JournalOnDisk | null,
  ) =>
    new Workspace({
      dir: path,
      manifest,
      layout,
      entries: journal?.entries ?? [],
      readOnly,
      writer: null,
      lock: null,
    })
  if (manifest.formatVersion > FORMAT_VERSION) return { ok: true, value: lookOn('newer-version', null) }
  try {
    const lock = acquireLock(layout.lock)
    if (!lock.ok) {
      if (options.ifLocked !== 'read-only') return lock
      const journal = await readJournal(layout.journal, manifest.id)
      return { ok: true, value: lookOn('locked-by-other', journal) }
    }
    try {
      const journal = await readJournal(layout.journal, manifest.id)
      if (journal.damage !== null) {
        lock.value.release()
        const reason = journal.damage.fault === 'kind-unknown' ? 'newer-version' : 'journal-damaged'
        return { ok: true, value: lookOn(reason, journal) }
      }
      await tidyUp(path, layout, journal)
      const writer = new JournalWriter(layout.journal, journal, options.rotateAtBytes)
      return {
        ok: true,
        value: new Workspace({
          dir: path,
          manifest,
          layout,
          entries: journal.entries,
          readOnly: null,
          writer,
          lock: lock.value,
        }),
      }
    } catch (error) {
      lock.value.release()
      throw error
    }
  } catch (error) {
    return storageRefusal(error)
  }
}

async function tidyUp(dir: string, layout: WorkspaceLayout, journal: JournalOnDisk): Promise<void> {
  await removeLockLeftovers(dir)
  for (const folder of [layout.journal, layout.segments, layout.originals, layout.exports]) {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await removeTemporaryFiles(folder)
  }
  const last = join(layout.journal, journal.lastFile.name)
  if (journal.torn !== null) {
    // Kept aside before it is cut off: nobody was told that it is saved, but it may still be worth reading.
    const name = `torn-${journal.lastFile.name}-${journal.lastFile.goodBytes}-${sha256(journal.torn).slice(0, 8)}`
    await writeDurably(layout.journal, name, journal.torn)
    await truncate(last, journal.lastFile.goodBytes)
    storageStep()
  }
  // The last line may have been written but not synced when its writer died; from here on it counts as saved.
  const handle = await open(last, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncFolder(layout.journal)
  storageStep()
}
