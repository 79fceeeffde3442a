import { connectDesk } from '#renderer/data/desk-client.ts'
import { createMemoryHost } from '#renderer/host/memory-host.ts'
import { connectDeskStore, receiveState, useDeskStore } from '#renderer/state/desk.ts'
import { emptyFrame } from '#shared/columns/empty-frame.ts'
import { assertPresent } from '#shared/errors/assert.ts'
import type { LiveLines } from '#shared/intake/plan-import.ts'
import type { DeskEvent } from '#shared/journal/event.ts'
import { type LineFrame, lineSchema, type Side } from '#shared/model/line.ts'
import { sampleLineFrames } from '#shared/sample/line-frames.ts'
import type { Period } from '#shared/units/period.ts'
import { prepareLineImport } from '#shared/workspace/prepare-import.ts'

/**
 * The product's own data worker over a workspace in memory that holds one month of both sides. Answers the month once
 * everything is computed: what is timed afterwards is the grid alone.
 */
export async function openSampleDesk(rows: number): Promise<Period> {
  const host = createMemoryHost()
  const frames = sampleLineFrames({ seed: 1, rows })
  const batches: DeskEvent[] = []
  for (const side of ['his', 'platform'] as const) {
    const original = await host.call('original.put', { bytes: new TextEncoder().encode(side) })
    const { segment, batch } = prepareLineImport({
      file: {
        batchId: side,
        role: side,
        fileName: `${side}.xlsx`,
        original: original.ok ? original.value.sha256 : '',
        sheet: 'Sheet1',
        headerRow: 1,
        headerFingerprint: side,
        mapping: [],
        encoding: null,
        rejected: 0,
      },
      frame: frames[side],
      live: noLines(side),
      lockedPeriods: new Set(),
      onChanged: 'keep',
    })
    const stored = await host.call('segment.put', { bytes: segment as Uint8Array<ArrayBuffer> })
    if (!stored.ok) throw new Error(`segment refused: ${stored.code}`)
    batches.push({ kind: 'import-applied', batch: { ...batch, segment: stored.value.sha256 } })
  }
  const written = await host.call('journal.append', {
    expectedSeq: 0,
    by: 'bench',
    events: [{ kind: 'hospital-set', profile: PROFILE }, ...batches],
  })
  if (!written.ok) throw new Error(`journal refused: ${written.code}`)

  const { api } = connectDesk(host)
  const opened = await api.open()
  if (!opened.ok) throw new Error(`workspace refused: ${opened.error.code}`)
  connectDeskStore(api)
  receiveState(opened.value)
  const period = assertPresent(useDeskStore.getState().period, 'the sample has one month')
  // The summary may come from the cache of an earlier run: asking a question makes the worker load its rows.
  await api.differences(period)
  return period
}

const PROFILE = {
  name: '示范医院',
  platformAccount: '320600001',
  level: '三级',
  jurisdiction: 'jiangsu/nantong',
  preparer: '张三',
  phone: '0513-00000000',
} as const

function noLines(side: Side): LiveLines {
  const frame: LineFrame = emptyFrame(lineSchema)
  return {
    side,
    frame,
    lines: new Float64Array(0),
    contents: new Float64Array(0),
    batchOf: new Int32Array(0),
  }
}
