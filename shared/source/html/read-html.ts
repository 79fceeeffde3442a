import type { ReadOptions, Workbook } from '../contract.ts'
import { textStart } from '../csv/encoding.ts'
import { ReadingStopped, Refused } from '../refused.ts'
import { type ChosenEncoding, chooseEncoding, encodingIssue } from '../text/choose-encoding.ts'
import { decoderFor } from '../text/code-page.ts'
import { declaredCharset } from '../text/declared-charset.ts'
import { HtmlTable } from './html-table.ts'
import { scanHtml } from './html-tokens.ts'

const HEAD_BYTES = 4096
/** A JavaScript string of more characters cannot be. */
const MAX_BYTES = 256 * 1024 * 1024
const ROWS_BETWEEN_CHECKS = 4096

interface ReadHtmlInput {
  readonly bytes: Uint8Array
  readonly sheetName: string
  readonly options: ReadOptions
}

/** Reads the tables of a web page, which many hospital systems hand out under the name .xls. */
export function readHtml({ bytes, sheetName, options }: ReadHtmlInput): Workbook {
  if (bytes.length > MAX_BYTES) throw new Refused('too_large', { bytes: bytes.length })
  const { skip } = textStart(bytes)
  const body = bytes.subarray(skip)
  const chosen = encodingOf(bytes)
  const html = decoderFor(chosen.label)(body)
  // A page that declares entities of its own wants something else than to show a table.
  if (/<!DOCTYPE[^>]*(\[|<!ENTITY)/i.test(html.slice(0, HEAD_BYTES)))
    throw new Refused('corrupt', { doctype: 1 })
  const table = new HtmlTable((rows) => {
    if (rows % ROWS_BETWEEN_CHECKS !== 0) return
    if (options.signal?.aborted) throw new ReadingStopped()
    options.onProgress?.({ stage: 'reading', rows, bytes: 0, totalBytes: bytes.length })
  })
  scanHtml(html, table)
  table.finish()
  // The page that Excel saves with its sheets in files beside it holds nothing itself.
  if (table.tables === 0 && table.framesets > 0)
    throw new Refused('unsupported_version', { kind: 'html-frames' })
  if (table.tables === 0 && table.cells.cellCount === 0) throw new Refused('not_spreadsheet')
  return {
    format: 'html',
    encoding: chosen.label,
    sheets: [
      {
        name: sheetName,
        visibility: 'visible',
        rowCount: table.cells.rowCount,
        columns: table.cells.finish(),
        hiddenRows: [],
        merges: table.merges,
      },
    ],
    strings: table.texts.texts,
    issues: chosen.basis === 'plausible' ? [] : encodingIssue(chosen, { samples: [body] }),
  }
}

function encodingOf(bytes: Uint8Array): ChosenEncoding {
  const mark = textStart(bytes)
  if (mark.encoding !== undefined) return { label: mark.encoding, basis: 'certain' }
  return chooseEncoding({ samples: [bytes], declared: declaredCharset(bytes) })
}
