import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import { dispatch, refuse } from '#shared/contract/dispatch.ts'
import { type HostReply, type HostServices, MAX_PAYLOAD_BYTES } from '#shared/contract/host.ts'
import { MAX_CALLS_IN_FLIGHT } from '#shared/contract/wire.ts'
import { isAppUrl } from './app-origin.ts'
import { CALL_CHANNEL } from './call-channel-name.ts'

/** Answers the page over the one channel, under the same limits as the loopback host. */
export function serveCalls(services: HostServices, onFault: (method: string, error: unknown) => void): void {
  let inFlight = 0
  ipcMain.handle(
    CALL_CHANNEL,
    async (event, method: unknown, input: unknown): Promise<HostReply<unknown>> => {
      if (!isFromOurPage(event)) return refuse('bad-request')
      if (payloadOf(input) > MAX_PAYLOAD_BYTES) return refuse('too-large')
      if (inFlight >= MAX_CALLS_IN_FLIGHT) return refuse('too-large', { calls: inFlight })
      inFlight += 1
      try {
        return await dispatch(services, method, input, { onFault })
      } finally {
        inFlight -= 1
      }
    },
  )
}

/** A frame that has gone, is embedded, or shows anything but our page has no business here. */
export function isFromOurPage({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  return senderFrame !== null && senderFrame.parent === null && isAppUrl(senderFrame.url)
}

function payloadOf(input: unknown): number {
  if (typeof input !== 'object' || input === null) return 0
  return Object.values(input).reduce<number>(
    (sum, part) => sum + (part instanceof Uint8Array ? part.byteLength : 0),
    0,
  )
}
