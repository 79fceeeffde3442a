/** Stands in for the product's page where a test is about the connection alone: puts the host where a test can call it. */
import { connectHost } from '#renderer/host/connect-host.ts'
import type { Host } from '#shared/contract/host.ts'

declare global {
  var probe: Promise<Host>
  /** Sockets that the page has opened, oldest first; filled by the test. */
  var sockets: WebSocket[]
}

globalThis.probe = connectHost()
