import type { SourceCapabilities, Workbook } from '#shared/source/contract.ts'
import { readWorkbook } from '#shared/source/read-workbook.ts'
import { receiptSpec } from '#shared/source/specs/receipt.ts'
import { readTable } from '#shared/source/table/read-table.ts'

/** Bytes to columns of cells: texts numbered, numbers as numbers. */
export async function readCells(
  bytes: Uint8Array,
  fileName: string,
  capabilities: SourceCapabilities,
): Promise<Workbook> {
  const read = await readWorkbook({ bytes, fileName, capabilities })
  if (!read.ok) throw new Error(`the benchmark's own file was refused: ${read.error.code}`)
  return read.value
}

/** Bytes to receipts, as an import reads them. Answers how many there are. */
export async function readLines(
  bytes: Uint8Array,
  fileName: string,
  capabilities: SourceCapabilities,
): Promise<number> {
  const workbook = await readCells(bytes, fileName, capabilities)
  const table = readTable({ workbook, spec: receiptSpec, fileName })
  if (!table.ok) throw new Error(`the benchmark's own table was refused: ${table.error.code}`)
  return table.value.frame.rowCount
}
