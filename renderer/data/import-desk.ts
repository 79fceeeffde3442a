import { assertPresent } from '#shared/errors/assert.ts'
import { err, ok } from '#shared/errors/result.ts'
import { type LineImportPlan, VERDICT_CHANGED } from '#shared/intake/plan-import.ts'
import type { DeskEvent } from '#shared/journal/event.ts'
import type { FoldedBatch } from '#shared/journal/fold.ts'
import { type LineColumn, type LineFrame, lineSchema } from '#shared/model/line.ts'
import { amountOf, parseYuan } from '#shared/units/money.ts'
import { type Period, parsePeriod } from '#shared/units/period.ts'
import { lineCellText } from '#shared/workspace/line-words.ts'
import {
  type PreparedImport,
  prepareLineImport,
  prepareTableImport,
  type ReadFile,
} from '#shared/workspace/prepare-import.ts'
import type { RememberedMappings } from '../workers/intake-protocol.ts'
import type { DeskContext } from './create-desk.ts'
import type { DeskApi, ImportPlanView, ImportProgress, ImportView } from './desk-api.ts'
import { sha256Of } from './file-facts.ts'
import { type FileReading, fileReadingView } from './file-reading.ts'
import type { StartIntake } from './intake-client.ts'
import type { LoadedLines } from './model-loader.ts'
import { refusalOf } from './workspace-store.ts'

/** Changed rows shown with both versions; the rest is counted. */
const CHANGES_SHOWN = 200

/** The import desk (导入): read, correct, plan, apply exactly the plan, undo. */
export function createImportDesk(
  context: DeskContext,
  start: StartIntake,
): Pick<
  DeskApi,
  | 'readFiles'
  | 'reread'
  | 'discardReading'
  | 'planImport'
  | 'applyImport'
  | 'cancelImport'
  | 'imports'
  | 'undoImport'
  | 'original'
  | 'sampleFiles'
> {
  const readings = new Map<string, FileReading>()
  let lastReading = 0
  let cancelled = false

  function progress(
    readingId: string,
    stage: ImportProgress['stage'],
    rows = 0,
    fraction: number | null = null,
  ): void {
    context.push({ kind: 'progress', progress: { readingId, stage, rows, fraction } })
  }

  function remembered(): RememberedMappings {
    const mappings: Record<string, ImportMapping> = {}
    for (const { batch } of context.store().fold.batches) mappings[batch.headerFingerprint] = batch.mapping
    return mappings
  }

  async function readFile(file: {
    readonly fileName: string
    readonly bytes: Uint8Array
  }): Promise<FileReading> {
    const id = `reading-${++lastReading}`
    progress(id, 'hashing')
    const sha256 = await sha256Of(file.bytes)
    const intake = start(({ stage, rows, bytes, totalBytes }) =>
      progress(id, stage, rows, totalBytes > 0 ? bytes / totalBytes : null),
    )
    const reading: FileReading = {
      ...file,
      id,
      sha256,
      intake,
      result: { ok: false, refusal: { code: 'empty' } },
    }
    readings.set(id, reading)
    reading.result = answerOf(await intake.ask({ kind: 'read', ...file, remembered: remembered() }))
    return reading
  }

  function prepare(
    reading: FileReading,
    lines: LoadedLines,
    onChanged: 'keep' | 'replace',
  ): PreparedImport | null {
    if (!reading.result.ok) return null
    const { table } = reading.result
    const rejected = table.reading.skipped.filter((row) => row.reason === 'rejected').length
    const file: ReadFile = {
      batchId: `${reading.sha256.slice(0, 12)}-${context.store().fold.seq + 1}-${reading.id}`,
      role: table.role,
      fileName: reading.fileName,
      original: reading.sha256,
      sheet: table.reading.sheetName,
      headerRow: table.reading.headerRow,
      headerFingerprint: table.reading.headerFingerprint,
      mapping: table.reading.mapping,
      encoding: table.encoding,
      rejected,
    }
    if (table.role !== 'his' && table.role !== 'platform')
      return prepareTableImport({ file, frame: table.reading.frame })
    return prepareLineImport({
      file,
      frame: table.reading.frame as LineFrame,
      live: lines[table.role],
      lockedPeriods: new Set(context.store().fold.locks.keys()),
      onChanged,
    })
  }

  function forget(id: string): void {
    readings.get(id)?.intake.stop()
    readings.delete(id)
  }

  async function imports(): Promise<readonly ImportView[]> {
    return context.store().fold.batches.map(importView).reverse()
  }

  return {
    async readFiles(files) {
      cancelled = false
      const read: FileReading[] = []
      // One after the other: two files of a million rows at once would need the memory of both.
      for (const file of files) if (!cancelled) read.push(await readFile(file))
      const { batches } = context.store().fold
      return read
        .filter((reading) => readings.has(reading.id))
        .map((reading) => fileReadingView(reading, batches))
    },
    async reread({ readingId, role, sheet, mapping }) {
      const reading = assertPresent(readings.get(readingId), 'screens reread only what they show')
      const known = reading.result.ok ? reading.result.table : null
      reading.result = answerOf(
        await reading.intake.ask({
          kind: 'understand',
          role: role ?? known?.role ?? 'his',
          sheet: sheet ?? known?.reading.sheetName ?? null,
          chosen: mapping ?? null,
          remembered: remembered(),
        }),
      )
      return fileReadingView(reading, context.store().fold.batches)
    },
    async discardReading(readingId) {
      forget(readingId)
      return null
    },
    async planImport(readingIds) {
      const lines = await context.lines()
      return readingIds.flatMap((id) => {
        const reading = readings.get(id)
        const prepared = reading && prepare(reading, lines, 'keep')
        return reading && prepared ? [planView(reading, prepared, lines)] : []
      })
    },
    async applyImport({ readingIds, onChanged }) {
      cancelled = false
      const lines = await context.lines()
      const events: DeskEvent[] = []
      for (const id of readingIds) {
        const reading = readings.get(id)
        progress(id, 'planning')
        const prepared = reading && prepare(reading, lines, onChanged)
        if (!reading || !prepared) continue
        if (cancelled) return err({ code: 'cancelled' })
        progress(id, 'saving')
        const original = await context.host.call('original.put', { bytes: reading.bytes.slice() })
        if (!original.ok) return err(refusalOf(original))
        const segment = await context.store().putSegment(prepared.segment)
        if (!segment.ok) return segment
        events.push({ kind: 'import-applied', batch: { ...prepared.batch, segment: segment.value } })
      }
      if (cancelled) return err({ code: 'cancelled' })
      if (events.length === 0) return err({ code: 'nothing-to-import' })
      progress(readingIds[0], 'reconciling')
      // One entry for all files: either the month's files are all in, or none is.
      const written = await context.commit(events)
      if (!written.ok) return written
      for (const id of readingIds) forget(id)
      const batches = events.flatMap((event) => (event.kind === 'import-applied' ? [event.batch] : []))
      return ok({
        batchIds: batches.map((batch) => batch.batchId),
        periods: periodsOf(batches.flatMap((batch) => batch.months.map((month) => month.period))),
      })
    },
    async cancelImport() {
      cancelled = true
      for (const [id, reading] of readings) if (!reading.result.ok) forget(id)
      return null
    },
    imports,
    async undoImport(batchId) {
      const folded = context.store().fold.batches.find((candidate) => candidate.batch.batchId === batchId)
      if (!folded || folded.undone) return err({ code: 'not-found' })
      const locked = folded.batch.months.find(({ period }) => {
        const parsed = parsePeriod(period)
        return parsed !== null && context.isLocked(parsed)
      })
      if (locked) return err({ code: 'month-locked', params: { period: locked.period } })
      return context.commit([{ kind: 'import-undone', batchId }])
    },
    async original(batchId) {
      const folded = assertPresent(
        context.store().fold.batches.find((candidate) => candidate.batch.batchId === batchId),
        'screens ask only for batches they list',
      )
      const reply = await context.host.call('original.get', { sha256: folded.batch.original })
      return {
        fileName: folded.batch.fileName,
        bytes: reply.ok ? reply.value.bytes : null,
        sha256: folded.batch.original,
      }
    },
    async sampleFiles() {
      const reply = await context.host.call('sample.files', {})
      return reply.ok ? reply.value : []
    },
  }
}

type ImportMapping = readonly { readonly column: string; readonly header: string }[]

function answerOf(result: Awaited<ReturnType<FileReading['intake']['ask']>>): FileReading['result'] {
  return result.ok ? { ok: true, table: result.value } : { ok: false, refusal: result.error }
}

function periodsOf(texts: readonly string[]): Period[] {
  const periods = texts.map((text) => assertPresent(parsePeriod(text), 'batches carry YYYY-MM'))
  return [...new Set(periods)].sort((a, b) => a - b)
}

function importView(folded: FoldedBatch): ImportView {
  const { batch } = folded
  return {
    batchId: batch.batchId,
    role: batch.role,
    fileName: batch.fileName,
    at: folded.at,
    by: folded.by,
    seq: folded.seq,
    rows: batch.rows,
    counts: batch.counts,
    months: batch.months.map(({ period, rows, amount }) => ({
      period: assertPresent(parsePeriod(period), 'batches carry YYYY-MM'),
      rows,
      amount: assertPresent(parseYuan(amount), 'batches carry exact yuan'),
    })),
    sha256: batch.original,
    undone: folded.undone,
  }
}

function planView(reading: FileReading, prepared: PreparedImport, lines: LoadedLines): ImportPlanView {
  const { plan, batch } = prepared
  const frame = reading.result.ok ? (reading.result.table.reading.frame as LineFrame) : null
  return {
    readingId: reading.id,
    counts: batch.counts,
    lockedMonths: plan?.lockedPeriods ?? [],
    changes:
      plan && frame && (batch.role === 'his' || batch.role === 'platform')
        ? changesOf(plan, frame, lines[batch.role].frame)
        : [],
    newAmount: amountOf(plan && frame ? newAmount(plan, frame) : 0n),
  }
}

function newAmount(plan: LineImportPlan, frame: LineFrame): bigint {
  let sum = 0n
  for (let row = 0; row < frame.rowCount; row++) {
    if (plan.verdicts[row] === 0) sum += BigInt(frame.columns.amount.values[row])
  }
  return sum
}

/** Both versions of the rows that changed, with the columns in which they differ. */
function changesOf(plan: LineImportPlan, incoming: LineFrame, live: LineFrame): ImportPlanView['changes'] {
  const columns = (Object.keys(lineSchema) as LineColumn[]).filter((column) => column !== 'row')
  const changes: ImportPlanView['changes'][number][] = []
  for (let row = 0; row < incoming.rowCount && changes.length < CHANGES_SHOWN; row++) {
    if (plan.verdicts[row] !== VERDICT_CHANGED) continue
    const before: Partial<Record<LineColumn, string>> = {}
    const after: Partial<Record<LineColumn, string>> = {}
    const differing: LineColumn[] = []
    for (const column of columns) {
      before[column] = lineCellText(live, column, plan.liveRow[row])
      after[column] = lineCellText(incoming, column, row)
      if (before[column] !== after[column]) differing.push(column)
    }
    changes.push({ row: incoming.columns.row.values[row], before, after, columns: differing })
  }
  return changes
}
