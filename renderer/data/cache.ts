import Dexie, { type EntityTable, type Table } from 'dexie'
import type { JournalEntry } from '#shared/journal/event.ts'

/**
 * The browser's copy of the workspace: rebuildable at any time, never the truth. Everything is tagged with the workspace;
 * segments are shared between workspaces because their name is the hash of their content.
 */

/** Segments are kept in slices: one IndexedDB value of hundreds of megabytes would stall the store. */
const BLOCK_BYTES = 4 * 1024 * 1024

interface CachedEntry {
  readonly workspace: string
  readonly seq: number
  readonly entry: JournalEntry
}

interface CachedBlock {
  readonly segment: string
  readonly index: number
  readonly blocks: number
  readonly bytes: Uint8Array
}

interface CachedResult {
  readonly workspace: string
  /** Journal position and program version for which the result holds. */
  readonly key: string
  readonly value: unknown
}

class DeskCache extends Dexie {
  declare entries: Table<CachedEntry, [string, number]>
  declare blocks: Table<CachedBlock, [string, number]>
  declare results: EntityTable<CachedResult, 'workspace'>

  constructor(name: string) {
    super(name)
    this.version(1).stores({
      entries: '[workspace+seq]',
      blocks: '[segment+index]',
      results: 'workspace',
    })
  }
}

export interface Cache {
  /** Entries known of a workspace, oldest first. */
  entries(workspace: string): Promise<JournalEntry[]>
  addEntries(workspace: string, entries: readonly JournalEntry[]): Promise<void>
  /** Drops what is cached of a workspace whose journal is not the one we knew (a restored backup). */
  forget(workspace: string): Promise<void>
  segment(sha256: string): Promise<Uint8Array | null>
  keepSegment(sha256: string, bytes: Uint8Array): Promise<void>
  result<T>(workspace: string, key: string): Promise<T | null>
  keepResult(workspace: string, key: string, value: unknown): Promise<void>
}

/** The cache of this browser profile; one that cannot be opened (private window, damaged store) is done without. */
export async function openCache(name = 'yangcai-desk'): Promise<Cache> {
  const db = new DeskCache(name)
  try {
    await db.open()
  } catch {
    return noCache()
  }
  return {
    async entries(workspace) {
      const rows = await db.entries
        .where('[workspace+seq]')
        .between([workspace, 0], [workspace, Dexie.maxKey])
        .toArray()
      return rows.map((row) => row.entry)
    },
    async addEntries(workspace, entries) {
      await db.entries.bulkPut(entries.map((entry) => ({ workspace, seq: entry.seq, entry })))
    },
    async forget(workspace) {
      await db.transaction('rw', db.entries, db.results, async () => {
        await db.entries.where('[workspace+seq]').between([workspace, 0], [workspace, Dexie.maxKey]).delete()
        await db.results.delete(workspace)
      })
    },
    async segment(sha256) {
      const rows = await db.blocks
        .where('[segment+index]')
        .between([sha256, 0], [sha256, Dexie.maxKey])
        .toArray()
      if (rows.length === 0 || rows.length !== rows[0].blocks) return null
      const bytes = new Uint8Array(rows.reduce((sum, row) => sum + row.bytes.byteLength, 0))
      let at = 0
      for (const row of rows) {
        bytes.set(row.bytes, at)
        at += row.bytes.byteLength
      }
      return bytes
    },
    async keepSegment(segment, bytes) {
      const blocks = Math.max(1, Math.ceil(bytes.byteLength / BLOCK_BYTES))
      const rows: CachedBlock[] = []
      for (let index = 0; index < blocks; index++) {
        rows.push({
          segment,
          index,
          blocks,
          bytes: bytes.slice(index * BLOCK_BYTES, (index + 1) * BLOCK_BYTES),
        })
      }
      await db.blocks.bulkPut(rows)
    },
    async result<T>(workspace: string, key: string) {
      const row = await db.results.get(workspace)
      return row && row.key === key ? (row.value as T) : null
    },
    async keepResult(workspace, key, value) {
      await db.results.put({ workspace, key, value })
    },
  }
}

/** A cache that remembers nothing: the product works without one, only slower to open (private windows, full disks). */
function noCache(): Cache {
  return {
    entries: async () => [],
    addEntries: async () => {},
    forget: async () => {},
    segment: async () => null,
    keepSegment: async () => {},
    result: async () => null,
    keepResult: async () => {},
  }
}
