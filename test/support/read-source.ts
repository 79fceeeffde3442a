import { nodeSourceCapabilities } from '#electron/services/files/inflate.ts'
import { cellsDocument } from '#shared/source/cells/cells-document.ts'
import type { Workbook } from '#shared/source/contract.ts'
import { readWorkbook } from '#shared/source/read-workbook.ts'

/** Reads bytes with Node's own inflater. */
export function readBytes(bytes: Uint8Array, fileName = 'test.xlsx') {
  return readWorkbook({ bytes, fileName, capabilities: nodeSourceCapabilities })
}

/** Reads bytes that a test knows to be readable. */
export async function workbookOf(bytes: Uint8Array, fileName = 'test.xlsx'): Promise<Workbook> {
  const result = await readBytes(bytes, fileName)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

/** Cells of the sheets by address, as `desk cells` prints them. */
export function cellsOf(
  workbook: Workbook,
): { name: string; hidden: number; cells: Record<string, unknown> }[] {
  return JSON.parse([...cellsDocument(workbook)].join('')).sheets
}
