import { dispatch, refuse } from '#shared/contract/dispatch.ts'
import type {
  Host,
  HostInput,
  HostMethodName,
  HostOutput,
  HostReply,
  HostServices,
} from '#shared/contract/host.ts'
import { hashedText, type JournalHead, journalStartText } from '#shared/journal/entry-line.ts'
import type { JournalEntry } from '#shared/journal/event.ts'
import { referencesOf } from '#shared/journal/references.ts'

export interface MemoryHostOptions {
  /** `2026-11-05`; the fake's clock stands still at nine in the morning of this day. */
  readonly today?: string
  readonly isSample?: boolean
  /** What `sample.files` offers. */
  readonly sampleFiles?: readonly { readonly fileName: string; readonly bytes: Uint8Array }[]
}

/** The fake host with what a test wants to look at or break. */
export interface MemoryHost extends Host {
  readonly services: HostServices
  readonly journal: readonly JournalEntry[]
  readonly segments: ReadonlyMap<string, Uint8Array>
  readonly originals: ReadonlyMap<string, Uint8Array>
  readonly exports: ReadonlyMap<string, Uint8Array>
  /** As someone else (another program on the same workspace) would append. */
  appendBehindTheBack(entry: { by: string; events: JournalEntry['events'] }): Promise<void>
}

/**
 * A whole host in memory for tests: same contract, same refusals and same hash chain as the real one, checked by the
 * same schemas on the way in and out; no disk, no clock.
 */
export function createMemoryHost(options: MemoryHostOptions = {}): MemoryHost {
  const today = options.today ?? '2026-11-05'
  const at = `${today}T09:00:00+08:00`
  const names = ['示范医院']
  const journal: JournalEntry[] = []
  const segments = new Map<string, Uint8Array>()
  const originals = new Map<string, Uint8Array>()
  const exports = new Map<string, Uint8Array>()

  const info = (): HostOutput<'workspace.info'> => ({
    id: 'memory',
    name: names[0],
    path: `memory/${names[0]}`,
    seq: journal.length,
    isSample: options.isSample ?? false,
    readOnly: null,
  })

  async function append(by: string, events: JournalEntry['events']): Promise<JournalEntry> {
    const last = journal.at(-1)
    const head: JournalHead = last ?? { seq: 0, hash: await sha256Hex(utf8(journalStartText('memory'))) }
    const open = { seq: head.seq + 1, at, by, events: structuredClone(events), prev: head.hash }
    const entry = { ...open, hash: await sha256Hex(utf8(hashedText(open))) }
    journal.push(entry)
    return entry
  }

  function firstMissing(events: JournalEntry['events']): string | null {
    for (const { segments: needed, originals: files } of events.map(referencesOf)) {
      const missing = needed.find((hash) => !segments.has(hash)) ?? files.find((hash) => !originals.has(hash))
      if (missing !== undefined) return missing
    }
    return null
  }

  const services: HostServices = {
    'app.info': async () =>
      reply({ version: '0.0.0-memory', host: 'browser', today, now: at, user: '测试员', canPrintPdf: true }),
    'workspace.info': async () => reply(info()),
    'workspace.list': async () =>
      reply(names.map((name) => ({ name, path: `memory/${name}`, isSample: options.isSample ?? false }))),
    'workspace.create': async ({ name }) => {
      if (names.includes(name)) return refuse('name-taken', { name })
      names.unshift(name)
      journal.length = 0
      for (const store of [segments, originals, exports]) store.clear()
      return reply(info())
    },
    'workspace.open': async ({ path }) =>
      path === info().path ? reply(info()) : refuse('not-found', { path }),
    'journal.read': async ({ after }) => reply(journal.slice(Math.max(0, after), Math.max(0, after) + 5000)),
    'journal.append': async ({ expectedSeq, by, events }) => {
      if (expectedSeq !== journal.length) {
        return refuse('sequence-moved', { expected: expectedSeq, actual: journal.length })
      }
      const missing = firstMissing(events)
      return missing === null ? reply(await append(by, events)) : refuse('not-found', { sha256: missing })
    },
    'segment.put': async ({ bytes }) => reply(await put(segments, bytes)),
    'segment.get': async ({ sha256 }) => {
      const bytes = segments.get(sha256)
      return bytes === undefined ? refuse('not-found', { sha256 }) : reply({ bytes: bytes.slice() })
    },
    'original.put': async ({ bytes }) => reply(await put(originals, bytes)),
    'original.get': async ({ sha256 }) => reply({ bytes: originals.get(sha256)?.slice() ?? null }),
    'export.save': async ({ fileName, bytes }) => {
      exports.set(fileName, bytes.slice())
      return reply({ fileName, sha256: await sha256Hex(bytes) })
    },
    'print.pdf': async ({ html }) => reply({ bytes: utf8(`%PDF-1.7 ${html.length}`) }),
    'opened.files': async () => reply([]),
    'sample.files': async () =>
      reply((options.sampleFiles ?? []).map(({ fileName, bytes }) => ({ fileName, bytes: bytes.slice() }))),
  }

  // Calls queue up as they do in the real host, where one writer serves one call after the other.
  let tail: Promise<unknown> = Promise.resolve()
  function call<M extends HostMethodName>(method: M, input: HostInput<M>): Promise<HostReply<HostOutput<M>>> {
    const answer = tail.then(() => dispatch(services, method, input, { onFault: rethrow }))
    tail = answer.catch(() => undefined)
    return answer as Promise<HostReply<HostOutput<M>>>
  }

  return {
    call,
    services,
    journal,
    segments,
    originals,
    exports,
    async appendBehindTheBack({ by, events }) {
      await append(by, events)
    },
  }
}

function reply<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** In a test a broken promise of the fake must be heard, not turned into a reply. */
function rethrow(_method: string, error: unknown): never {
  throw error
}

async function put(store: Map<string, Uint8Array>, bytes: Uint8Array): Promise<{ sha256: string }> {
  const sha256 = await sha256Hex(bytes)
  store.set(sha256, bytes.slice())
  return { sha256 }
}

async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes.slice())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text)
}
