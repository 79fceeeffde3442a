import { refuse } from '#shared/contract/dispatch.ts'
import { decodeFrame, encodeFrame } from '#shared/contract/frame.ts'
import type { Host, HostReply } from '#shared/contract/host.ts'
import {
  CALLS_PATH,
  CALLS_PROTOCOL,
  type CallFrame,
  MAX_CALLS_IN_FLIGHT,
  replyFrameSchema,
  SECRET_PROTOCOL_PREFIX,
} from '#shared/contract/wire.ts'
import { sessionSecret } from './session.ts'

interface WaitingCall {
  readonly frame: CallFrame
  readonly answer: (reply: HostReply<unknown>) => void
}

export interface SocketHostOptions {
  readonly ticket: string | null
}

/**
 * The host over the loopback WebSocket. A lost connection (sleep, the host was closed) answers every open call with
 * `disconnected` — its outcome is unknown, and only the caller can look at the journal and decide — and the next call
 * connects anew.
 */
export function socketHost({ ticket }: SocketHostOptions): Host {
  const sent = new Map<number, WaitingCall>()
  const queue: WaitingCall[] = []
  let connecting: Promise<WebSocket | null> | null = null
  let secret: Promise<string | null> | null = null
  let lastId = 0

  function knownSecret(): Promise<string | null> {
    secret ??= sessionSecret(ticket).catch(() => {
      // The host was not there to take the ticket; it is still good for the next try.
      secret = null
      return null
    })
    return secret
  }

  function connection(): Promise<WebSocket | null> {
    if (connecting === null) {
      // A socket that closes late must not take the calls of its successor with it.
      const attempt = knownSecret().then((known) =>
        known === null ? null : openSocket(known, () => connecting === attempt && lose()),
      )
      connecting = attempt
    }
    return connecting
  }

  function openSocket(known: string, onLost: () => void): Promise<WebSocket | null> {
    return new Promise((resolve) => {
      const url = new URL(CALLS_PATH, location.href)
      url.protocol = 'ws:'
      const socket = new WebSocket(url, [CALLS_PROTOCOL, SECRET_PROTOCOL_PREFIX + known])
      socket.binaryType = 'arraybuffer'
      socket.onopen = () => resolve(socket)
      socket.onmessage = ({ data }) => receive(data)
      socket.onclose = () => {
        resolve(null)
        onLost()
      }
    })
  }

  function receive(data: unknown): void {
    const decoded = data instanceof ArrayBuffer ? decodeFrame(new Uint8Array(data)) : null
    const frame = decoded?.ok ? replyFrameSchema.safeParse(decoded.value) : null
    if (!frame?.success) return
    const { id, reply } = frame.data
    const call = sent.get(id)
    sent.delete(id)
    call?.answer(reply)
    pump()
  }

  function lose(): void {
    connecting = null
    const lost = [...sent.values(), ...queue]
    sent.clear()
    queue.length = 0
    for (const { answer } of lost) answer(refuse('disconnected'))
  }

  /** Keeps within what the host accepts at a time; the rest waits here. */
  async function pump(): Promise<void> {
    const attempt = connection()
    const socket = await attempt
    if (socket === null || socket.readyState !== WebSocket.OPEN) {
      // A later attempt may be under way by now; its calls are not lost with this one.
      if (connecting === attempt) lose()
      return
    }
    while (sent.size < MAX_CALLS_IN_FLIGHT) {
      const next = queue.shift()
      if (next === undefined) return
      sent.set(next.frame.id, next)
      socket.send(encodeFrame(next.frame))
    }
  }

  const call = (method: string, input: unknown): Promise<HostReply<unknown>> =>
    new Promise((answer) => {
      lastId += 1
      queue.push({ frame: { id: lastId, method, input }, answer })
      void pump()
    })
  return { call: call as Host['call'] }
}
