import type { Host, HostRefusalCode, HostReply, WorkspaceInfo } from '#shared/contract/host.ts'
import type { Refusal } from '#shared/errors/refusal.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { DeskEvent, JournalEntry } from '#shared/journal/event.ts'
import { type DeskFold, foldJournal } from '#shared/journal/fold.ts'
import type { Cache } from './cache.ts'

/**
 * The worker's view of the workspace: its journal, folded, and its segments. The host's files are the truth; the cache
 * saves reading them again. Writing is refused when someone else wrote meanwhile; then we catch up and the person decides
 * again, on what is true now.
 */
export interface WorkspaceStore {
  readonly info: WorkspaceInfo
  readonly entries: readonly JournalEntry[]
  readonly fold: DeskFold
  append(events: DeskEvent[]): Promise<Result<JournalEntry, Refusal>>
  segment(sha256: string): Promise<Result<Uint8Array, Refusal>>
  putSegment(bytes: Uint8Array): Promise<Result<string, Refusal>>
}

export async function openWorkspaceStore(input: {
  readonly host: Host
  readonly cache: Cache
  readonly user: string
}): Promise<Result<WorkspaceStore, Refusal>> {
  const { host, cache } = input
  const answered = await host.call('workspace.info', {})
  if (!answered.ok) return err(refusalOf(answered))
  let info = answered.value
  const loaded = await loadEntries(host, cache, info)
  if (!loaded.ok) return loaded
  let entries: readonly JournalEntry[] = loaded.value
  let fold = foldJournal(entries)

  async function catchUp(): Promise<void> {
    const reply = await host.call('journal.read', { after: fold.seq })
    if (reply.ok) await take(reply.value)
  }

  async function take(added: readonly JournalEntry[]): Promise<void> {
    if (added.length === 0) return
    entries = [...entries, ...added]
    fold = foldJournal(entries)
    info = { ...info, seq: fold.seq }
    await cache.addEntries(info.id, added)
  }

  return ok({
    get info() {
      return info
    },
    get entries() {
      return entries
    },
    get fold() {
      return fold
    },
    async append(events) {
      const by = fold.profile?.preparer || input.user
      const reply = await host.call('journal.append', { expectedSeq: fold.seq, by, events })
      if (!reply.ok) {
        if (reply.code === 'sequence-moved') await catchUp()
        return err(refusalOf(reply))
      }
      await take([reply.value])
      return ok(reply.value)
    },
    async segment(sha256) {
      const cached = await cache.segment(sha256)
      if (cached) return ok(cached)
      const reply = await host.call('segment.get', { sha256 })
      if (!reply.ok) return err(refusalOf(reply))
      await cache.keepSegment(sha256, reply.value.bytes)
      return ok(reply.value.bytes)
    },
    async putSegment(bytes) {
      const reply = await host.call('segment.put', { bytes: bytes as Uint8Array<ArrayBuffer> })
      if (!reply.ok) return err(refusalOf(reply))
      await cache.keepSegment(reply.value.sha256, bytes)
      return ok(reply.value.sha256)
    },
  })
}

export function refusalOf(reply: Extract<HostReply<unknown>, { ok: false }>): Refusal<HostRefusalCode> {
  return { code: reply.code, params: reply.params }
}

/**
 * What is cached holds only if its last entry is still the host's entry of that number: a workspace restored from a
 * backup may be shorter, or have gone another way since.
 */
async function loadEntries(
  host: Host,
  cache: Cache,
  info: WorkspaceInfo,
): Promise<Result<JournalEntry[], Refusal>> {
  let known = await cache.entries(info.id)
  const last = known.at(-1)
  const reply = await host.call('journal.read', { after: last ? last.seq - 1 : 0 })
  if (!reply.ok) return err(refusalOf(reply))
  let added = reply.value
  if (last) {
    const [same, ...rest] = added
    if (same && same.seq === last.seq && same.hash === last.hash) added = rest
    else {
      await cache.forget(info.id)
      known = []
      const all = await host.call('journal.read', { after: 0 })
      if (!all.ok) return err(refusalOf(all))
      added = all.value
    }
  }
  const entries = [...known, ...added]
  let fresh = added
  // The host answers a bounded number of entries a call.
  while (fresh.length > 0 && (entries.at(-1)?.seq ?? 0) < info.seq) {
    const more = await host.call('journal.read', { after: entries.at(-1)?.seq ?? 0 })
    if (!more.ok) return err(refusalOf(more))
    fresh = more.value
    entries.push(...fresh)
    added = [...added, ...fresh]
  }
  await cache.addEntries(info.id, added)
  return ok(entries)
}
