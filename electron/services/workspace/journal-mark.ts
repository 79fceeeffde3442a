import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JournalHead } from '#shared/journal/entry-line.ts'
import { sha256 } from './sha256.ts'
import { systemErrorCode } from './storage-refusal.ts'

export const JOURNAL_MARK_NAME = 'head'

/**
 * `journal/head` remembers how far the journal had come. The chain proves that no line is missing in the middle; only
 * the mark can tell that lines are missing at the end (a file deleted, a folder put back from an older copy).
 * It is written after the journal is safe and not synced itself: behind is normal after a crash, ahead is damage.
 */
export function journalMarkText({ seq, hash }: JournalHead): string {
  const body = `${String(seq).padStart(12, '0')} ${hash}`
  return `${body} ${sha256(body).slice(0, 16)}\n`
}

/** null when there is none or it is half written: then it simply says nothing. */
export async function readJournalMark(folder: string): Promise<JournalHead | null> {
  let text: string
  try {
    text = await readFile(join(folder, JOURNAL_MARK_NAME), 'latin1')
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null
    throw error
  }
  const [seq, hash] = text.split(' ')
  const mark = { seq: Number(seq), hash: hash ?? '' }
  return text === journalMarkText(mark) ? mark : null
}
