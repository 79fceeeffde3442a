import { finishHashes, mixColumn, startHashes } from '../columns/hash.ts'
import type { LineColumn, LineFrame, Side } from '../model/line.ts'
import type { Reconciliation } from './contract.ts'

/** What a row is known by whatever its place in a file: enough to find its group again after a re-import. */
const IDENTITY: readonly LineColumn[] = [
  'orderDetailId',
  'documentNo',
  'nhsaCode',
  'itemCode',
  'name',
  'lotNo',
  'invoiceNo',
  'postedOn',
  'quantity',
  'amount',
]

/** Hashes cost a pass over the columns, so they are kept as long as the frame lives. */
const remembered = new WeakMap<LineFrame, Float64Array>()

function rowHashes(frame: LineFrame, side: Side): Float64Array {
  let hashes = remembered.get(frame)
  if (!hashes) {
    const mixed = startHashes(frame.rowCount, side === 'his' ? 11 : 13)
    for (let i = 0; i < IDENTITY.length; i++) mixColumn(mixed, frame.columns[IDENTITY[i]], i + 1)
    hashes = finishHashes(mixed)
    remembered.set(frame, hashes)
  }
  return hashes
}

/**
 * Stable name of a group as short hex: from the content of its rows, in no order, never from row numbers. Two groups of
 * rows that are equal in every respect get the same name; they are interchangeable.
 */
export function groupId(input: {
  readonly reconciliation: Reconciliation
  readonly his: LineFrame
  readonly platform: LineFrame
  readonly group: number
}): string {
  const { reconciliation, group } = input
  let high = 0
  let low = 0
  for (const side of ['his', 'platform'] as const) {
    const hashes = rowHashes(input[side], side)
    const { offsets, rows } = reconciliation[side]
    for (let at = offsets[group]; at < offsets[group + 1]; at++) {
      const hash = hashes[rows[at]]
      // Addition and exclusive or do not depend on the order of the rows.
      low = (low + (hash | 0)) | 0
      high ^= Math.imul(Math.floor(hash / 4294967296) + 1, 0x9e3779b1)
    }
  }
  return (high >>> 0).toString(16).padStart(8, '0') + (low >>> 0).toString(16).padStart(8, '0')
}
