/// <reference lib="webworker" />
import { assertPresent } from '#shared/errors/assert.ts'
import { hostOverPort } from '../host/host-port.ts'
import { openCache } from './cache.ts'
import { createDesk } from './create-desk.ts'
import type { DeskApi } from './desk-api.ts'
import { startIntake } from './intake-client.ts'
import { type FromWorker, type ToWorker, transferablesOf } from './worker-protocol.ts'

/** The data worker: the only place that holds rows. It answers the window's calls and asks the host through its port. */
const scope = globalThis as unknown as DedicatedWorkerGlobalScope
let desk: Promise<DeskApi> | null = null

function post(message: FromWorker, transfer: Transferable[] = []): void {
  scope.postMessage(message, transfer)
}

async function answer(id: number, method: keyof DeskApi, args: readonly unknown[]): Promise<void> {
  try {
    const api = await assertPresent(desk, 'the window sends the host port first')
    const call = api[method] as (...parameters: readonly unknown[]) => Promise<unknown>
    const value = await call(...args)
    post({ kind: 'answer', id, value }, transferablesOf(value))
  } catch (error) {
    post({
      kind: 'failure',
      id,
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
}

scope.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  const message = event.data
  if (message.kind === 'host') {
    const host = hostOverPort(message.port)
    desk = openCache().then((cache) =>
      createDesk({ host, cache, push: (push) => post({ kind: 'push', push }), startIntake }),
    )
    return
  }
  void answer(message.id, message.method, message.args)
})
