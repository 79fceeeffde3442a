/// <reference lib="webworker" />
import Dexie, { type EntityTable } from 'dexie'
import { openCache } from '#renderer/data/cache.ts'
import { decodeFrame } from '#shared/columns/decode-frame.ts'
import { encodeFrame } from '#shared/columns/encode-frame.ts'
import { type Column, textAt } from '#shared/columns/frame.ts'
import { type LineFrame, lineSchema } from '#shared/model/line.ts'
import { sampleLineFrames } from '#shared/sample/line-frames.ts'
import { median } from '../measurement.ts'
import { serveJobs } from './worker-jobs.ts'

serveJobs<'storing'>(async ({ rows, runs, recordRows }) => {
  const { his } = sampleLineFrames({ seed: 1, rows })
  const writes: number[] = []
  const reads: number[] = []
  let bytes = 0
  for (let run = 0; run < runs; run++) {
    const cache = await openCache(`bench-segments-${run}`)
    const begun = performance.now()
    const segment = encodeFrame(his, 'line/1')
    await cache.keepSegment(`segment-${run}`, segment)
    const written = performance.now()
    const found = await cache.segment(`segment-${run}`)
    const frame = found && decodeFrame(found, lineSchema)
    reads.push(performance.now() - written)
    writes.push(written - begun)
    bytes = segment.length
    if (!frame?.ok || frame.value.rowCount !== his.rowCount) throw new Error('read back something else')
    await Dexie.delete(`bench-segments-${run}`)
  }
  const records = recordRows > 0 ? await timeRecords(his, recordRows) : { write: 0, read: 0 }
  return {
    write: median(writes),
    read: median(reads),
    recordWrite: records.write,
    recordRead: records.read,
    bytes,
    rows: his.rowCount,
  }
})

type LineRecord = Record<string, string | number> & { id: number }

/** The usual way to use Dexie: an object a row, found again by the columns that people look things up by. */
class RecordStore extends Dexie {
  declare lines: EntityTable<LineRecord, 'id'>

  constructor() {
    super('bench-records')
    this.version(1).stores({
      lines: 'id, documentNo, invoiceNo, nhsaCode, postedOn, [nhsaCode+invoiceNo+lotNo]',
    })
  }
}

async function timeRecords(frame: LineFrame, count: number): Promise<{ write: number; read: number }> {
  const records = Array.from({ length: Math.min(count, frame.rowCount) }, (_, row) => recordAt(frame, row))
  const store = new RecordStore()
  const begun = performance.now()
  for (let at = 0; at < records.length; at += 10_000)
    await store.lines.bulkAdd(records.slice(at, at + 10_000))
  const written = performance.now()
  const found = await store.lines.toArray()
  const read = performance.now() - written
  if (found.length !== records.length) throw new Error('read back fewer records')
  await store.delete()
  return { write: written - begun, read }
}

function recordAt(frame: LineFrame, row: number): LineRecord {
  const record: LineRecord = { id: row }
  for (const [name, column] of Object.entries<Column>(frame.columns)) {
    if (column.kind === 'text') record[name] = textAt(column, row)
    else record[name] = column.kind === 'date' ? column.days[row] : column.values[row]
  }
  return record
}
