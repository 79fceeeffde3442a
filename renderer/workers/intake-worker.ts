/// <reference lib="webworker" />
import type { Column } from '#shared/columns/frame.ts'
import type { SourceRefusal } from '#shared/errors/refusal.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { SourceRole, TableReading, Workbook } from '#shared/source/contract.ts'
import { readWorkbook } from '#shared/source/read-workbook.ts'
import { specOf } from '#shared/source/specs/spec-of.ts'
import { readTable } from '#shared/source/table/read-table.ts'
import { recogniseTable } from '#shared/source/table/recognise-table.ts'
import { browserSourceCapabilities } from './inflate.ts'
import type { FromIntake, RememberedMappings, ToIntake, Understood } from './intake-protocol.ts'

/** Reads one file away from every screen: it may take seconds and hundreds of megabytes, and can be ended at any time. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope
let read: { readonly workbook: Workbook; readonly fileName: string } | null = null

function post(message: FromIntake, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer)
}

async function answer(message: ToIntake): Promise<Result<Understood, SourceRefusal>> {
  if (message.kind === 'read') {
    const workbook = await readWorkbook({
      bytes: message.bytes,
      fileName: message.fileName,
      capabilities: browserSourceCapabilities,
      options: { onProgress: (progress) => post({ kind: 'progress', progress }) },
    })
    if (!workbook.ok) return workbook
    read = { workbook: workbook.value, fileName: message.fileName }
    const [best] = recogniseTable(workbook.value)
    // Nothing fits: the receipt reader says what it misses, which is the most useful sentence for a buyer.
    return understand({ role: best?.role ?? 'his', remembered: message.remembered })
  }
  return understand({
    role: message.role,
    sheet: message.sheet ?? undefined,
    chosen: message.chosen ?? undefined,
    remembered: message.remembered,
  })
}

function understand(input: {
  readonly role: SourceRole
  readonly sheet?: string
  readonly chosen?: Readonly<Record<string, string>>
  readonly remembered: RememberedMappings
}): Result<Understood, SourceRefusal> {
  if (!read) return err({ code: 'corrupt' })
  const { workbook, fileName } = read
  const ask = (remembered?: RememberedMappings[string]) =>
    readTable({
      workbook,
      spec: specOf(input.role),
      fileName,
      sheetName: input.sheet,
      chosen: input.chosen,
      remembered,
    })
  let reading = ask()
  if (!input.chosen) reading = withMemory(reading, input.remembered, ask)
  if (!reading.ok) return reading
  const recognised = recogniseTable(workbook).find((candidate) => candidate.role === input.role)
  return ok({
    role: input.role,
    roleReasons: recognised?.reasons ?? [],
    format: workbook.format,
    encoding: workbook.encoding ?? null,
    sheets: workbook.sheets.filter((sheet) => sheet.visibility === 'visible').map((sheet) => sheet.name),
    reading: reading.value,
    mapping: reading.value.mapping,
  })
}

/**
 * What a person corrected in last month's file of this source holds for this one: by the fingerprint of its headers, or,
 * when it cannot be read without the correction, by whichever remembered mapping makes it readable.
 */
function withMemory<R extends Result<TableReading, SourceRefusal>>(
  reading: R,
  remembered: RememberedMappings,
  ask: (mapping: RememberedMappings[string]) => R,
): R {
  if (reading.ok) {
    const mapping = remembered[reading.value.headerFingerprint]
    return mapping ? ask(mapping) : reading
  }
  for (const mapping of Object.values(remembered).reverse()) {
    const again = ask(mapping)
    if (again.ok && remembered[again.value.headerFingerprint] === mapping) return again
  }
  return reading
}

/** Columns move to the data worker instead of being copied: a million rows are some two hundred megabytes. */
function buffersOf(columns: Readonly<Record<string, Column>>): Transferable[] {
  return Object.values(columns).map((column) => {
    switch (column.kind) {
      case 'text':
        return column.codes.buffer
      case 'date':
        return column.days.buffer
      default:
        return column.values.buffer
    }
  })
}

scope.addEventListener('message', async (event: MessageEvent<ToIntake>) => {
  const result = await answer(event.data)
  if (!result.ok) post({ kind: 'refused', refusal: result.error })
  else
    post({ kind: 'understood', table: result.value }, [
      ...new Set(buffersOf(result.value.reading.frame.columns)),
    ])
})
