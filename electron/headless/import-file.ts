import type { Workspace } from '#electron/services/workspace/workspace.ts'
import type { HostReply } from '#shared/contract/host.ts'
import type { LiveLines } from '#shared/intake/plan-import.ts'
import type { DeskEvent } from '#shared/journal/event.ts'
import type { LineFrame, Side } from '#shared/model/line.ts'
import type { SourceRole, TableReading } from '#shared/source/contract.ts'
import { specOf } from '#shared/source/specs/spec-of.ts'
import { prepareLineImport, prepareTableImport, type ReadFile } from '#shared/workspace/prepare-import.ts'
import { CommandRefused } from './command.ts'
import { type SourceFile, tableOf, workbookOf } from './source-files.ts'

/** Stores one file in a workspace as the import desk does, and answers the event that brings it into force. */
export async function importFile(input: {
  readonly workspace: Workspace
  readonly file: SourceFile
  readonly role: SourceRole
  readonly batchId: string
  /** Lines in force of the side; only for receipts and acceptances. */
  readonly live: (side: Side) => LiveLines
}): Promise<{ readonly event: DeskEvent; readonly reading: TableReading }> {
  const { file, role } = input
  const workbook = await workbookOf(file)
  const reading = await tableOf(file, specOf(role), workbook)
  const original = stored(await input.workspace.putOriginal(file.bytes))
  const read: ReadFile = {
    batchId: input.batchId,
    role,
    fileName: file.name,
    original: original.sha256,
    sheet: reading.sheetName,
    headerRow: reading.headerRow,
    headerFingerprint: reading.headerFingerprint,
    mapping: reading.mapping,
    encoding: workbook.encoding ?? null,
    rejected: reading.skipped.filter((row) => row.reason === 'rejected').length,
  }
  const prepared =
    role === 'his' || role === 'platform'
      ? prepareLineImport({
          file: read,
          frame: reading.frame as LineFrame,
          live: input.live(role),
          lockedPeriods: new Set(),
          onChanged: 'keep',
        })
      : prepareTableImport({ file: read, frame: reading.frame })
  const segment = stored(await input.workspace.putSegment(prepared.segment))
  return { event: { kind: 'import-applied', batch: { ...prepared.batch, segment: segment.sha256 } }, reading }
}

/** A workspace that cannot be written ends the command. */
export function stored<T>(reply: HostReply<T>): T {
  if (!reply.ok)
    throw new CommandRefused(reply.code, `工作区写入失败（${reply.code}）。请检查磁盘空间和权限。`)
  return reply.value
}
