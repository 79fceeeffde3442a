import type { Column } from '#shared/columns/frame.ts'
import { sumColumn } from '#shared/columns/sum-column.ts'
import { assertPresent } from '#shared/errors/assert.ts'
import type { SourceRefusal } from '#shared/errors/refusal.ts'
import type { FoldedBatch } from '#shared/journal/fold.ts'
import type { FieldSpec } from '#shared/source/contract.ts'
import { specOf } from '#shared/source/specs/spec-of.ts'
import { formatRounded } from '#shared/units/decimal.ts'
import { amountOf, MONEY_DECIMALS, parseYuan, ZERO_AMOUNT } from '#shared/units/money.ts'
import { parsePeriod } from '#shared/units/period.ts'
import { formatPlainDate, NO_DATE, type PlainDate } from '#shared/units/plain-date.ts'
import { formatQuantity } from '#shared/units/quantity.ts'
import { monthsOf } from '#shared/workspace/prepare-import.ts'
import type { Understood } from '../workers/intake-protocol.ts'
import type { FileReadingView, ReadTableView } from './desk-api.ts'
import type { Intake } from './intake-client.ts'

/** A dropped file while nothing is written yet: its bytes, its worker, and what was understood. */
export interface FileReading {
  readonly id: string
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly intake: Intake
  result:
    | { readonly ok: true; readonly table: Understood }
    | { readonly ok: false; readonly refusal: SourceRefusal }
}

/** Enough rows to see whether the columns are right, few enough to be looked at. */
const PREVIEW_ROWS = 20

export function fileReadingView(reading: FileReading, batches: readonly FoldedBatch[]): FileReadingView {
  const before = batches.find((folded) => !folded.undone && folded.batch.original === reading.sha256)
  return {
    readingId: reading.id,
    fileName: reading.fileName,
    bytes: reading.bytes.byteLength,
    sha256: reading.sha256,
    refused: reading.result.ok ? null : reading.result.refusal,
    table: reading.result.ok ? tableView(reading.result.table) : null,
    alreadyImported: before ? { batchId: before.batch.batchId, at: before.at } : null,
  }
}

function tableView(table: Understood): ReadTableView {
  const { reading } = table
  const { fields } = specOf(table.role)
  const { columns, rowCount } = reading.frame
  const amount: Column | undefined = columns.amount
  const postedOn: Column | undefined = columns.postedOn
  const isDated = postedOn?.kind === 'date' && amount?.kind === 'number'
  const skipped = new Map<string, number>()
  for (const { reason } of reading.skipped) skipped.set(reason, (skipped.get(reason) ?? 0) + 1)
  return {
    role: table.role,
    roleReasons: table.roleReasons,
    format: table.format,
    encoding: table.encoding,
    sheet: reading.sheetName,
    sheets: table.sheets,
    headerRow: reading.headerRow,
    mapping: reading.mapping,
    unmapped: reading.unmapped,
    fields: fields.map(({ column, title, required }) => ({ column, title, required: required ?? false })),
    rows: rowCount,
    skipped: [...skipped].map(([reason, count]) => ({
      reason: reason as ReadTableView['skipped'][number]['reason'],
      count,
    })),
    issues: reading.issues,
    issueCounts: reading.issueCounts,
    months: isDated
      ? monthsOf(postedOn.days, amount.values).map(({ period, rows, amount: sum }) => ({
          period: assertPresent(parsePeriod(period), 'monthsOf writes YYYY-MM'),
          rows,
          amount: assertPresent(parseYuan(sum), 'monthsOf writes exact yuan'),
        }))
      : [],
    amount: amount?.kind === 'number' ? amountOf(sumColumn(amount)) : ZERO_AMOUNT,
    preview: previewOf(table, fields),
  }
}

function previewOf(table: Understood, fields: readonly FieldSpec[]): ReadTableView['preview'] {
  const { frame, mapping } = table.reading
  const mapped = new Set(mapping.map((column) => column.column))
  const shown = fields.filter((field) => mapped.has(field.column))
  return Array.from({ length: Math.min(PREVIEW_ROWS, frame.rowCount) }, (_, row) =>
    Object.fromEntries(
      shown.map((field) => [field.column, cellText(frame.columns[field.column], field, row)]),
    ),
  )
}

function cellText(column: Column, field: FieldSpec, row: number): string {
  switch (column.kind) {
    case 'text':
      return column.dictionary[column.codes[row]]
    case 'date':
      return column.days[row] === NO_DATE ? '' : formatPlainDate(column.days[row] as PlainDate)
    case 'flag':
      return column.values[row] === 1 ? '是' : column.values[row] === 0 ? '否' : ''
    case 'number': {
      const value = column.values[row]
      if (Number.isNaN(value)) return ''
      if (field.kind === 'money') return formatRounded(BigInt(value), MONEY_DECIMALS, 2, { thousands: true })
      return field.kind === 'quantity' ? formatQuantity(value) : String(value)
    }
  }
}
