import { basename } from 'node:path'
import { refuse } from '#shared/contract/dispatch.ts'
import type { HostOutput, HostRefusalCode, HostReply, WorkspaceInfo } from '#shared/contract/host.ts'
import type { EntryContent } from '#shared/journal/entry-line.ts'
import type { JournalEntry } from '#shared/journal/event.ts'
import { referencesOf } from '#shared/journal/references.ts'
import type { ContentStore } from './content-store.ts'
import { refuseWhenFull } from './durable-file.ts'
import { ForeignBytesError, type JournalWriter, ShortWriteError } from './journal-writer.ts'
import { keepExport } from './keep-export.ts'
import { storesOf, type WorkspaceLayout } from './layout.ts'
import type { HeldLock } from './lock.ts'
import type { Manifest } from './manifest.ts'
import { storageRefusal } from './storage-refusal.ts'

type Refusal = Extract<HostReply<never>, { ok: false }>

export interface WorkspaceParts {
  readonly dir: string
  readonly manifest: Manifest
  readonly layout: WorkspaceLayout
  readonly entries: readonly JournalEntry[]
  readonly readOnly: WorkspaceInfo['readOnly']
  /** Both null exactly when the workspace is read-only. */
  readonly writer: JournalWriter | null
  readonly lock: HeldLock | null
}

/** Appended entries are read in pages, so that no single reply grows with the age of the hospital. */
const ENTRIES_A_PAGE = 5000

/**
 * An open workspace: the only way to read or change the folder. Writes run one after the other. When a write to the
 * journal fails, what is on the disk is no longer certain; then every further write is refused until it is opened anew.
 */
export class Workspace {
  readonly dir: string
  readonly manifest: Manifest
  readonly #parts: WorkspaceParts
  readonly #segments: ContentStore
  readonly #originals: ContentStore
  readonly #entries: JournalEntry[]
  #failed: HostRefusalCode | null = null
  #tail: Promise<unknown> = Promise.resolve()

  constructor(parts: WorkspaceParts) {
    this.dir = parts.dir
    this.manifest = parts.manifest
    this.#parts = parts
    this.#entries = [...parts.entries]
    const stores = storesOf(parts.layout)
    this.#segments = stores.segments
    this.#originals = stores.originals
  }

  get seq(): number {
    return this.#entries.length
  }

  info(): WorkspaceInfo {
    return {
      id: this.manifest.id,
      name: basename(this.dir),
      path: this.dir,
      seq: this.seq,
      isSample: this.manifest.sample === true,
      readOnly: this.#parts.readOnly,
    }
  }

  /** Entries with seq > after, oldest first, at most 5000. */
  read(after: number): HostReply<JournalEntry[]> {
    // Half-understood history must not look like the state of the hospital.
    if (this.#parts.readOnly === 'newer-version') return refuse('read-only', { reason: 'newer-version' })
    const start = Math.max(0, after)
    return { ok: true, value: this.#entries.slice(start, start + ENTRIES_A_PAGE) }
  }

  /** Durable when it returns. `sequence-moved` when the caller had not seen the newest entry. */
  append(content: EntryContent, expectedSeq: number): Promise<HostReply<JournalEntry>> {
    return this.#write(async (writer) => {
      if (expectedSeq !== this.seq) {
        return refuse('sequence-moved', { expected: expectedSeq, actual: this.seq })
      }
      const missing = await this.#firstMissing(content)
      if (missing !== null) return refuse('not-found', { sha256: missing })
      // Checked before the file is touched: this refusal can be repaired by freeing space, without reopening.
      const full = await refuseWhenFull(this.#parts.layout.journal, 0)
      if (full !== null) return full
      try {
        const entry = await writer.append(content)
        this.#entries.push(entry)
        return { ok: true, value: entry }
      } catch (error) {
        return this.#fail(error)
      }
    })
  }

  putSegment(bytes: Uint8Array): Promise<HostReply<{ sha256: string }>> {
    return this.#write(() => this.#segments.put(bytes))
  }

  putOriginal(bytes: Uint8Array): Promise<HostReply<{ sha256: string }>> {
    return this.#write(() => this.#originals.put(bytes))
  }

  async getSegment(hash: string): Promise<HostReply<HostOutput<'segment.get'>>> {
    const found = await guarded(() => this.#segments.get(hash))
    if (!found.ok) return found
    return found.value === null
      ? refuse('not-found', { sha256: hash })
      : { ok: true, value: { bytes: found.value } }
  }

  /** null when the original was pruned. */
  async getOriginal(hash: string): Promise<HostReply<HostOutput<'original.get'>>> {
    const found = await guarded(() => this.#originals.get(hash))
    return found.ok ? { ok: true, value: { bytes: found.value } } : found
  }

  /** Never replaces an earlier export of the same name; says under which name it was kept. */
  saveExport(fileName: string, bytes: Uint8Array): Promise<HostReply<HostOutput<'export.save'>>> {
    return this.#write(() => keepExport(this.#parts.layout.exports, fileName, bytes))
  }

  /** Waits for running writes, then leaves the folder to others. */
  async close(): Promise<void> {
    this.#failed ??= 'read-only'
    await this.#tail
    await this.#parts.writer?.close()
    this.#parts.lock?.release()
  }

  #write<T>(work: (writer: JournalWriter) => Promise<HostReply<T>>): Promise<HostReply<T>> {
    const result = this.#tail.then(async () => {
      const { readOnly, writer, lock } = this.#parts
      if (readOnly !== null || writer === null || lock === null) {
        return refuse('read-only', { reason: readOnly ?? '' })
      }
      if (this.#failed !== null) return refuse(this.#failed, { reopen: 1 })
      if (!lock.isStillOurs()) {
        this.#failed = 'workspace-locked'
        return refuse('workspace-locked')
      }
      return guarded(() => work(writer))
    })
    this.#tail = result.catch(() => undefined)
    return result
  }

  #fail(error: unknown): Refusal {
    const refusal = journalRefusal(error)
    this.#failed = refusal.code
    return refusal
  }

  async #firstMissing({ events }: EntryContent): Promise<string | null> {
    for (const { segments, originals } of events.map(referencesOf)) {
      for (const hash of segments) if (!(await this.#segments.has(hash))) return hash
      for (const hash of originals) if (!(await this.#originals.has(hash))) return hash
    }
    return null
  }
}

async function guarded<T>(work: () => Promise<HostReply<T>>): Promise<HostReply<T>> {
  try {
    return await work()
  } catch (error) {
    return storageRefusal(error)
  }
}

function journalRefusal(error: unknown): Refusal {
  if (error instanceof ShortWriteError) return refuse('disk-full', { reason: 'short-write' })
  if (error instanceof ForeignBytesError) return refuse('storage-failed', { reason: 'foreign-bytes' })
  return storageRefusal(error)
}
