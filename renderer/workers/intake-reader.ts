import type { SourceRefusal } from '#shared/errors/refusal.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type {
  ReadProgress,
  SourceCapabilities,
  SourceRole,
  TableReading,
  Workbook,
} from '#shared/source/contract.ts'
import { readWorkbook } from '#shared/source/read-workbook.ts'
import { specOf } from '#shared/source/specs/spec-of.ts'
import { readTable } from '#shared/source/table/read-table.ts'
import { recogniseTable } from '#shared/source/table/recognise-table.ts'
import type { RememberedMappings, ToIntake, Understood } from './intake-protocol.ts'

interface ReadFile {
  readonly workbook: Workbook
  readonly fileName: string
}

/** Reads one file and understands it, as often as a person corrects it; the cells are read once. */
export function createIntakeReader(input: {
  readonly capabilities: SourceCapabilities
  readonly onProgress: (progress: ReadProgress) => void
}): (message: ToIntake) => Promise<Result<Understood, SourceRefusal>> {
  let read: ReadFile | null = null
  return async (message) => {
    if (message.kind === 'read') {
      const workbook = await readWorkbook({
        bytes: message.bytes,
        fileName: message.fileName,
        capabilities: input.capabilities,
        options: { onProgress: input.onProgress },
      })
      if (!workbook.ok) return workbook
      read = { workbook: workbook.value, fileName: message.fileName }
      const [best] = recogniseTable(workbook.value)
      // Nothing fits: the receipt reader says what it misses, which is the most useful sentence for a buyer.
      return understand({ read, role: best?.role ?? 'his', remembered: message.remembered })
    }
    return understand({
      read,
      role: message.role,
      sheet: message.sheet ?? undefined,
      chosen: message.chosen ?? undefined,
      remembered: message.remembered,
    })
  }
}

function understand(input: {
  readonly read: ReadFile | null
  readonly role: SourceRole
  readonly sheet?: string
  readonly chosen?: Readonly<Record<string, string>>
  readonly remembered: RememberedMappings
}): Result<Understood, SourceRefusal> {
  if (!input.read) return err({ code: 'corrupt' })
  const { workbook, fileName } = input.read
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
