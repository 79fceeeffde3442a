import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '#shared/contract/dispatch.ts'
import { systemErrorCode } from './storage-refusal.ts'
import { storageStep } from './storage-step.ts'

const TEMPORARY = '.tmp-'
/** Left free for everybody else, and for the journal line that follows a large file. */
const RESERVE_BYTES = 4 * 1024 * 1024

/** Makes new, renamed and removed names in a folder survive a power cut. Windows does it by itself and has no call. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Writes or replaces a file so that after any interruption either the old or the whole new content is there. */
export async function writeDurably(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `${TEMPORARY}${randomUUID()}`)
  storageStep()
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      storageStep()
      await handle.writeFile(bytes)
      storageStep()
      await handle.sync()
    } finally {
      await handle.close()
    }
    storageStep()
    await rename(temporary, join(folder, name))
  } catch (error) {
    // Frees the space that a full disk needs most; a second failure here says nothing new.
    await rm(temporary, { force: true }).catch(() => undefined)
    throw error
  }
  storageStep()
  await syncFolder(folder)
  storageStep()
}

/** Names in a folder; a folder that is not there is empty (some copying programs drop empty folders). */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Removes what interrupted writes left behind. Only for the holder of the lock: nobody else is writing then. */
export async function removeTemporaryFiles(folder: string): Promise<number> {
  const left = (await namesIn(folder)).filter(isTemporaryName)
  for (const name of left) await rm(join(folder, name), { force: true })
  return left.length
}

export function isTemporaryName(name: string): boolean {
  return name.startsWith(TEMPORARY)
}

/** Refuses before anything is written: three times the size covers the file, its rows and the journal. */
export async function refuseWhenFull(
  folder: string,
  bytes: number,
): Promise<ReturnType<typeof refuse> | null> {
  const { bavail, bsize } = await statfs(folder)
  const freeBytes = bavail * bsize
  const neededBytes = bytes * 3 + RESERVE_BYTES
  return freeBytes < neededBytes ? refuse('disk-full', { freeBytes, neededBytes }) : null
}
