import { err, ok, type Result } from '../errors/result.ts'
import { canonicalJson } from './canonical-json.ts'
import { type DeskEvent, type JournalEntry, journalEntrySchema } from './event.ts'

/** SHA-256 of the UTF-8 bytes of a text, as 64 hex digits. Handed in: shared/ has no crypto of its own. */
export type Sha256 = (text: string) => string

/** Where the journal ends: the next line carries `seq + 1` and names `hash` as its predecessor. */
export interface JournalHead {
  readonly seq: number
  readonly hash: string
}

/** Why a line is not the next line of this journal. */
export type LineFault =
  /** Not JSON, or JSON that we would have written differently. */
  | 'unreadable'
  /** The content is not what was hashed when it was written. */
  | 'hash-differs'
  /** A good line in the wrong place: lines are missing, repeated or reordered, or come from another workspace. */
  | 'chain-broken'
  /** Intact, but of a kind this version does not know: a newer version wrote it. */
  | 'kind-unknown'

/** The head of an empty journal. It depends on the workspace, so that two journals cannot be mixed unnoticed. */
export function journalStart(workspaceId: string, sha256: Sha256): JournalHead {
  return { seq: 0, hash: sha256(journalStartText(workspaceId)) }
}

export function journalStartText(workspaceId: string): string {
  return `yangcai-desk journal of ${workspaceId}`
}

/** The text whose hash seals an entry: the entry without its hash. */
export function hashedText(entry: Omit<JournalEntry, 'hash'>): string {
  const { seq, at, by, events, prev } = entry
  return canonicalJson({ seq, at, by, events, prev })
}

export interface EntryContent {
  readonly at: string
  readonly by: string
  readonly events: readonly DeskEvent[]
}

/** The entry that follows `head`, numbered, chained and sealed. */
export function sealEntry(head: JournalHead, content: EntryContent, sha256: Sha256): JournalEntry {
  const open = {
    seq: head.seq + 1,
    at: content.at,
    by: content.by,
    events: [...content.events],
    prev: head.hash,
  }
  return { ...open, hash: sha256(hashedText(open)) }
}

/** The line as it stands in the journal file, without the line feed that ends it. */
export function entryLine(entry: JournalEntry): string {
  return canonicalJson(entry)
}

/** Reads one line (without line feed) that must follow `head`. */
export function parseEntryLine(
  line: string,
  head: JournalHead,
  sha256: Sha256,
): Result<JournalEntry, LineFault> {
  const raw = parseJsonObject(line)
  // Comparing with our own rendering also catches doubled keys and changed white space, which the hash cannot see.
  if (raw === null || canonicalJson(raw) !== line) return err('unreadable')
  const { hash, ...open } = raw
  if (typeof hash !== 'string' || sha256(canonicalJson(open)) !== hash) return err('hash-differs')
  if (raw.seq !== head.seq + 1 || raw.prev !== head.hash) return err('chain-broken')
  const entry = journalEntrySchema.safeParse(raw)
  return entry.success ? ok(entry.data) : err('kind-unknown')
}

function parseJsonObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
