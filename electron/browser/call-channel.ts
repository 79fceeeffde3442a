import type { WebSocket } from 'ws'
import { dispatch, refuse } from '#shared/contract/dispatch.ts'
import { decodeFrame, encodeFrame } from '#shared/contract/frame.ts'
import type { HostReply, HostServices } from '#shared/contract/host.ts'
import { callFrameSchema, MAX_CALLS_IN_FLIGHT } from '#shared/contract/wire.ts'

/** Calls of all windows together. */
export interface CallLoad {
  inFlight: number
}

export interface CallChannelOptions {
  readonly services: HostServices
  readonly load: CallLoad
  readonly onFault: (method: string, error: unknown) => void
}

const UNSUPPORTED_DATA = 1003
const POLICY_VIOLATION = 1008

/** Answers the calls of one window. A peer that does not speak the protocol is cut off at its first wrong word. */
export function serveCalls(socket: WebSocket, { services, load, onFault }: CallChannelOptions): void {
  socket.on('message', async (data, isBinary) => {
    if (!isBinary || !Buffer.isBuffer(data)) return socket.close(UNSUPPORTED_DATA)
    const decoded = decodeFrame(data)
    const frame = decoded.ok ? callFrameSchema.safeParse(decoded.value) : null
    if (!frame?.success) return socket.close(POLICY_VIOLATION)
    const { id, method, input } = frame.data
    const answer = (reply: HostReply<unknown>) => {
      if (socket.readyState === socket.OPEN) socket.send(encodeFrame({ id, reply }))
    }
    if (load.inFlight >= MAX_CALLS_IN_FLIGHT) return answer(refuse('too-large', { calls: load.inFlight }))
    load.inFlight += 1
    try {
      answer(await dispatch(services, method, input, { onFault }))
    } finally {
      load.inFlight -= 1
    }
  })
}
