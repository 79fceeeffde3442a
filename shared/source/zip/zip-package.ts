import type { SourceCapabilities } from '../contract.ts'
import { Refused } from '../refused.ts'
import { crc32 } from './crc32.ts'
import { readZipDirectory, type ZipEntry } from './zip-directory.ts'
import { checkZipDirectory, unpackedLimit } from './zip-guards.ts'

const STORED = 0
const DEFLATED = 8
/** Parts that are read whole (workbook.xml, styles.xml, relations) are small in every real file. */
const MAX_WHOLE_PART = 64 * 1024 * 1024

/** The parts of a zip-based document, by path; nothing is inflated until asked for. */
export class ZipPackage {
  readonly entries: readonly ZipEntry[]
  readonly #bytes: Uint8Array
  readonly #capabilities: SourceCapabilities
  readonly #byName = new Map<string, ZipEntry>()

  constructor(bytes: Uint8Array, capabilities: SourceCapabilities) {
    this.entries = readZipDirectory(bytes)
    checkZipDirectory(this.entries, bytes.length)
    this.#bytes = bytes
    this.#capabilities = capabilities
    for (const entry of this.entries) this.#byName.set(entry.name.toLowerCase(), entry)
  }

  /** Part names are compared without case, as OPC asks. */
  find(path: string): ZipEntry | undefined {
    return this.#byName.get(path.toLowerCase())
  }

  /** The unpacked bytes of an entry in pieces; exactly what the writer stored, or Refused. */
  async *open(entry: ZipEntry): AsyncGenerator<Uint8Array> {
    const data = this.#dataOf(entry)
    if (entry.method === STORED) {
      if (data.length !== entry.size || crc32(data) !== entry.crc32)
        throw new Refused('corrupt', { part: entry.name })
      yield data
      return
    }
    if (entry.method !== DEFLATED) throw new Refused('unsupported_version', { method: entry.method })
    const limit = unpackedLimit(entry)
    let produced = 0
    const chunks = this.#capabilities.inflateRaw(data, entry)[Symbol.asyncIterator]()
    try {
      for (;;) {
        const next = await inflateNext(chunks, entry)
        if (next.done) break
        produced += next.value.length
        if (produced > limit) throw new Refused('bomb', { part: entry.name, bytes: produced })
        yield next.value
      }
    } finally {
      await chunks.return?.()
    }
    if (produced !== entry.size) throw new Refused('corrupt', { part: entry.name })
  }

  /** A small part as a whole. */
  async readWhole(entry: ZipEntry): Promise<Uint8Array> {
    if (entry.size > MAX_WHOLE_PART) throw new Refused('bomb', { part: entry.name, bytes: entry.size })
    const whole = new Uint8Array(entry.size)
    let at = 0
    for await (const chunk of this.open(entry)) {
      if (at + chunk.length > whole.length) throw new Refused('corrupt', { part: entry.name })
      whole.set(chunk, at)
      at += chunk.length
    }
    return whole
  }

  #dataOf(entry: ZipEntry): Uint8Array {
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength)
    const at = entry.headerOffset
    if (at + 30 > this.#bytes.length || view.getUint32(at, true) !== 0x04034b50) {
      throw new Refused('corrupt', { part: entry.name })
    }
    const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
    const end = start + entry.compressedSize
    if (end > this.#bytes.length) throw new Refused('corrupt', { part: entry.name })
    return this.#bytes.subarray(start, end)
  }
}

/** Whatever the inflater complains about, the file is damaged. */
async function inflateNext(
  chunks: AsyncIterator<Uint8Array>,
  entry: ZipEntry,
): Promise<IteratorResult<Uint8Array>> {
  try {
    return await chunks.next()
  } catch {
    throw new Refused('corrupt', { part: entry.name })
  }
}
