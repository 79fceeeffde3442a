import { assertPresent } from '#shared/errors/assert.ts'
import { readZipDirectory } from '#shared/source/zip/zip-directory.ts'

/** The compressed bytes of the sheet and of its shared strings: what must be inflated at least to read a workbook. */
export function sheetParts(xlsx: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const view = new DataView(xlsx.buffer, xlsx.byteOffset)
  const entries = readZipDirectory(xlsx)
  return ['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'].map((name) => {
    const entry = assertPresent(
      entries.find((candidate) => candidate.name === name),
      'our own writer writes both parts',
    )
    const start =
      entry.headerOffset +
      30 +
      view.getUint16(entry.headerOffset + 26, true) +
      view.getUint16(entry.headerOffset + 28, true)
    return xlsx.subarray(start, start + entry.compressedSize)
  })
}
