/// <reference lib="webworker" />
import type { Column } from '#shared/columns/frame.ts'
import { browserSourceCapabilities } from './inflate.ts'
import type { FromIntake, ToIntake } from './intake-protocol.ts'
import { createIntakeReader } from './intake-reader.ts'

/** Reads one file away from every screen: it may take seconds and hundreds of megabytes, and can be ended at any time. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope

function post(message: FromIntake, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer)
}

const reader = createIntakeReader({
  capabilities: browserSourceCapabilities,
  onProgress: (progress) => post({ kind: 'progress', progress }),
})

/** Columns move to the data worker instead of being copied: a million rows are some two hundred megabytes. */
function buffersOf(columns: Readonly<Record<string, Column>>): Transferable[] {
  return Object.values(columns).map((column) => {
    switch (column.kind) {
      case 'text':
        return column.codes.buffer
      case 'date':
        return column.days.buffer
      default:
        return column.values.buffer
    }
  })
}

scope.addEventListener('message', async (event: MessageEvent<ToIntake>) => {
  const result = await reader(event.data)
  if (!result.ok) post({ kind: 'refused', refusal: result.error })
  else
    post({ kind: 'understood', table: result.value }, [
      ...new Set(buffersOf(result.value.reading.frame.columns)),
    ])
})
