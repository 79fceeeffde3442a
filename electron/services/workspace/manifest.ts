import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { refuse } from '#shared/contract/dispatch.ts'
import type { HostReply } from '#shared/contract/host.ts'
import { systemErrorCode } from './storage-refusal.ts'

export const MANIFEST_NAME = 'workspace.json'

/** Raised when an older program could no longer understand the folder; then it must not touch it. */
export const FORMAT_VERSION = 1

/** workspace.json. Keys of later versions are kept out of our way, but never make a folder unreadable. */
const manifestSchema = z.object({
  product: z.literal('yangcai-desk'),
  formatVersion: z.number().int().positive(),
  id: z.string().min(1),
  createdAt: z.string(),
  /** The made-up hospital of `npm start`. */
  sample: z.boolean().optional(),
})
export type Manifest = z.infer<typeof manifestSchema>

export function manifestBytes(manifest: Manifest): Uint8Array {
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
}

export async function readManifest(dir: string): Promise<HostReply<Manifest>> {
  let text: string
  try {
    text = await readFile(join(dir, MANIFEST_NAME), 'utf8')
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('not-found', { path: dir })
    return refuse('storage-failed', { reason: code ?? String(error) })
  }
  const manifest = manifestSchema.safeParse(jsonOrNull(text))
  return manifest.success
    ? { ok: true, value: manifest.data }
    : refuse('workspace-damaged', { file: MANIFEST_NAME })
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
