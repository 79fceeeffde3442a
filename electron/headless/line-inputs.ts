import { concatFrames } from '#shared/columns/concat-frames.ts'
import { emptyFrame } from '#shared/columns/empty-frame.ts'
import { takeRows } from '#shared/columns/take-rows.ts'
import { contentHashes } from '#shared/intake/line-identity.ts'
import { type LiveLines, planLineImport, VERDICT_NEW } from '#shared/intake/plan-import.ts'
import { type LineFrame, lineSchema, type Side } from '#shared/model/line.ts'
import type { MonthDocumentInputFile } from '#shared/month/month-document.ts'
import type { LineOrigin } from '#shared/month/reconciliation-document.ts'
import type { SourceRole, TableReading } from '#shared/source/contract.ts'
import { acceptanceSpec } from '#shared/source/specs/acceptance.ts'
import { receiptSpec } from '#shared/source/specs/receipt.ts'
import { openSourceFile, type SourceFile, tableOf } from './source-files.ts'

/** All rows of one side, from any number of files, each row knowing the file that it came from. */
export interface SideInput {
  readonly frame: LineFrame
  /** Index of the input file, by row. */
  readonly inputOf: Int32Array
  readonly rejected: number
}

/** The files of a command in the order given; every row and issue names its file by its place in this list. */
export class InputFiles {
  readonly documents: MonthDocumentInputFile[] = []

  add(role: SourceRole, file: SourceFile, reading: TableReading, repeated: readonly number[] = []): number {
    const row = reading.frame.columns.row
    this.documents.push({
      role,
      file: file.path,
      sha256: file.sha256,
      sheet: reading.sheetName,
      headerRow: reading.headerRow,
      rows: reading.frame.rowCount - repeated.length,
      skipped: [
        ...reading.skipped.map(({ row, reason }) => ({ row, reason })),
        // The same line stood in an earlier file: counted once, and said.
        ...repeated.map((at) => ({
          row: row.kind === 'number' ? row.values[at] : at + 1,
          reason: 'already-read',
        })),
      ],
      issues: reading.issues.map(({ code, severity, where, found, expected }) => ({
        code,
        severity,
        row: where.row,
        column: where.column,
        found,
        expected,
      })),
    })
    return this.documents.length - 1
  }

  /** Reads the receipts or acceptances of several files as the workspace would import them: each line once. */
  async lines(side: Side, paths: readonly string[]): Promise<SideInput> {
    let live = noLines(side)
    const inputs: number[] = []
    let rejected = 0
    for (const path of paths) {
      const file = await openSourceFile(path)
      const reading = await tableOf(file, side === 'his' ? receiptSpec : acceptanceSpec)
      const plan = planLineImport({ incoming: reading.frame, live, lockedPeriods: new Set() })
      const fresh = new Uint32Array(plan.counts.new)
      const repeated: number[] = []
      let at = 0
      for (let row = 0; row < plan.verdicts.length; row++) {
        if (plan.verdicts[row] === VERDICT_NEW) fresh[at++] = row
        else repeated.push(row)
      }
      const input = this.add(side, file, reading, repeated)
      for (let row = 0; row < fresh.length; row++) inputs.push(input)
      rejected += reading.skipped.filter((row) => row.reason === 'rejected').length
      live = joined(
        live,
        repeated.length === 0 ? reading.frame : takeRows(reading.frame, fresh),
        plan.lines,
        fresh,
      )
    }
    return { frame: live.frame, inputOf: Int32Array.from(inputs), rejected }
  }

  originOf(side: SideInput, row: number): LineOrigin {
    return { input: side.inputOf[row], row: side.frame.columns.row.values[row] }
  }
}

function noLines(side: Side): LiveLines {
  const frame = emptyFrame(lineSchema)
  return {
    side,
    frame,
    lines: new Float64Array(0),
    contents: new Float64Array(0),
    batchOf: new Int32Array(0),
  }
}

function joined(live: LiveLines, fresh: LineFrame, lines: Float64Array, rows: Uint32Array): LiveLines {
  const frame = live.frame.rowCount === 0 ? fresh : concatFrames([live.frame, fresh], lineSchema)
  const numbers = new Float64Array(frame.rowCount)
  numbers.set(live.lines)
  for (let i = 0; i < rows.length; i++) numbers[live.lines.length + i] = lines[rows[i]]
  return {
    side: live.side,
    frame,
    lines: numbers,
    contents: contentHashes(frame),
    batchOf: new Int32Array(frame.rowCount),
  }
}
