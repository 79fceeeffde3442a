import { writeSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { type EntryContent, entryLine, type JournalHead, sealEntry } from '#shared/journal/entry-line.ts'
import type { JournalEntry } from '#shared/journal/event.ts'
import { syncFolder } from './durable-file.ts'
import { JOURNAL_MARK_NAME, journalMarkText } from './journal-mark.ts'
import { type JournalOnDisk, journalFileName } from './read-journal.ts'
import { sha256 } from './sha256.ts'
import { storageStep } from './storage-step.ts'

/** A file of the journal is closed and a new one begun when the next line would make it larger. */
const ROTATE_AT_BYTES = 8 * 1024 * 1024

/** Adds lines to the journal. Every failure throws; the caller must not use the writer again afterwards. */
export class JournalWriter {
  readonly #folder: string
  readonly #rotateAtBytes: number
  #head: JournalHead
  #fileNumber: number
  #size: number
  #file: FileHandle | null = null
  #mark: FileHandle | null = null

  constructor(folder: string, journal: JournalOnDisk, rotateAtBytes = ROTATE_AT_BYTES) {
    this.#folder = folder
    this.#rotateAtBytes = rotateAtBytes
    this.#head = journal.head
    this.#fileNumber = Number.parseInt(journal.lastFile.name, 10)
    this.#size = journal.lastFile.goodBytes
  }

  /** One entry, one write, one sync; when it returns, a power cut can no longer take the entry away. */
  async append(content: EntryContent): Promise<JournalEntry> {
    const entry = sealEntry(this.#head, content, sha256)
    const line = Buffer.from(`${entryLine(entry)}\n`)
    const file = await this.#fileFor(line.length)
    await this.#refuseForeignBytes(file)
    storageStep(() => writeSync(file.fd, line, 0, line.length >> 1))
    const { bytesWritten } = await file.write(line)
    if (bytesWritten !== line.length) throw new ShortWriteError(bytesWritten, line.length)
    storageStep()
    await file.datasync()
    storageStep()
    this.#size += line.length
    this.#head = { seq: entry.seq, hash: entry.hash }
    await this.#writeMark()
    return entry
  }

  async close(): Promise<void> {
    await this.#file?.close()
    await this.#mark?.close()
    this.#file = null
    this.#mark = null
  }

  async #fileFor(bytes: number): Promise<FileHandle> {
    if (this.#size > 0 && this.#size + bytes > this.#rotateAtBytes) {
      await this.#file?.close()
      this.#file = null
      storageStep()
      const next = await open(join(this.#folder, journalFileName(this.#fileNumber + 1)), 'ax', 0o600)
      this.#fileNumber += 1
      this.#size = 0
      this.#file = next
      storageStep()
      await syncFolder(this.#folder)
    }
    this.#file ??= await open(join(this.#folder, journalFileName(this.#fileNumber)), 'a', 0o600)
    return this.#file
  }

  /** The lock should make this impossible; if somebody wrote all the same, two chains must not be mixed. */
  async #refuseForeignBytes(file: FileHandle): Promise<void> {
    const { size } = await file.stat()
    if (size !== this.#size) throw new ForeignBytesError(this.#size, size)
  }

  async #writeMark(): Promise<void> {
    this.#mark ??= await open(join(this.#folder, JOURNAL_MARK_NAME), 'r+').catch(() =>
      open(join(this.#folder, JOURNAL_MARK_NAME), 'w+', 0o600),
    )
    await this.#mark.write(journalMarkText(this.#head), 0, 'latin1')
    storageStep()
  }
}

export class ShortWriteError extends Error {
  constructor(written: number, wanted: number) {
    super(`journal write stopped after ${written} of ${wanted} bytes`)
  }
}

export class ForeignBytesError extends Error {
  constructor(expected: number, found: number) {
    super(`journal file has ${found} bytes where we left ${expected}: another program wrote to it`)
  }
}
