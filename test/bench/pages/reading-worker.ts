/// <reference lib="webworker" />
import { browserSourceCapabilities } from '#renderer/workers/inflate.ts'
import { medians } from '../measurement.ts'
import { readCells, readLines } from '../read-receipts.ts'
import { sheetParts } from '../sheet-parts.ts'
import { serveJobs } from './worker-jobs.ts'

serveJobs<'reading'>(async ({ url, runs }) => {
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  const parts = sheetParts(bytes)
  return medians(
    {
      inflate: () => inflateAll(parts),
      cells: () => readCells(bytes, 'receipts.xlsx', browserSourceCapabilities),
      lines: () => readLines(bytes, 'receipts.xlsx', browserSourceCapabilities),
    },
    runs,
  )
})

async function inflateAll(parts: readonly Uint8Array<ArrayBuffer>[]): Promise<number> {
  let length = 0
  for (const part of parts) {
    const reader = new Blob([part]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      length += piece.value.length
  }
  return length
}
