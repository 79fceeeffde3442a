import type { Host, HostReply } from '#shared/contract/host.ts'

/**
 * Lets a web worker use the host that only the page can reach: the page serves its host on one end of a MessageChannel,
 * the worker calls through the other end.
 */
interface PortCall {
  readonly id: number
  readonly method: string
  readonly input: unknown
}

interface PortReply {
  readonly id: number
  readonly reply: HostReply<unknown>
}

export function serveHost(port: MessagePort, host: Host): void {
  port.onmessage = async ({ data }: MessageEvent<PortCall>) => {
    // The names and inputs are checked by the host itself; here they only pass through.
    const call = host.call as (method: string, input: unknown) => Promise<HostReply<unknown>>
    const reply = await call(data.method, data.input)
    port.postMessage({ id: data.id, reply } satisfies PortReply, buffersOf(reply.ok ? reply.value : null))
  }
}

export function hostOverPort(port: MessagePort): Host {
  const waiting = new Map<number, (reply: HostReply<unknown>) => void>()
  let lastId = 0
  port.onmessage = ({ data }: MessageEvent<PortReply>) => {
    waiting.get(data.id)?.(data.reply)
    waiting.delete(data.id)
  }
  const call = (method: string, input: unknown): Promise<HostReply<unknown>> =>
    new Promise((resolve) => {
      lastId += 1
      waiting.set(lastId, resolve)
      // Inputs are copied, not transferred: the worker goes on using its columns.
      port.postMessage({ id: lastId, method, input } satisfies PortCall)
    })
  return { call: call as Host['call'] }
}

/** A reply belongs to the caller alone, so its bytes may move instead of being copied. */
function buffersOf(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((part) =>
    part instanceof Uint8Array &&
    part.buffer instanceof ArrayBuffer &&
    part.byteLength === part.buffer.byteLength
      ? [part.buffer]
      : [],
  )
}
