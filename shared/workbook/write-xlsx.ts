import { Zip, ZipDeflate } from 'fflate'
import type { WorkbookSpec } from './contract.ts'
import { packageParts } from './package-xml.ts'
import { SharedStrings } from './shared-strings.ts'
import { assertSheetNames } from './sheet-name.ts'
import { sheetXml } from './sheet-xml.ts'
import { stylesXml } from './styles-xml.ts'

/** The first moment a zip can name, at noon so that no time zone moves it before 1980: equal content, equal bytes. */
const FIXED_TIME = '1980-01-01T12:00:00'
/** Sheets repeat the same few tags, so the fastest level already makes them small. */
const DEFLATE = { level: 1 } as const

/** The bytes of a workbook at once; for big sheets take writeXlsxChunks. Throws when the description is impossible. */
export function writeXlsx(spec: WorkbookSpec): Uint8Array<ArrayBuffer> {
  const chunks = [...writeXlsxChunks(spec)]
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

/**
 * The bytes of a workbook in order, a piece at a time: rows are pulled, written, compressed and forgotten, so memory
 * stays bounded for a million rows. The same description always gives the same bytes.
 */
export function* writeXlsxChunks(spec: WorkbookSpec): Generator<Uint8Array<ArrayBuffer>> {
  assertSheetNames(spec.sheets.map((sheet) => sheet.name))
  const styles = stylesXml(spec.styles)
  const strings = new SharedStrings()
  const ready: Uint8Array<ArrayBuffer>[] = []
  const zip = new Zip((error, data) => {
    if (error) throw error
    ready.push(data)
  })
  const encoder = new TextEncoder()
  function* drain() {
    yield* ready.splice(0)
  }
  function* add(path: string, pieces: Iterable<string>) {
    const entry = new ZipDeflate(path, DEFLATE)
    entry.mtime = FIXED_TIME
    zip.add(entry)
    for (const piece of pieces) {
      entry.push(encoder.encode(piece))
      yield* drain()
    }
    entry.push(new Uint8Array(0), true)
    yield* drain()
  }
  for (const [path, text] of packageParts(spec.sheets)) yield* add(path, [text])
  yield* add('xl/styles.xml', [styles.xml])
  for (const [index, sheet] of spec.sheets.entries())
    yield* add(`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet, { strings, styleCount: styles.count }))
  yield* add('xl/sharedStrings.xml', inPieces(strings.xml()))
  zip.end()
  yield* drain()
}

/** Joins small strings, because each push to the compressor has a price of its own. */
function* inPieces(strings: Iterable<string>): Generator<string> {
  let piece = ''
  for (const text of strings) {
    piece += text
    if (piece.length > 60_000) {
      yield piece
      piece = ''
    }
  }
  yield piece
}
