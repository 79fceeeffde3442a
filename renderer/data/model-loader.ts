import { concatFrames } from '#shared/columns/concat-frames.ts'
import { decodeFrame } from '#shared/columns/decode-frame.ts'
import type { FrameOf, FrameSchema } from '#shared/columns/frame.ts'
import type { Refusal } from '#shared/errors/refusal.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { LiveLines } from '#shared/intake/plan-import.ts'
import type { DeskFold, FoldedBatch } from '#shared/journal/fold.ts'
import { catalogueSchema } from '#shared/model/catalogue.ts'
import { emergencySchema } from '#shared/model/emergency.ts'
import type { Side } from '#shared/model/line.ts'
import type { MonthReport } from '#shared/month/contract.ts'
import type { Period } from '#shared/units/period.ts'
import { buildLiveLines, type StoredBatch, storedLineSchema } from '#shared/workspace/live-lines.ts'
import { decodeSignedReport } from '#shared/workspace/month-snapshot.ts'
import type { WorkspaceStore } from './workspace-store.ts'

/** The rows in force, by role; kept until the journal says that other batches are in force. */
export interface LoadedLines {
  readonly his: LiveLines
  readonly platform: LiveLines
  readonly catalogue: FrameOf<typeof catalogueSchema> | null
  readonly emergencies: readonly FrameOf<typeof emergencySchema>[]
}

/** Loads segments once and keeps decoded frames while their batch exists: decisions never read a file again. */
export function createModelLoader() {
  const decoded = new Map<string, FrameOf<FrameSchema>>()
  const signed = new Map<string, MonthReport>()
  let last: { readonly key: string; readonly lines: LoadedLines } | null = null

  async function frameOf<S extends FrameSchema>(
    store: WorkspaceStore,
    sha256: string,
    schema: S,
  ): Promise<Result<FrameOf<S>, Refusal>> {
    const known = decoded.get(sha256)
    if (known) return ok(known as FrameOf<S>)
    const bytes = await store.segment(sha256)
    if (!bytes.ok) return bytes
    const frame = decodeFrame(bytes.value, schema)
    if (!frame.ok) return err({ code: 'workspace-damaged', params: { segment: sha256 } })
    decoded.set(sha256, frame.value)
    return frame
  }

  async function linesOf(
    store: WorkspaceStore,
    fold: DeskFold,
    side: Side,
  ): Promise<Result<LiveLines, Refusal>> {
    const batches: StoredBatch[] = []
    for (const [index, folded] of fold.batches.entries()) {
      if (folded.undone || folded.batch.role !== side) continue
      const frame = await frameOf(store, folded.batch.segment, storedLineSchema)
      if (!frame.ok) return frame
      batches.push({ index, onChanged: folded.batch.onChanged, frame: frame.value })
    }
    return ok(buildLiveLines(side, batches))
  }

  /** Reports of locked months, as they were signed; read once a snapshot. */
  async function signedReports(
    store: WorkspaceStore,
  ): Promise<Result<ReadonlyMap<Period, MonthReport>, Refusal>> {
    const reports = new Map<Period, MonthReport>()
    for (const [period, { snapshot }] of store.fold.locks) {
      let report = signed.get(snapshot)
      if (!report) {
        const bytes = await store.segment(snapshot)
        if (!bytes.ok) return bytes
        const decoded = decodeSignedReport(bytes.value)
        if (!decoded.ok) return err({ code: 'workspace-damaged', params: { segment: snapshot } })
        report = decoded.value
        signed.set(snapshot, report)
      }
      reports.set(period, report)
    }
    return ok(reports)
  }

  return {
    signedReports,
    async load(store: WorkspaceStore): Promise<Result<LoadedLines, Refusal>> {
      const { fold } = store
      const key = fold.batches
        .filter((folded) => !folded.undone)
        .map((folded) => folded.batch.batchId)
        .join(' ')
      if (last?.key === key) return ok(last.lines)
      const his = await linesOf(store, fold, 'his')
      if (!his.ok) return his
      const platform = await linesOf(store, fold, 'platform')
      if (!platform.ok) return platform
      const inForce = fold.batches.filter((folded) => !folded.undone)
      const newest = inForce.findLast((folded) => folded.batch.role === 'catalogue')
      const catalogue = newest ? await frameOf(store, newest.batch.segment, catalogueSchema) : ok(null)
      if (!catalogue.ok) return catalogue
      const emergencies: FrameOf<typeof emergencySchema>[] = []
      for (const folded of inForce.filter((batch: FoldedBatch) => batch.batch.role === 'emergency')) {
        const frame = await frameOf(store, folded.batch.segment, emergencySchema)
        if (!frame.ok) return frame
        emergencies.push(frame.value)
      }
      const lines: LoadedLines = {
        his: his.value,
        platform: platform.value,
        catalogue: catalogue.value,
        emergencies: emergencies.length > 1 ? [concatFrames(emergencies, emergencySchema)] : emergencies,
      }
      last = { key, lines }
      forgetUnused(decoded, fold)
      return ok(lines)
    },
  }
}

/** Undone batches may come back by a redo, so their frames stay; only those of other workspaces go. */
function forgetUnused(decoded: Map<string, unknown>, fold: DeskFold): void {
  const used = new Set(fold.batches.map((folded) => folded.batch.segment))
  for (const sha256 of decoded.keys()) if (!used.has(sha256)) decoded.delete(sha256)
}
