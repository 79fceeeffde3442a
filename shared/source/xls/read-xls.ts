import type { RawSheet, ReadOptions, Workbook } from '../contract.ts'
import { SlotBudget } from '../raw-cells.ts'
import { ReadingStopped, Refused } from '../refused.ts'
import { chooseEncoding, encodingIssue } from '../text/choose-encoding.ts'
import { decoderFor } from '../text/code-page.ts'
import { BiffGlobals } from './biff-globals.ts'
import {
  BIFF,
  type BiffRecord,
  beginOfStream,
  recordAt,
  TYPE_WORKSHEET,
  TYPE_WORKSPACE,
} from './biff-records.ts'
import { BiffSheet, type SheetContext } from './biff-sheet.ts'
import { latinBytes } from './biff-text.ts'

const RECORDS_BETWEEN_CHECKS = 16_384

interface SubStream {
  /** Of its BOF record. */
  readonly offset: number
  readonly sheet: BiffSheet | undefined
  readonly complete: boolean
}

/**
 * Reads the workbook stream of an .xls or .et file (BIFF2 to BIFF8) in one pass over its records. Every step goes forward by
 * at least one record, so that no content, however broken, can make it hang; formulas are never parsed, only their results.
 */
export function readXls(bytes: Uint8Array, options: ReadOptions): Workbook {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const first = recordAt(view, 0)
  const begin = first === undefined ? undefined : beginOfStream(view, first)
  if (begin === undefined) throw new Refused('corrupt')
  const globals = new BiffGlobals(bytes, view, begin.version)
  const streams = scanStreams({ view, globals, budget: new SlotBudget() }, options)
  const sheets = globals.sheets.length === 0 ? unboundSheets(streams) : boundSheets(globals, streams)
  if (sheets.length === 0) throw new Refused('corrupt', { sheets: 0 })
  return decoded(globals, sheets)
}

function scanStreams(context: SheetContext, options: ReadOptions): SubStream[] {
  const streams: SubStream[] = []
  const { view, globals } = context
  let records = 0
  let at = 0
  for (let opening = recordAt(view, at); opening !== undefined; opening = recordAt(view, at)) {
    const begin = beginOfStream(view, opening)
    if (begin === undefined) {
      // Between the sheets of Excel 4 stand headers, after the last one padding.
      at = opening.at + opening.length
      continue
    }
    const sheet = begin.type === TYPE_WORKSHEET ? new BiffSheet(context) : undefined
    const end = scanStream(view, opening, (record) => {
      if (sheet === undefined || globals.sheets.length === 0) globals.take(record)
      sheet?.take(record)
      if (++records % RECORDS_BETWEEN_CHECKS !== 0) return
      if (options.signal?.aborted) throw new ReadingStopped()
      const rows = sheet?.cells.rowCount ?? 0
      options.onProgress?.({ stage: 'reading', rows, bytes: record.at, totalBytes: view.byteLength })
    })
    streams.push({ offset: at, sheet, complete: end.complete })
    at = end.at
  }
  return streams
}

/** Hands over the records of one part up to its EOF; parts inside of it (charts with their own copies of cells) are left out. */
function scanStream(view: DataView, opening: BiffRecord, take: (record: BiffRecord) => void) {
  const isWorkspace = beginOfStream(view, opening)?.type === TYPE_WORKSPACE
  let at = opening.at + opening.length
  let depth = 0
  for (let record = recordAt(view, at); record !== undefined; record = recordAt(view, at)) {
    const begins = beginOfStream(view, record) !== undefined
    // The workspace of Excel 4 holds its sheets; they are parts of their own.
    if (begins && isWorkspace) return { at, complete: true }
    at = record.at + record.length
    if (begins) depth++
    else if (record.id === BIFF.endOfFile) {
      if (depth === 0) return { at, complete: true }
      depth--
    } else if (depth === 0) take(record)
  }
  return { at: view.byteLength, complete: false }
}

/** Sheets as the workbook part lists them; where the offsets are wrong, their order tells which is which. */
function boundSheets(globals: BiffGlobals, streams: readonly SubStream[]): RawSheet[] {
  const parts = streams.slice(1)
  return globals.sheets.flatMap((bound, index) => {
    if (!bound.isWorksheet) return []
    const part = parts.find((candidate) => candidate.offset === bound.offset) ?? parts[index]
    // A listed sheet that is not there must not read as an empty one.
    if (part === undefined) throw new Refused('corrupt', { sheet: bound.name })
    return part.sheet === undefined ? [] : [rawSheet(part, part.sheet, bound.name, bound.visibility)]
  })
}

/** Up to Excel 4 a file is one sheet without a name; other readers call it the same. */
function unboundSheets(streams: readonly SubStream[]): RawSheet[] {
  const parts = streams.flatMap((stream) =>
    stream.sheet === undefined ? [] : [{ ...stream, sheet: stream.sheet }],
  )
  return parts.map((part, index) => rawSheet(part, part.sheet, `Sheet ${index + 1}`, 'visible'))
}

function rawSheet(
  part: SubStream,
  sheet: BiffSheet,
  name: string,
  visibility: RawSheet['visibility'],
): RawSheet {
  const { cells, announcedRows } = sheet
  // A part without its end was cut off, unless all rows that it announced are there.
  if (!part.complete && (announcedRows === 0 || cells.rowCount < announcedRows)) {
    throw new Refused('corrupt', { sheet: name, rows: cells.rowCount, announced: announcedRows })
  }
  return {
    name,
    visibility,
    rowCount: cells.rowCount,
    columns: cells.finish(),
    hiddenRows: sheet.hiddenRows.filter((row) => row < cells.rowCount),
    merges: sheet.merges,
  }
}

/** Before BIFF8 texts are bytes of a code page, which many programs name wrongly. */
function decoded(globals: BiffGlobals, sheets: readonly RawSheet[]): Workbook {
  const { texts } = globals.texts
  if (globals.version === 8) return { format: 'xls', sheets, strings: texts, issues: [] }
  const samples = [...texts, ...sheets.map((sheet) => sheet.name)].map(latinBytes)
  const chosen = chooseEncoding({ samples, declared: globals.codePage ?? 'windows-1252' })
  const decode = decoderFor(chosen.label)
  return {
    format: 'xls',
    encoding: chosen.label,
    sheets: sheets.map((sheet) => ({ ...sheet, name: decode(latinBytes(sheet.name)) })),
    strings: texts.map((text) => decode(latinBytes(text))),
    issues: encodingIssue(chosen, { samples }),
  }
}
