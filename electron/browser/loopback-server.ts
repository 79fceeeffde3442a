import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { AssetMap } from '#electron/security/asset-map.ts'
import { SECURITY_HEADERS } from '#electron/security/response-headers.ts'
import { type HostServices, MAX_PAYLOAD_BYTES } from '#shared/contract/host.ts'
import {
  CALLS_PATH,
  CALLS_PROTOCOL,
  CLIENT_HEADER,
  CLIENT_HEADER_VALUE,
  SECRET_PROTOCOL_PREFIX,
  SESSION_PATH,
} from '#shared/contract/wire.ts'
import { type CallLoad, serveCalls } from './call-channel.ts'
import { bodyOf, forbidden, headOf, refuseRequest, sendText } from './http-reply.ts'
import {
  type Refused,
  type RequestHead,
  refuseBrowsers,
  refuseEmbedding,
  refuseForeign,
  refuseOtherOrigin,
  singleHeader,
} from './request-guard.ts'
import { sameSecret, type TicketOffice } from './ticket-office.ts'

/** Where a second start of the program asks the running one for a way in. */
export const ANOTHER_START_PATH = '/another-start'
/** A window connects within seconds; an address on a terminal waits for a person. */
export type WayIn = 'window' | 'address'
/** Never a name: "localhost" may resolve to something else, 0.0.0.0 is everybody. */
const LOOPBACK = '127.0.0.1'
/** A frame is one payload and its JSON. */
const MAX_FRAME_BYTES = MAX_PAYLOAD_BYTES + 64 * 1024 * 1024
const HEARTBEAT_MS = 30_000

export interface LoopbackOptions {
  /** 0 = any free port. */
  readonly port: number
  readonly assets: AssetMap
  readonly services: HostServices
  readonly tickets: TicketOffice
  /** Proves that a request to ANOTHER_START_PATH comes from a program of the same user (from the 0600 state file). */
  readonly startSecret: string
  /** What to tell a second start, which will open a window itself or print the address; goes out as JSON. */
  readonly onAnotherStart: (way: WayIn) => unknown
  readonly onWindows: (open: number) => void
  readonly onFault: (method: string, error: unknown) => void
}

export interface LoopbackServer {
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly origin: string
  close(): Promise<void>
}

/** null when the port belongs to someone else. Everything that is not expressly allowed is refused. */
export async function listenOnLoopback(options: LoopbackOptions): Promise<LoopbackServer | null> {
  const { assets, tickets, services, onFault } = options
  const load: CallLoad = { inFlight: 0 }
  let origin = ''

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const head = headOf(request)
    const foreign = refuseForeign(head, origin)
    if (foreign !== null) return refuseRequest(response, foreign)
    if (head.method === 'POST' && head.url === SESSION_PATH) return exchangeTicket(request, head, response)
    if (head.method === 'POST' && head.url === ANOTHER_START_PATH)
      return anotherStart(request, head, response)
    const embedding = refuseEmbedding(head)
    if (embedding !== null) return refuseRequest(response, embedding)
    const asset = assets.get(head.url)
    if (asset === undefined) return refuseRequest(response, { status: 404, reason: 'not found' })
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'Content-Type': asset.type,
      'Content-Length': asset.body.length,
      'Cache-Control': asset.cacheControl,
    })
    response.end(head.method === 'HEAD' ? undefined : asset.body)
  }

  async function exchangeTicket(
    request: IncomingMessage,
    head: RequestHead,
    response: ServerResponse,
  ): Promise<void> {
    const refused =
      refuseOtherOrigin(head, origin) ??
      (singleHeader(head, CLIENT_HEADER) === CLIENT_HEADER_VALUE ? null : forbidden('header'))
    if (refused !== null) return refuseRequest(response, refused)
    const body = await bodyOf(request)
    const secret = body === null ? null : tickets.redeem(body)
    if (secret === null) return refuseRequest(response, forbidden('ticket'))
    sendText(response, 200, secret)
  }

  async function anotherStart(
    request: IncomingMessage,
    head: RequestHead,
    response: ServerResponse,
  ): Promise<void> {
    const secret = singleHeader(head, CLIENT_HEADER) ?? ''
    const refused =
      refuseBrowsers(head) ?? (sameSecret(secret, options.startSecret) ? null : forbidden('secret'))
    if (refused !== null) return refuseRequest(response, refused)
    const way = (await bodyOf(request)) === 'window' ? 'window' : 'address'
    sendText(response, 200, JSON.stringify(options.onAnotherStart(way)))
  }

  function refuseUpgrade(head: RequestHead): Refused | null {
    const foreign = refuseForeign(head, origin) ?? refuseOtherOrigin(head, origin)
    if (foreign !== null) return foreign
    if (head.url !== CALLS_PATH) return { status: 404, reason: 'not found' }
    const offered = (singleHeader(head, 'sec-websocket-protocol') ?? '').split(',').map((name) => name.trim())
    const secret = offered.find((name) => name.startsWith(SECRET_PROTOCOL_PREFIX)) ?? ''
    return offered.includes(CALLS_PROTOCOL) && tickets.isSession(secret.slice(SECRET_PROTOCOL_PREFIX.length))
      ? null
      : forbidden('session')
  }

  const server = createServer({ maxHeaderSize: 8 * 1024, headersTimeout: 10_000, requestTimeout: 20_000 })
  server.maxConnections = 256
  server.on('request', (request, response) => {
    answer(request, response).catch((error) => {
      onFault('http', error)
      response.destroy()
    })
  })
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME_BYTES,
    perMessageDeflate: false,
    // Only the public name is echoed; the secret beside it is not.
    handleProtocols: () => CALLS_PROTOCOL,
  })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, first: Buffer) => {
    stream.on('error', () => stream.destroy())
    const refused = refuseUpgrade(headOf(request))
    if (refused !== null) {
      stream.end(`HTTP/1.1 ${refused.status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    sockets.handleUpgrade(request, stream, first, (socket) => {
      serveCalls(socket, { services, load, onFault })
      options.onWindows(sockets.clients.size)
      socket.on('error', () => socket.terminate())
      socket.on('close', () => options.onWindows(sockets.clients.size))
    })
  })
  const heartbeat = setInterval(() => dropSilent(sockets.clients), HEARTBEAT_MS)
  heartbeat.unref()

  const isListening = await new Promise<boolean>((resolve, reject) => {
    server.once('listening', () => resolve(true))
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    )
    // `exclusive` matters on Windows, where two programs could otherwise share the address.
    server.listen({ host: LOOPBACK, port: options.port, exclusive: true })
  })
  if (!isListening) {
    clearInterval(heartbeat)
    return null
  }
  const { port } = server.address() as AddressInfo
  origin = `http://${LOOPBACK}:${port}`
  return {
    port,
    origin,
    async close() {
      clearInterval(heartbeat)
      for (const socket of sockets.clients) socket.terminate()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A window that does not answer two beats has gone without saying so (sleep, a killed browser). */
function dropSilent(clients: Set<WebSocket & { isSilent?: boolean }>): void {
  for (const socket of clients) {
    if (socket.isSilent) {
      socket.terminate()
      continue
    }
    socket.isSilent = true
    socket.once('pong', () => {
      socket.isSilent = false
    })
    socket.ping()
  }
}
