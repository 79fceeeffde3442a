import type { Host } from '#shared/contract/host.ts'
import { bridgeHost, type HostBridge } from './bridge-host.ts'
import { takeTicket } from './session.ts'
import { socketHost } from './socket-host.ts'

declare global {
  /** Put there by the desktop host's preload; absent in the browser host. */
  var yangcaiHost: HostBridge | undefined
}

// At import, before any other code of the page runs: the ticket must not stay in the address bar or the history.
const ticket = takeTicket()

/**
 * The machine behind this page, whichever host it runs in. Never fails: where no connection can be made, every call is
 * answered with `disconnected` and the next call tries again.
 */
export async function connectHost(): Promise<Host> {
  const bridge = globalThis.yangcaiHost
  return bridge === undefined ? socketHost({ ticket }) : bridgeHost(bridge)
}
