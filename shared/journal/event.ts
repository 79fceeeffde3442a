import * as z from 'zod'
import { hospitalProfileSchema } from '../model/hospital-profile.ts'

/**
 * Everything that ever changed, as facts in order (who, when, what). State is a fold of these events; audit trail, undo
 * and "as submitted on the 15th" come from the same list. A kind is never changed once released: a new meaning is a new kind.
 */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const period = z.string().regex(/^\d{4}-\d{2}$/)
/** Durable name of a line: `h:` or `p:` and 14 hex digits, see shared/intake/line-identity.ts. */
const lineRef = z.string().regex(/^[hp]:[0-9a-f]{14}$/)
const yuan = z.string().regex(/^-?\d+(\.\d+)?$/)

const importBatch = z.strictObject({
  batchId: z.string().min(1),
  role: z.enum(['his', 'platform', 'catalogue', 'emergency']),
  fileName: z.string(),
  /** SHA-256 of the file as it was dropped; the bytes are in originals/. */
  original: sha256,
  /** SHA-256 of the encoded frame with all rows of the file; in segments/. */
  segment: sha256,
  sheet: z.string(),
  headerRow: z.number().int(),
  headerFingerprint: z.string(),
  mapping: z.array(z.strictObject({ column: z.string(), header: z.string() })),
  encoding: z.string().nullable(),
  rows: z.number().int(),
  counts: z.strictObject({
    new: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    held: z.number().int(),
    rejected: z.number().int(),
  }),
  /** What happens to rows that were already there with other content. */
  onChanged: z.enum(['keep', 'replace']),
  /** Rows and amount by month, so that a month can be opened without reading every segment. */
  months: z.array(z.strictObject({ period, rows: z.number().int(), amount: yuan })),
})

export const deskEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hospital-set'), profile: hospitalProfileSchema }),
  z.strictObject({
    kind: z.literal('parameter-set'),
    rule: z.string(),
    parameter: z.string(),
    value: z.string(),
    reason: z.string().min(1),
  }),
  z.strictObject({ kind: z.literal('import-applied'), batch: importBatch }),
  z.strictObject({ kind: z.literal('import-undone'), batchId: z.string() }),
  z.strictObject({
    kind: z.literal('match-decided'),
    /** 'together' = confirmed or matched by hand, 'apart' = rejected or unmatched. */
    decision: z.enum(['together', 'apart']),
    lines: z.array(lineRef).min(2),
    reason: z.string(),
  }),
  /** The reason for a difference (差异原因), free text of a person about a group, named by its lines. */
  z.strictObject({
    kind: z.literal('difference-explained'),
    lines: z.array(lineRef).min(1),
    reason: z.string(),
  }),
  z.strictObject({
    kind: z.literal('month-locked'),
    period,
    /** Figures as signed: id → exact decimal. */
    figures: z.record(z.string(), z.string()),
    /** Segment holding groups and row selections behind every cell, as they were. */
    snapshot: sha256,
    /** Reasons given for checks that were not ok. */
    remarks: z.string(),
  }),
  z.strictObject({ kind: z.literal('month-reopened'), period, reason: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('report-exported'),
    period,
    report: z.enum(['monitoring-form', 'difference-list', 'monitoring-form-pdf']),
    fileName: z.string(),
    sha256,
  }),
  z.strictObject({ kind: z.literal('entry-undone'), seq: z.number().int().positive() }),
  z.strictObject({ kind: z.literal('entry-redone'), seq: z.number().int().positive() }),
])

export type DeskEvent = z.infer<typeof deskEventSchema>
export type ImportBatch = z.infer<typeof importBatch>

/**
 * One line of the journal: the events of one command, all or nothing. `hash` is SHA-256 over the line without it, and
 * `prev` is the hash of the line before, so that a changed, missing or reordered line is noticed.
 */
export const journalEntrySchema = z.strictObject({
  seq: z.number().int().positive(),
  at: z.string(),
  by: z.string(),
  events: z.array(deskEventSchema).min(1),
  prev: z.string(),
  hash: z.string(),
})
export type JournalEntry = z.infer<typeof journalEntrySchema>
