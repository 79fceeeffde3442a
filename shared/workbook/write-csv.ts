import { formatPlainDate, type PlainDate } from '../units/plain-date.ts'
import type { CellValue } from './contract.ts'
import { encodeGb18030 } from './gb18030.ts'

export interface CsvSpec {
  readonly encoding: 'utf-8' | 'gb18030'
  /** undefined = empty cell. */
  readonly rows: Iterable<readonly (CellValue | undefined)[]>
}

/** Characters with which Excel or WPS would read a cell as a formula, and their full-width twins. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/
const NEEDS_QUOTES = /[",\r\n\t']|^\s|\s$/

/**
 * The bytes of a CSV file: UTF-8 with byte order mark (without it Excel takes Chinese for another encoding) or
 * GB18030; lines end in CRLF. Throws when a text has no bytes in the encoding.
 */
export function writeCsv(spec: CsvSpec): Uint8Array<ArrayBuffer> {
  const chunks = [...writeCsvChunks(spec)]
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

/** The same bytes a piece at a time, for a million rows. */
export function* writeCsvChunks(spec: CsvSpec): Generator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  const encode = spec.encoding === 'gb18030' ? encodeGb18030 : (text: string) => encoder.encode(text)
  let piece = spec.encoding === 'utf-8' ? '\uFEFF' : ''
  for (const cells of spec.rows) {
    for (let index = 0; index < cells.length; index++) {
      const value = cells[index]
      if (index > 0) piece += ','
      if (value !== undefined) piece += csvField(value)
    }
    piece += '\r\n'
    if (piece.length > 60_000) {
      yield encode(piece)
      piece = ''
    }
  }
  yield encode(piece)
}

/** Only text is guarded: a number that begins with a minus is a return, not an attack. */
function csvField(value: CellValue): string {
  switch (value.kind) {
    case 'number':
      return value.decimal
    case 'date':
      return formatPlainDate(value.day as PlainDate)
    case 'text': {
      const text = FORMULA_START.test(value.text) ? `'${value.text}` : value.text
      return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    }
  }
}
