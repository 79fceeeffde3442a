import type { Host } from '#shared/contract/host.ts'
import { serveHost } from '../host/host-port.ts'
import type { DeskApi, DeskPush } from './desk-api.ts'
import { type FromWorker, type ToWorker, transferablesOf } from './worker-protocol.ts'

export interface DeskConnection {
  readonly api: DeskApi
  onPush(listener: (push: DeskPush) => void): void
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** Starts the data worker and speaks to it. */
export function connectDesk(host: Host): DeskConnection {
  const worker = new Worker(new URL('./data-worker.ts', import.meta.url), {
    type: 'module',
    name: 'desk-data',
  })
  const waiting = new Map<number, Waiting>()
  const listeners: ((push: DeskPush) => void)[] = []
  let lastId = 0

  // The worker cannot reach the host by itself: a sandboxed window lends its bridge to the page alone.
  const { port1, port2 } = new MessageChannel()
  serveHost(port1, host)
  post({ kind: 'host', port: port2 }, [port2])

  function post(message: ToWorker, transfer: Transferable[] = []): void {
    worker.postMessage(message, transfer)
  }

  worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
    const message = event.data
    switch (message.kind) {
      case 'answer':
        waiting.get(message.id)?.resolve(message.value)
        waiting.delete(message.id)
        return
      case 'failure':
        waiting.get(message.id)?.reject(new Error(message.message))
        waiting.delete(message.id)
        return
      case 'push':
        for (const listener of listeners) listener(message.push)
    }
  })
  worker.addEventListener('error', (event) => {
    // The worker died: nobody will answer any more, so everyone who waits must hear it.
    for (const { reject } of waiting.values()) reject(new Error(event.message || 'data worker failed'))
    waiting.clear()
  })

  const api = new Proxy({} as DeskApi, {
    get(_target, method) {
      // A promise check on the connection must not become a call.
      if (typeof method !== 'string' || method === 'then') return undefined
      return (...args: unknown[]) =>
        new Promise((resolve, reject) => {
          const id = ++lastId
          waiting.set(id, { resolve, reject })
          post({ kind: 'call', id, method: method as keyof DeskApi, args }, args.flatMap(transferablesOf))
        })
    },
  })
  return { api, onPush: (listener) => void listeners.push(listener) }
}
