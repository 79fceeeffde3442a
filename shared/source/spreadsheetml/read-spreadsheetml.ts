import type { ReadOptions, Workbook } from '../contract.ts'
import { textStart } from '../csv/encoding.ts'
import { ReadingStopped } from '../refused.ts'
import { chooseEncoding, encodingIssue } from '../text/choose-encoding.ts'
import { decoderFor } from '../text/code-page.ts'
import { declaredCharset } from '../text/declared-charset.ts'
import { XmlTokenizer } from '../xml/xml-tokenizer.ts'
import { SpreadsheetMlHandler } from './spreadsheetml-handler.ts'

const CHUNK = 1 << 20

/** Reads an "XML Spreadsheet 2003", usually under the name .xls. A DOCTYPE is refused, nothing external is ever asked for. */
export function readSpreadsheetMl(bytes: Uint8Array, options: ReadOptions): Workbook {
  const handler = new SpreadsheetMlHandler()
  const tokenizer = new XmlTokenizer(handler)
  const mark = textStart(bytes)
  const body = bytes.subarray(mark.skip)
  const chosen =
    mark.encoding === undefined
      ? chooseEncoding({ samples: [body], declared: declaredCharset(body) })
      : { label: mark.encoding, basis: 'certain' as const }
  for (const chunk of asUtf8(body, chosen.label)) {
    if (options.signal?.aborted) throw new ReadingStopped()
    tokenizer.push(chunk)
    options.onProgress?.({ stage: 'reading', rows: handler.rows, bytes: 0, totalBytes: bytes.length })
  }
  tokenizer.end()
  const issues = chosen.basis === 'plausible' ? [] : encodingIssue(chosen, { samples: [body] })
  return { ...handler.finish(), encoding: chosen.label, issues }
}

function* asUtf8(bytes: Uint8Array, label: string): Generator<Uint8Array> {
  if (label === 'utf-8') {
    for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
    return
  }
  yield new TextEncoder().encode(decoderFor(label)(bytes))
}
