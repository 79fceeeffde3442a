import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { refuse } from '#shared/contract/dispatch.ts'
import { type HostReply, MAX_PAYLOAD_BYTES } from '#shared/contract/host.ts'
import { namesIn, refuseWhenFull, syncFolder, writeDurably } from './durable-file.ts'
import { sha256 } from './sha256.ts'
import { systemErrorCode } from './storage-refusal.ts'
import { storageStep } from './storage-step.ts'

/** A folder of immutable files, each named after the SHA-256 of its content. Storing twice is storing once. */
export interface ContentStore {
  has(hash: string): Promise<boolean>
  put(bytes: Uint8Array): Promise<HostReply<{ sha256: string }>>
  /** null when there is no such file; refused as damaged when its content is no longer what its name says. */
  get(hash: string): Promise<HostReply<Uint8Array<ArrayBuffer> | null>>
  /** Hashes of all files, sorted; other files in the folder are not listed. */
  list(): Promise<string[]>
}

export function contentStore(folder: string, suffix: '' | '.seg'): ContentStore {
  const nameOf = (hash: string) => `${hash}${suffix}`

  async function read(hash: string): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      return new Uint8Array(await readFile(join(folder, nameOf(hash))))
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT') return null
      throw error
    }
  }

  return {
    async has(hash) {
      return (await namesIn(folder)).includes(nameOf(hash))
    },

    async put(bytes) {
      if (bytes.length > MAX_PAYLOAD_BYTES) return refuse('too-large', { bytes: bytes.length })
      const hash = sha256(bytes)
      const stored = await read(hash)
      if (stored !== null && Buffer.compare(stored, bytes) === 0) {
        await makeDurable(join(folder, nameOf(hash)), folder)
        return { ok: true, value: { sha256: hash } }
      }
      // A stored file with other bytes has decayed on the disk; writing again mends it.
      const full = await refuseWhenFull(folder, bytes.length)
      if (full !== null) return full
      await writeDurably(folder, nameOf(hash), bytes)
      return { ok: true, value: { sha256: hash } }
    },

    async get(hash) {
      const bytes = await read(hash)
      if (bytes !== null && sha256(bytes) !== hash) return refuse('workspace-damaged', { file: nameOf(hash) })
      return { ok: true, value: bytes }
    },

    async list() {
      const pattern = /^[0-9a-f]{64}$/
      const names = (await namesIn(folder)).filter((name) => name.endsWith(suffix))
      return names
        .map((name) => name.slice(0, name.length - suffix.length))
        .filter((hash) => pattern.test(hash))
        .sort()
    },
  }
}

/** The file may come from a run that was killed between renaming it and syncing the folder. */
async function makeDurable(path: string, folder: string): Promise<void> {
  storageStep()
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncFolder(folder)
}
