import { finishHashes, mix, mixColumn, type RowHashes, startHashes } from '../columns/hash.ts'
import { type LineColumn, type LineFrame, lineSchema, type Side } from '../model/line.ts'

/**
 * Who a line is, and what it says. The identity (source + document + item + lot) survives a corrected quantity or price;
 * the content hash does not. A line whose source gives no document is identified by its whole content.
 * Both are 53-bit hashes; repeated lines are told apart by occurrence (see plan-import.ts), so that two genuine equal
 * rows stay two.
 */
const IDENTITY_COLUMNS: Readonly<Record<Side, readonly LineColumn[]>> = {
  his: ['documentNo', 'nhsaCode', 'itemCode', 'name', 'lotNo'],
  platform: ['orderDetailId', 'documentNo', 'nhsaCode', 'lotNo'],
}

/** Where the row stood in its file says nothing about what it is. */
const CONTENT_COLUMNS = (Object.keys(lineSchema) as LineColumn[]).filter((column) => column !== 'row')

export function contentHashes(frame: LineFrame): Float64Array {
  const hashes = startHashes(frame.rowCount, 17)
  for (let i = 0; i < CONTENT_COLUMNS.length; i++) mixColumn(hashes, frame.columns[CONTENT_COLUMNS[i]], i + 1)
  return finishHashes(hashes)
}

export function identityHashes(frame: LineFrame, side: Side, contents: Float64Array): Float64Array {
  const hashes = startHashes(frame.rowCount, side === 'his' ? 1 : 2)
  const columns = IDENTITY_COLUMNS[side]
  for (let i = 0; i < columns.length; i++) mixColumn(hashes, frame.columns[columns[i]], i + 1)
  const { documentNo, orderDetailId, amount } = frame.columns
  for (let row = 0; row < frame.rowCount; row++) {
    // A return booked on the same document as its purchase is another line.
    mix(hashes, row, amount.values[row] < 0 ? 1 : 0, 97)
    const named = documentNo.codes[row] !== 0 || (side === 'platform' && orderDetailId.codes[row] !== 0)
    if (!named) mix(hashes, row, contents[row] | 0, Math.floor(contents[row] / 4294967296))
  }
  return finishHashes(hashes)
}

/** The durable number of a line: its identity and the how-manieth of equal ones it is. */
export function lineNumber(identity: number, occurrence: number): number {
  const hashes: RowHashes = {
    high: Int32Array.of(Math.floor(identity / 4294967296)),
    low: Int32Array.of(identity | 0),
  }
  mix(hashes, 0, occurrence, 41)
  return finishHashes(hashes)[0]
}

/** `h:` or `p:` and 14 hex digits: the form in which events and screens name a line. */
export function formatLineRef(side: Side, line: number): string {
  return `${side === 'his' ? 'h' : 'p'}:${line.toString(16).padStart(14, '0')}`
}

export function parseLineRef(ref: string): { readonly side: Side; readonly line: number } | null {
  const match = /^([hp]):([0-9a-f]{14})$/.exec(ref)
  return match ? { side: match[1] === 'h' ? 'his' : 'platform', line: Number.parseInt(match[2], 16) } : null
}
