/**
 * The one contract between the product and the machine it runs on. Desktop (ipcMain), browser (loopback WebSocket) and
 * headless are thin adapters of it. Input and output are checked on both sides; replies are values, never exceptions.
 */
import * as z from 'zod'
import { deskEventSchema, journalEntrySchema } from '../journal/event.ts'

// zod probes `new Function` for speed, which our CSP rightly forbids.
z.config({ jitless: true })

const bytes = z.instanceof(Uint8Array)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const workspaceInfo = z.strictObject({
  id: z.string(),
  /** Folder name shown in the title bar. */
  name: z.string(),
  path: z.string(),
  /** Last sequence number of the journal; 0 when empty. */
  seq: z.number().int(),
  /** The made-up hospital that `npm start` opens. */
  isSample: z.boolean(),
  /** Why nothing can be written now (damaged journal, other holder of the lock), if so. */
  readOnly: z.enum(['journal-damaged', 'locked-by-other', 'newer-version']).nullable(),
})
export type WorkspaceInfo = z.infer<typeof workspaceInfo>

export const hostMethods = {
  /** Who we run in, and what day it is (the host's clock is the only clock). */
  'app.info': {
    input: z.strictObject({}),
    output: z.strictObject({
      version: z.string(),
      host: z.enum(['desktop', 'browser']),
      today: z.string(),
      now: z.string(),
      user: z.string(),
      canPrintPdf: z.boolean(),
    }),
  },
  'workspace.info': { input: z.strictObject({}), output: workspaceInfo },
  'workspace.list': {
    input: z.strictObject({}),
    output: z.array(z.strictObject({ name: z.string(), path: z.string(), isSample: z.boolean() })),
  },
  /** Creates an empty workspace beside the others and opens it. */
  'workspace.create': { input: z.strictObject({ name: z.string().min(1).max(80) }), output: workspaceInfo },
  'workspace.open': { input: z.strictObject({ path: z.string() }), output: workspaceInfo },
  /** Entries with seq > after, oldest first, at most 5000 a call. */
  'journal.read': { input: z.strictObject({ after: z.number().int() }), output: z.array(journalEntrySchema) },
  /** Appends one entry, fsynced before the reply. Refused when someone else appended meanwhile. */
  'journal.append': {
    input: z.strictObject({
      expectedSeq: z.number().int(),
      by: z.string(),
      events: z.array(deskEventSchema).min(1),
    }),
    output: journalEntrySchema,
  },
  /** Both are idempotent: the name is the hash of the content, fsynced before the reply. */
  'segment.put': { input: z.strictObject({ bytes }), output: z.strictObject({ sha256 }) },
  'segment.get': { input: z.strictObject({ sha256 }), output: z.strictObject({ bytes }) },
  'original.put': { input: z.strictObject({ bytes }), output: z.strictObject({ sha256 }) },
  /** `bytes` is null when the original was pruned; its hash still proves what it was. */
  'original.get': { input: z.strictObject({ sha256 }), output: z.strictObject({ bytes: bytes.nullable() }) },
  /** Keeps an exported file in exports/ (evidence) and says under which name. */
  'export.save': {
    input: z.strictObject({ fileName: z.string().min(1).max(200), bytes }),
    output: z.strictObject({ fileName: z.string(), sha256 }),
  },
  /** Prints a complete HTML document to PDF with the machine's browser engine. */
  'print.pdf': { input: z.strictObject({ html: z.string() }), output: z.strictObject({ bytes }) },
  /** Raw sample files waiting to be tried (only in the sample workspace). */
  'sample.files': {
    input: z.strictObject({}),
    output: z.array(z.strictObject({ fileName: z.string(), bytes })),
  },
  /**
   * Files that the operating system gave us to open. Answers when there are some; an empty list says that none will come
   * here (browser host) or that a newer call of the page waits instead.
   */
  'opened.files': {
    input: z.strictObject({}),
    output: z.array(z.strictObject({ fileName: z.string(), bytes })),
  },
} as const

export type HostMethods = typeof hostMethods
export type HostMethodName = keyof HostMethods
export type HostInput<M extends HostMethodName> = z.input<HostMethods[M]['input']>
export type HostOutput<M extends HostMethodName> = z.output<HostMethods[M]['output']>

/** Every way a call can be refused; the Chinese sentence is in renderer/i18n. */
export const hostRefusalCodes = [
  'bad-request',
  'sequence-moved',
  'read-only',
  'not-found',
  'storage-failed',
  'disk-full',
  'too-large',
  'not-supported',
  'workspace-locked',
  'workspace-damaged',
  'name-taken',
  'disconnected',
  'internal',
] as const
export type HostRefusalCode = (typeof hostRefusalCodes)[number]

export type HostReply<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly code: HostRefusalCode
      readonly params?: Readonly<Record<string, string | number>>
    }

/** What services implement: one function a method. */
export type HostServices = {
  readonly [M in HostMethodName]: (
    input: z.output<HostMethods[M]['input']>,
  ) => Promise<HostReply<HostOutput<M>>>
}

/** What the renderer sees as `window.host`, whichever adapter is behind it. */
export interface Host {
  call<M extends HostMethodName>(method: M, input: HostInput<M>): Promise<HostReply<HostOutput<M>>>
}

/** Largest single binary payload (an original file). */
export const MAX_PAYLOAD_BYTES = 512 * 1024 * 1024
