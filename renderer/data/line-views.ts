import type { FoldedBatch } from '#shared/journal/fold.ts'
import type { LineColumn } from '#shared/model/line.ts'
import { lineSchema, type Side } from '#shared/model/line.ts'
import { classSources, exclusionClasses } from '#shared/month/contract.ts'
import { classSourceLabels } from '#shared/report/chinese-labels.ts'
import { type DeskModel, lineRefAt } from '#shared/workspace/desk-model.ts'
import { lineCellText } from '#shared/workspace/line-words.ts'
import type { LineView } from './desk-api.ts'

const COLUMNS = Object.keys(lineSchema) as LineColumn[]

/** A line as screens show it, with where it came from and why it counts or not. */
export function lineView(input: {
  readonly model: DeskModel
  readonly batches: readonly FoldedBatch[]
  readonly side: Side
  readonly row: number
  readonly groupId: string
  readonly differing?: readonly LineColumn[]
}): LineView {
  const { model, side, row } = input
  const lines = model[side]
  const cells: Partial<Record<LineColumn, string>> = {}
  for (const column of COLUMNS) cells[column] = lineCellText(lines.frame, column, row)
  const { batch } = input.batches[lines.batchOf[row]]
  const { exclusion, exclusionSource } = model.months.classification[side]
  return {
    ref: lineRefAt(lines, row),
    side,
    cells,
    fileName: batch.fileName,
    sheet: batch.sheet,
    row: lines.frame.columns.row.values[row],
    batchId: batch.batchId,
    differing: input.differing ?? [],
    groupId: input.groupId,
    exclusion: exclusionClasses[exclusion[row]],
    exclusionSource: exclusion[row] === 0 ? '' : classSourceLabels[classSources[exclusionSource[row]]],
  }
}
