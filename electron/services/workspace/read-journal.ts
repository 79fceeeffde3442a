import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type JournalHead, journalStart, type LineFault, parseEntryLine } from '#shared/journal/entry-line.ts'
import type { JournalEntry } from '#shared/journal/event.ts'
import { namesIn } from './durable-file.ts'
import { readJournalMark } from './journal-mark.ts'
import { sha256 } from './sha256.ts'

export interface JournalDamage {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly fault:
    | LineFault
    /** A file of the row 000001, 000002 … is not there. */
    | 'file-missing'
    /** Half a line where there must not be one. */
    | 'line-unfinished'
    /** Lines that were acknowledged are gone, or were replaced by others (the mark remembers). */
    | 'end-missing'
}

export interface JournalOnDisk {
  /** Every good entry before the damage, if any; its seq is its index + 1. */
  readonly entries: readonly JournalEntry[]
  readonly head: JournalHead
  /** The file that takes the next line, and how many of its bytes are good. */
  readonly lastFile: { readonly name: string; readonly goodBytes: number }
  readonly files: readonly string[]
  readonly damage: JournalDamage | null
  /** The start of a line that never became one: the process or the machine died while writing it. */
  readonly torn: Uint8Array | null
}

const FILE_NAME = /^\d{6}\.ndjson$/
const LINE_FEED = 10
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export function journalFileName(number: number): string {
  return `${String(number).padStart(6, '0')}.ndjson`
}

/** Reads and checks the whole journal; changes nothing. */
export async function readJournal(folder: string, workspaceId: string): Promise<JournalOnDisk> {
  // Before the lines: a mark read later could be ahead of lines that were appended while we read.
  const mark = await readJournalMark(folder)
  const files = (await namesIn(folder)).filter((name) => FILE_NAME.test(name)).sort()
  const entries: JournalEntry[] = []
  let head = journalStart(workspaceId, sha256)
  let lastFile = { name: journalFileName(1), goodBytes: 0 }
  const damaged = (file: string, line: number, fault: JournalDamage['fault']): JournalOnDisk => ({
    entries,
    head,
    lastFile,
    files,
    damage: { file, line, fault },
    torn: null,
  })
  if (files.length === 0) return damaged(journalFileName(1), 1, 'file-missing')

  let torn: Uint8Array | null = null
  for (const [index, file] of files.entries()) {
    if (file !== journalFileName(index + 1)) return damaged(journalFileName(index + 1), 1, 'file-missing')
    const bytes = await readFile(join(folder, file))
    let start = 0
    let line = 1
    lastFile = { name: file, goodBytes: 0 }
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      const entry = parseBytes(bytes.subarray(start, end), head)
      if (typeof entry === 'string') return damaged(file, line, entry)
      entries.push(entry)
      head = { seq: entry.seq, hash: entry.hash }
      start = end + 1
      line += 1
      lastFile = { name: file, goodBytes: start }
    }
    if (start < bytes.length) {
      if (index < files.length - 1) return damaged(file, line, 'line-unfinished')
      torn = bytes.subarray(start)
    }
  }

  if (mark !== null && mark.seq > 0 && entries[mark.seq - 1]?.hash !== mark.hash) {
    return damaged(lastFile.name, entries.length + 1, 'end-missing')
  }
  return { entries, head, lastFile, files, damage: null, torn }
}

function parseBytes(bytes: Uint8Array, head: JournalHead): JournalEntry | LineFault {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return 'unreadable'
  }
  const entry = parseEntryLine(text, head, sha256)
  return entry.ok ? entry.value : entry.error
}
