import { GrowableBytes } from '../../columns/growable.ts'
import type { Issue } from '../../errors/issue.ts'
import type { RawSheet, ReadOptions, Workbook } from '../contract.ts'
import { ReadingStopped } from '../refused.ts'
import { decodeFields } from './decode-fields.ts'
import { detectDelimiter } from './delimiter.ts'
import { textStart } from './encoding.ts'
import { scanRecords } from './record-scanner.ts'

const BAR = 0x7c

interface ReadCsvInput {
  readonly bytes: Uint8Array
  readonly sheetName: string
  readonly options: ReadOptions
}

/** Reads delimited text (csv, tsv, txt). All cells are texts, exactly as they stand in the file. */
export function readCsv({ bytes, sheetName, options }: ReadCsvInput): Workbook {
  const mark = textStart(bytes)
  const wide = mark.encoding === 'utf-16le' || mark.encoding === 'utf-16be'
  const original = wide ? transcode(bytes.subarray(mark.skip), mark.encoding) : bytes
  const delimiter = detectDelimiter(original, wide ? 0 : mark.skip)
  // The bar is the second byte of some GB18030 characters; as UTF-8 it is safe.
  const text = delimiter.byte === BAR && !wide && mark.encoding === undefined ? asUtf8(original) : original

  const { cells, dictionaries } = scanRecords(text, delimiter, (records, position) => {
    if (options.signal?.aborted) throw new ReadingStopped()
    options.onProgress?.({ stage: 'reading', rows: records, bytes: position, totalBytes: text.length })
  })
  const decoded = decodeFields(text, dictionaries)
  for (const [index, column] of cells.columns.entries()) {
    const base = decoded.bases[index]
    if (column === undefined || base === 0) continue
    const { values } = column
    const rows = Math.min(values.length, cells.rowCount)
    for (let row = 0; row < rows; row++) values[row] += base
  }
  const sheet: RawSheet = {
    name: sheetName,
    visibility: 'visible',
    rowCount: cells.rowCount,
    columns: cells.finish(),
    hiddenRows: [],
    merges: [],
  }
  const encoding = wide ? mark.encoding : text === original ? decoded.encoding : 'gb18030'
  const issues = decoded.doubt === undefined ? [] : [doubtfulEncoding(encoding ?? '', decoded.doubt)]
  return { format: 'csv', encoding, sheets: [sheet], strings: decoded.strings, issues }
}

function doubtfulEncoding(encoding: string, example: string): Issue {
  return {
    code: 'encoding-doubtful',
    severity: 'warning',
    where: {},
    found: example.slice(0, 60),
    expected: `按 ${encoding} 读出的中文是否正确；如为乱码，请另存为 UTF-8 后再导入`,
  }
}

/** Strict UTF-8 stays as it is; anything else is taken for GB18030. */
function asUtf8(bytes: Uint8Array): Uint8Array {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return bytes
  } catch {
    return transcode(bytes, 'gb18030')
  }
}

function transcode(bytes: Uint8Array, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  const result = new GrowableBytes()
  const step = 1 << 20
  for (let at = 0; at < bytes.length; at += step) {
    const last = at + step >= bytes.length
    const piece = encoder.encode(decoder.decode(bytes.subarray(at, at + step), { stream: !last }))
    result.append(piece, 0, piece.length)
  }
  return result.view()
}
