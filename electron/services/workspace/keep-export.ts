import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { refuse } from '#shared/contract/dispatch.ts'
import type { HostOutput, HostReply } from '#shared/contract/host.ts'
import { refuseWhenFull, writeDurably } from './durable-file.ts'
import { isPlainFileName } from './plain-file-name.ts'
import { sha256 } from './sha256.ts'

/**
 * Keeps an exported file as evidence. A name that is taken by other content gets a number: 附件2.xlsx, 附件2 (2).xlsx;
 * the same content under the same name is kept once.
 */
export async function keepExport(
  folder: string,
  fileName: string,
  bytes: Uint8Array,
): Promise<HostReply<HostOutput<'export.save'>>> {
  if (!isPlainFileName(fileName)) return refuse('bad-request', { fileName })
  const hash = sha256(bytes)
  // Windows and macOS do not distinguish upper and lower case in names.
  const taken = new Map((await readdir(folder)).map((name) => [name.toLowerCase(), name]))
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? fileName : numbered(fileName, number)
    const existing = taken.get(candidate.toLowerCase())
    if (existing === undefined) {
      const full = await refuseWhenFull(folder, bytes.length)
      if (full !== null) return full
      await writeDurably(folder, candidate, bytes)
      return { ok: true, value: { fileName: candidate, sha256: hash } }
    }
    if (sha256(await readFile(join(folder, existing))) === hash) {
      return { ok: true, value: { fileName: existing, sha256: hash } }
    }
  }
}

function numbered(fileName: string, number: number): string {
  const extension = extname(fileName)
  return `${fileName.slice(0, fileName.length - extension.length)} (${number})${extension}`
}
