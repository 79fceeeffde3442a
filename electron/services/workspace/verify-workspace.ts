import { join, resolve } from 'node:path'
import { refuse } from '#shared/contract/dispatch.ts'
import type { HostReply } from '#shared/contract/host.ts'
import { referencesOf } from '#shared/journal/references.ts'
import type { ContentStore } from './content-store.ts'
import { isTemporaryName, namesIn } from './durable-file.ts'
import { layoutOf, storesOf } from './layout.ts'
import { FORMAT_VERSION, readManifest } from './manifest.ts'
import { type JournalDamage, readJournal } from './read-journal.ts'
import { storageRefusal } from './storage-refusal.ts'

/** Everything that a check of the whole folder found. Damage makes it not ok; notes do not. */
export interface WorkspaceReport {
  readonly ok: boolean
  readonly id: string
  readonly path: string
  readonly entries: number
  /** Hash of the last entry: two copies with the same head hold the same history. */
  readonly head: string
  readonly journalDamage: JournalDamage | null
  /** Referenced by the journal but not there, as `segments/<sha256>.seg`. */
  readonly missing: readonly string[]
  /** Content is no longer what the name says. */
  readonly decayed: readonly string[]
  readonly notes: {
    /** Referenced originals that are not there: pruned by policy, the hash still proves what they were. */
    readonly prunedOriginals: readonly string[]
    /** Stored but not referenced: an import that was broken off before its entry was written. Harmless. */
    readonly unreferenced: readonly string[]
    /** Left by an interrupted write; removed at the next opening. */
    readonly temporaryFiles: readonly string[]
    /** The journal ends in half a line; cut off at the next opening. */
    readonly tornTail: boolean
  }
}

/** Reads every byte and checks every checksum and reference; changes nothing and needs no lock. */
export async function verifyWorkspace(dir: string): Promise<HostReply<WorkspaceReport>> {
  const path = resolve(dir)
  const manifest = await readManifest(path)
  if (!manifest.ok) return manifest
  if (manifest.value.formatVersion > FORMAT_VERSION) return refuse('read-only', { reason: 'newer-version' })
  try {
    const layout = layoutOf(path)
    const stores = storesOf(layout)
    const journal = await readJournal(layout.journal, manifest.value.id)
    const references = journal.entries.flatMap((entry) => entry.events.map(referencesOf))
    const segments = await checkStore(
      stores.segments,
      references.flatMap((one) => one.segments),
    )
    const originals = await checkStore(
      stores.originals,
      references.flatMap((one) => one.originals),
    )
    const segmentName = (hash: string) => `segments/${hash}.seg`
    const originalName = (hash: string) => `originals/${hash}`
    const missing = segments.missing.map(segmentName)
    const decayed = [...segments.decayed.map(segmentName), ...originals.decayed.map(originalName)]
    return {
      ok: true,
      value: {
        ok: journal.damage === null && missing.length === 0 && decayed.length === 0,
        id: manifest.value.id,
        path,
        entries: journal.entries.length,
        head: journal.head.hash,
        journalDamage: journal.damage,
        missing,
        decayed,
        notes: {
          prunedOriginals: originals.missing.map(originalName),
          unreferenced: [
            ...segments.unreferenced.map(segmentName),
            ...originals.unreferenced.map(originalName),
          ],
          temporaryFiles: await temporaryFilesIn(path),
          tornTail: journal.torn !== null,
        },
      },
    }
  } catch (error) {
    return storageRefusal(error)
  }
}

interface StoreCheck {
  readonly missing: readonly string[]
  readonly decayed: readonly string[]
  readonly unreferenced: readonly string[]
}

async function checkStore(store: ContentStore, referenced: readonly string[]): Promise<StoreCheck> {
  const needed = new Set(referenced)
  const stored = await store.list()
  const decayed: string[] = []
  for (const hash of stored) {
    if (!(await store.get(hash)).ok) decayed.push(hash)
  }
  const present = new Set(stored)
  return {
    missing: [...needed].filter((hash) => !present.has(hash)).sort(),
    decayed,
    unreferenced: stored.filter((hash) => !needed.has(hash)),
  }
}

async function temporaryFilesIn(dir: string): Promise<string[]> {
  const found: string[] = []
  for (const folder of ['journal', 'segments', 'originals', 'exports']) {
    for (const name of await namesIn(join(dir, folder))) {
      if (isTemporaryName(name)) found.push(`${folder}/${name}`)
    }
  }
  return found.sort()
}
