import { Refused } from '../refused.ts'

const END_OF_CHAIN = 0xfffffffe
const DIRECTORY_ENTRY = 128
const MAX_DIRECTORY_ENTRIES = 4096
const STREAM_TYPE = 2
const ROOT_TYPE = 5
const NO_ENTRY = 0xffffffff
/** Shorter streams live in sectors of 64 bytes inside the root's own stream. */
const MINI_LIMIT = 4096
const MINI_SECTOR = 64

export interface CompoundStream {
  readonly name: string
  readonly startSector: number
  readonly size: number
  readonly isRoot: boolean
}

interface DirectoryEntry extends CompoundStream {
  readonly type: number
  readonly left: number
  readonly right: number
  readonly child: number
}

/** The directory of an OLE compound file (.xls, .doc, encrypted .xlsx): enough to tell what it is and to read one stream. */
export class CompoundFile {
  /** Of the document itself: a workbook embedded in a letter or in another workbook is none of them. */
  readonly streams: readonly CompoundStream[]
  readonly #bytes: Uint8Array
  readonly #view: DataView
  readonly #sectorSize: number
  readonly #fat: Uint32Array
  readonly #root: CompoundStream | undefined

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (bytes.length < 512) throw new Refused('corrupt')
    const shift = this.#view.getUint16(30, true)
    if (shift !== 9 && shift !== 12) throw new Refused('corrupt')
    this.#sectorSize = 1 << shift
    this.#fat = this.#readFat()
    const entries = this.#readDirectory(this.#view.getUint32(48, true))
    this.#root = entries.find((entry) => entry?.type === ROOT_TYPE)
    this.streams = streamsOfRoot(entries)
  }

  /** A whole stream. Its size is only believed as far as its sectors reach. */
  content(stream: CompoundStream): Uint8Array {
    return this.head(stream, stream.size)
  }

  /** The first bytes of a stream. */
  head(stream: CompoundStream, length: number): Uint8Array {
    return stream.size < MINI_LIMIT && !stream.isRoot
      ? this.#miniStream(stream)
      : this.#ordinary(stream, length)
  }

  #miniStream(stream: CompoundStream): Uint8Array {
    const root = this.#root
    const container = root === undefined ? new Uint8Array(0) : this.#ordinary(root, root.size)
    const table: number[] = []
    for (const offset of this.#chain(this.#view.getUint32(60, true))) {
      for (let i = 0; i + 4 <= this.#sectorSize && offset + i + 4 <= this.#view.byteLength; i += 4) {
        table.push(this.#view.getUint32(offset + i, true))
      }
    }
    const result = new Uint8Array(stream.size)
    let sector = stream.startSector
    for (let at = 0; at < stream.size; at += MINI_SECTOR) {
      const from = sector * MINI_SECTOR
      if (sector >= table.length || from >= container.length) throw new Refused('corrupt')
      result.set(container.subarray(from, from + Math.min(MINI_SECTOR, stream.size - at)), at)
      sector = table[sector]
    }
    return result
  }

  #ordinary(stream: CompoundStream, length: number): Uint8Array {
    const result = new Uint8Array(Math.min(length, stream.size, this.#view.byteLength))
    let at = 0
    for (const offset of this.#chain(stream.startSector)) {
      const end = Math.min(offset + this.#sectorSize, offset + result.length - at, this.#bytes.length)
      result.set(this.#bytes.subarray(offset, end), at)
      at += end - offset
      if (at >= result.length) break
    }
    return result.subarray(0, at)
  }

  #offset(sector: number): number {
    return (sector + 1) * this.#sectorSize
  }

  /** File offsets of the sectors of a chain; a loop or a sector outside of the file is damage. */
  *#chain(first: number): Generator<number> {
    let sector = first
    for (let steps = 0; sector < END_OF_CHAIN; steps++) {
      if (steps > this.#fat.length || this.#offset(sector) >= this.#view.byteLength)
        throw new Refused('corrupt')
      yield this.#offset(sector)
      if (sector >= this.#fat.length) throw new Refused('corrupt')
      sector = this.#fat[sector]
    }
  }

  #readFat(): Uint32Array {
    const sectors = Math.ceil(this.#view.byteLength / this.#sectorSize)
    const perSector = this.#sectorSize / 4
    const fat: number[] = []
    const add = (sector: number) => {
      const offset = this.#offset(sector)
      if (sector >= END_OF_CHAIN - 1 || offset + this.#sectorSize > this.#view.byteLength) return
      for (let i = 0; i < perSector && fat.length < sectors; i++) {
        fat.push(this.#view.getUint32(offset + i * 4, true))
      }
    }
    for (let i = 0; i < 109; i++) add(this.#view.getUint32(76 + i * 4, true))
    // Files beyond 6.8 MB continue their list of FAT sectors elsewhere.
    let next = this.#view.getUint32(68, true)
    for (let steps = 0; next < END_OF_CHAIN - 1 && steps < sectors && fat.length < sectors; steps++) {
      const offset = this.#offset(next)
      if (offset + this.#sectorSize > this.#view.byteLength) break
      for (let i = 0; i < perSector - 1; i++) add(this.#view.getUint32(offset + i * 4, true))
      next = this.#view.getUint32(offset + this.#sectorSize - 4, true)
    }
    return Uint32Array.from(fat)
  }

  /** All entries by number; unused ones are undefined. */
  #readDirectory(first: number): (DirectoryEntry | undefined)[] {
    const entries: (DirectoryEntry | undefined)[] = []
    for (const offset of this.#chain(first)) {
      for (let entry = 0; entry + DIRECTORY_ENTRY <= this.#sectorSize; entry += DIRECTORY_ENTRY) {
        const at = offset + entry
        if (at + DIRECTORY_ENTRY > this.#view.byteLength) return entries
        entries.push(this.#directoryEntry(at))
        if (entries.length > MAX_DIRECTORY_ENTRIES) throw new Refused('corrupt')
      }
    }
    return entries
  }

  #directoryEntry(at: number): DirectoryEntry | undefined {
    const nameBytes = this.#view.getUint16(at + 64, true)
    const type = this.#view.getUint8(at + 66)
    if (nameBytes < 2 || nameBytes > 64 || type === 0) return undefined
    let name = ''
    for (let i = 0; i < nameBytes - 2; i += 2) name += String.fromCharCode(this.#view.getUint16(at + i, true))
    return {
      name,
      type,
      startSector: this.#view.getUint32(at + 116, true),
      size: this.#view.getUint32(at + 120, true),
      isRoot: type === ROOT_TYPE,
      left: this.#view.getUint32(at + 68, true),
      right: this.#view.getUint32(at + 72, true),
      child: this.#view.getUint32(at + 76, true),
    }
  }
}

/** Streams directly below the root; all streams when the tree is so damaged that it leads to none. */
function streamsOfRoot(entries: readonly (DirectoryEntry | undefined)[]): DirectoryEntry[] {
  const reached = new Set<number>()
  const waiting = [entries.find((entry) => entry?.type === ROOT_TYPE)?.child ?? NO_ENTRY]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const entry = entries[next]
    if (entry === undefined || reached.has(next)) continue
    reached.add(next)
    waiting.push(entry.left, entry.right)
  }
  const streams = [...reached].flatMap((number) => entries[number] ?? []).filter(isStream)
  return streams.length > 0 ? streams : entries.flatMap((entry) => entry ?? []).filter(isStream)
}

function isStream(entry: DirectoryEntry): boolean {
  return entry.type === STREAM_TYPE
}
