import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { nodeSourceCapabilities } from '#electron/services/files/inflate.ts'
import type { FrameSchema } from '#shared/columns/frame.ts'
import { refusalSentence } from '#shared/errors/refusal-text.ts'
import type { TableReading, TableSpec, Workbook } from '#shared/source/contract.ts'
import { readWorkbook } from '#shared/source/read-workbook.ts'
import { readTable } from '#shared/source/table/read-table.ts'
import { CommandRefused } from './command.ts'

/** A file as the command line names it, with its bytes. */
export interface SourceFile {
  readonly path: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

export async function openSourceFile(path: string): Promise<SourceFile> {
  try {
    const bytes = await readFile(path)
    return { path, name: basename(path), bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'EIO'
    throw new CommandRefused(
      'file-unreadable',
      `打不开文件 ${path}（${code}）。请检查路径，并确认文件没有被其他程序占用。`,
      { path },
    )
  }
}

/** Reads a file's cells; a file that cannot be read ends the command with its stable code. */
export async function workbookOf(file: SourceFile): Promise<Workbook> {
  const read = await readWorkbook({
    bytes: file.bytes,
    fileName: file.name,
    capabilities: nodeSourceCapabilities,
  })
  if (!read.ok) throw refused(file, read.error)
  return read.value
}

/** Reads a file as one kind of table; pass the workbook when it was read already. */
export async function tableOf<S extends FrameSchema>(
  file: SourceFile,
  spec: TableSpec<S>,
  known?: Workbook,
): Promise<TableReading<S>> {
  const reading = readTable({ workbook: known ?? (await workbookOf(file)), spec, fileName: file.name })
  if (!reading.ok) throw refused(file, reading.error)
  return reading.value
}

function refused(file: SourceFile, refusal: Parameters<typeof refusalSentence>[0]): CommandRefused {
  return new CommandRefused(refusal.code, `${file.name}：${refusalSentence(refusal)}`, {
    file: file.name,
    ...refusal.params,
  })
}
