import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type ContentStore, contentStore } from './content-store.ts'

/** Where things are in a workspace folder; see "Where data lives" in the architecture document. */
export interface WorkspaceLayout {
  readonly journal: string
  readonly segments: string
  readonly originals: string
  readonly exports: string
  readonly lock: string
  /** Raw files to try, in the sample workspace only. */
  readonly sampleFiles: string
}

export function layoutOf(dir: string): WorkspaceLayout {
  return {
    journal: join(dir, 'journal'),
    segments: join(dir, 'segments'),
    originals: join(dir, 'originals'),
    exports: join(dir, 'exports'),
    lock: join(dir, 'lock'),
    sampleFiles: join(dir, 'sample-files'),
  }
}

export function storesOf(layout: WorkspaceLayout): { segments: ContentStore; originals: ContentStore } {
  return { segments: contentStore(layout.segments, '.seg'), originals: contentStore(layout.originals, '') }
}

/**
 * Removes what killed processes left beside the lock. Safe for the holder of the lock only: a right to recover is void
 * once the lock it speaks of is gone, and a candidate older than a minute belongs to nobody.
 */
export async function removeLockLeftovers(dir: string): Promise<void> {
  for (const name of await readdir(dir)) {
    if (!name.startsWith('lock.')) continue
    const path = join(dir, name)
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
    if (name.startsWith('lock.recover-') || Date.now() - mtimeMs > 60_000) await rm(path, { force: true })
  }
}
