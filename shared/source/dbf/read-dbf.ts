import type { Issue } from '../../errors/issue.ts'
import {
  CELL_BOOLEAN,
  CELL_DATE,
  CELL_NUMBER,
  CELL_TEXT,
  type ReadOptions,
  type Workbook,
} from '../contract.ts'
import { RawCells, SlotBudget } from '../raw-cells.ts'
import { ReadingStopped, Refused } from '../refused.ts'
import { chooseEncoding, encodingIssue } from '../text/choose-encoding.ts'
import { ByteTexts } from './byte-texts.ts'
import { type DbfField, type DbfHeader, readDbfHeader } from './dbf-header.ts'
import { dbfValue } from './dbf-value.ts'

const DELETED = 0x2a
const PRESENT = 0x20
const FILE_END = 0x1a
const SAMPLE_TEXTS = 4000
const ROWS_BETWEEN_CHECKS = 16_384

interface ReadDbfInput {
  readonly bytes: Uint8Array
  readonly sheetName: string
  readonly options: ReadOptions
}

/**
 * Reads a dBASE table: row 1 holds the field names, then one row for each record that is not deleted. Numbers that Excel's
 * 15 digits cannot hold, and the asterisks of an overflow, stay texts as they stand in the file.
 */
export function readDbf({ bytes, sheetName, options }: ReadDbfInput): Workbook {
  const header = readDbfHeader(bytes)
  if (header === undefined) throw new Refused('corrupt')
  const cells = new RawCells(new SlotBudget())
  const texts = new ByteTexts(bytes)
  for (const [column, field] of header.fields.entries()) {
    cells.put(0, column, CELL_TEXT, texts.numberOf(field.nameStart, field.nameEnd))
  }
  const memos = readRecords(bytes, header, { cells, texts, options })
  const samples = texts.foreign(SAMPLE_TEXTS)
  const chosen = chooseEncoding({ samples, declared: header.encoding })
  const issues = encodingIssue(chosen, { samples })
  if (memos > 0) issues.push(missingMemo(sheetName, memos))
  return {
    format: 'dbf',
    encoding: chosen.label,
    sheets: [
      {
        name: sheetName,
        visibility: 'visible',
        rowCount: cells.rowCount,
        columns: cells.finish(),
        hiddenRows: [],
        merges: [],
      },
    ],
    strings: texts.decode(chosen.label),
    issues,
  }
}

interface Target {
  readonly cells: RawCells
  readonly texts: ByteTexts
  readonly options: ReadOptions
}

/** Returns the number of memo texts that lie in a file of their own. */
function readRecords(bytes: Uint8Array, header: DbfHeader, { cells, texts, options }: Target): number {
  const { recordLength, headerLength, fields } = header
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let row = 1
  let records = 0
  let memos = 0
  let at = headerLength
  for (; at + recordLength <= bytes.length; at += recordLength) {
    const mark = bytes[at]
    if (mark !== PRESENT && mark !== DELETED) break
    records++
    if (mark === DELETED) continue
    for (const [column, field] of fields.entries()) {
      if (isNull(bytes, at, header, field)) continue
      const value = dbfValue(view, at, { header, field })
      if (value === 'memo') memos++
      else if (value === undefined) continue
      else if (typeof value === 'boolean') cells.put(row, column, CELL_BOOLEAN, value ? 1 : 0)
      else if (typeof value === 'number') cells.put(row, column, CELL_NUMBER, value)
      else if ('serial' in value) cells.put(row, column, CELL_DATE, value.serial)
      else cells.put(row, column, CELL_TEXT, texts.numberOf(value.start, value.end))
    }
    row++
    if (row % ROWS_BETWEEN_CHECKS === 0) {
      if (options.signal?.aborted) throw new ReadingStopped()
      options.onProgress?.({ stage: 'reading', rows: row, bytes: at, totalBytes: bytes.length })
    }
  }
  // Without its end mark a file that holds less than it announces was cut off.
  if (records < header.announcedRecords && bytes[at] !== FILE_END) {
    throw new Refused('corrupt', { rows: records, announced: header.announcedRecords })
  }
  return memos
}

function isNull(bytes: Uint8Array, record: number, header: DbfHeader, field: DbfField): boolean {
  const { nullFlags } = header
  if (field.nullBit === undefined || nullFlags === undefined) return false
  const byte = field.nullBit >> 3
  if (byte >= nullFlags.length) return false
  return (bytes[record + nullFlags.offset + byte] & (1 << (field.nullBit & 7))) !== 0
}

function missingMemo(sheet: string, count: number): Issue {
  return {
    code: 'memo-missing',
    severity: 'warning',
    where: { sheet },
    found: `${count} 处备注`,
    expected: '备注文字在另一个文件（.dbt / .fpt）里，没有读入；如需要，请在原系统中导出为 xlsx',
  }
}
