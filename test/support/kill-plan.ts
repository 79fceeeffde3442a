import { sha256 } from '#electron/services/workspace/sha256.ts'
import type { DeskEvent } from '#shared/journal/event.ts'

/**
 * What the kill test's child writes as entry number `seq`, computable by the parent as well: imports (original, segment,
 * entry) and decisions in turn, so that "before or after" can be compared to the last byte.
 */
export interface PlannedEntry {
  readonly original: Uint8Array | null
  readonly segment: Uint8Array | null
  readonly events: readonly DeskEvent[]
}

export function plannedEntry(seq: number): PlannedEntry {
  if (seq % 3 === 2) return { original: null, segment: null, events: [decision(seq), decision(seq + 1000)] }
  // Every fourth import brings a file that is already there.
  const content = seq % 4 === 0 ? 'the same file again' : `file of entry ${seq}`
  const original = Buffer.from(content.repeat(200))
  const segment = Buffer.from(`${content} as columns `.repeat(300))
  return {
    original,
    segment,
    events: [
      {
        kind: 'import-applied',
        batch: {
          batchId: `batch-${seq}`,
          role: seq % 2 === 0 ? 'his' : 'platform',
          fileName: `导出${seq}.xlsx`,
          original: sha256(original),
          segment: sha256(segment),
          sheet: 'Sheet1',
          headerRow: 1,
          headerFingerprint: 'f',
          mapping: [{ column: 'itemCode', header: '药品编码' }],
          encoding: null,
          rows: seq,
          counts: { new: seq, changed: 0, unchanged: 0, held: 0, rejected: 0 },
          onChanged: 'keep',
          months: [{ period: '2026-10', rows: seq, amount: '1409.16' }],
        },
      },
    ],
  }
}

function decision(number: number): DeskEvent {
  const ref = String(number).padStart(14, '0')
  return {
    kind: 'match-decided',
    decision: number % 2 === 0 ? 'together' : 'apart',
    lines: [`h:${ref}`, `p:${ref}`],
    reason: `核对第${number}组`,
  }
}
