import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Asset } from '#electron/security/asset-map.ts'
import { createMemoryHost } from '#renderer/host/memory-host.ts'
import { decodeFrame, encodeFrame } from '#shared/contract/frame.ts'
import type { HostServices } from '#shared/contract/host.ts'
import { CALLS_PROTOCOL, MAX_CALLS_IN_FLIGHT, SECRET_PROTOCOL_PREFIX } from '#shared/contract/wire.ts'
import { type LoopbackServer, listenOnLoopback } from './loopback-server.ts'
import { TicketOffice } from './ticket-office.ts'

const page: Asset = { body: Buffer.from('<!doctype html>'), type: 'text/html', cacheControl: 'no-store' }
const START_SECRET = 'start-secret'

let server: LoopbackServer
let tickets: TicketOffice
let now = 0
let windows: number[] = []
let services: HostServices

beforeEach(async () => {
  now = 0
  windows = []
  tickets = new TicketOffice(() => now)
  services = { ...createMemoryHost().services }
  const listening = await listenOnLoopback({
    port: 0,
    assets: new Map([
      ['/', page],
      ['/assets/a.js', page],
    ]),
    services: new Proxy(services, {}),
    tickets,
    startSecret: START_SECRET,
    onAnotherStart: (way) => ({ url: `for a ${way}`, workspace: null }),
    onWindows: (open) => windows.push(open),
    onFault: (_method, error) => {
      throw error
    },
  })
  if (listening === null) throw new Error('no port')
  server = listening
})
afterEach(() => server.close())

/** Exactly these bytes over a real socket; the whole answer. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text))
    let answer = ''
    socket.setEncoding('latin1').on('data', (part: string) => {
      answer += part
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

async function statusOf(lines: readonly string[], body = ''): Promise<number> {
  const answer = await raw(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n${body}`)
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
}

const host = () => `Host: 127.0.0.1:${server.port}`

describe('requests for files', () => {
  it('are served with the security headers on every answer, also on a refusal', async () => {
    for (const path of ['/', '/nothing']) {
      const response = await fetch(server.origin + path)
      expect(response.status).toBe(path === '/' ? 200 : 404)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe-eval')
      expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'")
      for (const [name, value] of [
        ['cross-origin-opener-policy', 'same-origin'],
        ['cross-origin-resource-policy', 'same-origin'],
        ['cross-origin-embedder-policy', 'require-corp'],
        ['x-content-type-options', 'nosniff'],
        ['referrer-policy', 'no-referrer'],
        ['access-control-allow-origin', null],
        ['set-cookie', null],
      ]) {
        expect(response.headers.get(`${name}`)).toBe(value)
      }
    }
  })

  it.each([
    ['a foreign name (DNS rebinding)', ['Host: rebind.example']],
    ['a foreign name with our port', ['Host: rebind.example:PORT']],
    ['localhost, which is not our origin', ['Host: localhost:PORT']],
    ['no port', ['Host: 127.0.0.1']],
    ['another port', ['Host: 127.0.0.1:1']],
    ['two hosts, ours first', ['Host: 127.0.0.1:PORT', 'Host: rebind.example']],
    ['two hosts, ours last', ['Host: rebind.example', 'Host: 127.0.0.1:PORT']],
    ['user data in front', ['Host: x@127.0.0.1:PORT']],
    ['no host at all', []],
  ])('with %s are refused', async (_what, headers) => {
    const lines = headers.map((line) => line.replace('PORT', `${server.port}`))
    expect([400, 421]).toContain(await statusOf(['GET / HTTP/1.1', ...lines]))
    expect([400, 421]).toContain(await statusOf(['GET / HTTP/1.0', ...lines]))
  })

  it('find nothing outside the map, however the path is written', async () => {
    for (const path of [
      '/../package.json',
      '/assets/../../package.json',
      '/..%2f..%2fetc/passwd',
      '/assets/..\\..\\x',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/',
      '/assets/a.js/',
      '/assets/a.js?x',
      '/__proto__',
      '/constructor',
    ]) {
      expect(await statusOf([`GET ${path} HTTP/1.1`, host()]), path).toBe(404)
    }
    for (const target of [
      `http://127.0.0.1:${server.port}/`,
      'http://other.example/',
      '//other.example/',
      '*',
    ]) {
      expect(await statusOf([`GET ${target} HTTP/1.1`, host()]), target).toBe(400)
    }
  })

  it('know only GET and HEAD: asking for permission across sites is refused too', async () => {
    for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'POST']) {
      expect(await statusOf([`${method} / HTTP/1.1`, host()]), method).toBe(405)
    }
    expect(await statusOf(['HEAD / HTTP/1.1', host()])).toBe(200)
  })

  it('cannot be embedded or loaded by another site, but opened as a window of its own', async () => {
    const from = (mode: string, dest: string) =>
      statusOf([
        'GET / HTTP/1.1',
        host(),
        'Sec-Fetch-Site: cross-site',
        `Sec-Fetch-Mode: ${mode}`,
        `Sec-Fetch-Dest: ${dest}`,
      ])
    expect(await from('no-cors', 'script')).toBe(403)
    expect(await from('navigate', 'iframe')).toBe(403)
    expect(await from('cors', 'empty')).toBe(403)
    expect(await from('navigate', 'document')).toBe(200)
  })

  it('with oversized headers or a crowd of them are cut off', async () => {
    expect(await statusOf(['GET / HTTP/1.1', host(), `X: ${'x'.repeat(20_000)}`])).toBe(431)
  })
})

describe('the one-time ticket', () => {
  const exchange = (ticket: string, headers: Record<string, string> = {}) =>
    statusOf(
      [
        'POST /session HTTP/1.1',
        host(),
        ...Object.entries({ Origin: server.origin, 'X-Yangcai-Desk': '1', ...headers })
          .filter(([, value]) => value !== '')
          .map(([name, value]) => `${name}: ${value}`),
        `Content-Length: ${ticket.length}`,
      ],
      ticket,
    )

  it('opens one session and is then used up', async () => {
    const ticket = tickets.issue(60_000)
    expect(await exchange(ticket)).toBe(200)
    expect(await exchange(ticket)).toBe(403)
  })

  it('expires', async () => {
    const ticket = tickets.issue(60_000)
    now = 60_001
    expect(await exchange(ticket)).toBe(403)
  })

  it('cannot be guessed, left out or sent in bulk', async () => {
    tickets.issue(60_000)
    for (const wrong of ['', 'x', 'A'.repeat(43), 'x'.repeat(100_000)])
      expect(await exchange(wrong)).toBe(403)
  })

  it.each([
    ['another origin', { Origin: 'http://evil.example' }],
    ['the origin of another port', { Origin: 'http://127.0.0.1:1' }],
    ['an opaque origin', { Origin: 'null' }],
    ['no origin', { Origin: '' }],
    ['no header of ours (a form could send it)', { 'X-Yangcai-Desk': '' }],
    ['a browser that says cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a browser that says same-site (another port)', { 'Sec-Fetch-Site': 'same-site' }],
  ])('is not accepted from %s, and stays good for us', async (_what, headers) => {
    const ticket = tickets.issue(60_000)
    expect(await exchange(ticket, headers)).toBe(403)
    expect(await exchange(ticket)).toBe(200)
  })
})

describe('a second start of the program', () => {
  it('gets a way in with the secret of the state file, and no browser does', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${server.origin}/another-start`, { method: 'POST', body: 'window', headers })
    const allowed = await ask({ 'x-yangcai-desk': START_SECRET })
    expect(await allowed.json()).toEqual({ url: 'for a window', workspace: null })
    expect((await ask({ 'x-yangcai-desk': 'wrong' })).status).toBe(403)
    expect((await ask({})).status).toBe(403)
    expect((await ask({ 'x-yangcai-desk': START_SECRET, origin: server.origin })).status).toBe(403)
  })
})

/** Status of a refused handshake, or the open socket. */
function openSocket(
  protocols: string[],
  {
    origin = server.origin,
    path = '/calls',
    headers = {},
  }: { origin?: string; path?: string; headers?: object } = {},
): Promise<WebSocket | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, protocols, {
      headers: { ...(origin === '' ? {} : { origin }), ...headers },
    })
    socket.on('open', () => resolve(socket))
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => resolve(0))
  })
}

function session(): string[] {
  const secret = tickets.redeem(tickets.issue(1000)) ?? ''
  return [CALLS_PROTOCOL, SECRET_PROTOCOL_PREFIX + secret]
}

async function open(): Promise<WebSocket> {
  const socket = await openSocket(session())
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`)
  return socket
}

function nextReply(socket: WebSocket): Promise<unknown> {
  return new Promise((resolve) =>
    socket.once('message', (data: Buffer) => {
      const decoded = decodeFrame(data)
      resolve(decoded.ok ? decoded.value : decoded.error)
    }),
  )
}

function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve))
}

describe('the WebSocket', () => {
  it('carries calls with bytes in both directions and never echoes the secret', async () => {
    const socket = await open()
    expect(socket.protocol).toBe(CALLS_PROTOCOL)
    socket.send(encodeFrame({ id: 1, method: 'segment.put', input: { bytes: new Uint8Array([1, 2]) } }))
    const stored = (await nextReply(socket)) as { reply: { value: { sha256: string } } }
    socket.send(encodeFrame({ id: 2, method: 'segment.get', input: { sha256: stored.reply.value.sha256 } }))
    expect(await nextReply(socket)).toEqual({
      id: 2,
      reply: { ok: true, value: { bytes: new Uint8Array([1, 2]) } },
    })
    socket.send(encodeFrame({ id: 3, method: 'constructor', input: {} }))
    expect(await nextReply(socket)).toEqual({ id: 3, reply: { ok: false, code: 'bad-request' } })
    socket.close()
    await closeCode(socket)
    await expect.poll(() => windows).toEqual([1, 0])
  })

  it.each([
    ['without a session', () => openSocket([CALLS_PROTOCOL])],
    [
      'with a guessed session',
      () => openSocket([CALLS_PROTOCOL, `${SECRET_PROTOCOL_PREFIX}${'A'.repeat(43)}`]),
    ],
    [
      'with a ticket instead of a session',
      () => openSocket([CALLS_PROTOCOL, SECRET_PROTOCOL_PREFIX + tickets.issue(1000)]),
    ],
    ['without our protocol', () => openSocket(session().slice(1))],
    ['from another origin', () => openSocket(session(), { origin: 'http://evil.example' })],
    ['from another port of this machine', () => openSocket(session(), { origin: 'http://127.0.0.1:1' })],
    ['without an origin', () => openSocket(session(), { origin: '' })],
    ['under a foreign host name', () => openSocket(session(), { headers: { host: 'rebind.example' } })],
    ['at another path', () => openSocket(session(), { path: '/' })],
  ])('is refused %s', async (_what, attempt) => {
    expect([403, 404, 421]).toContain(await attempt())
    expect(windows).toEqual([])
  })

  it('cuts off a peer that does not speak the protocol', async () => {
    for (const [message, code] of [
      ['text', 1003],
      [Buffer.from([1, 2, 3]), 1008],
      [encodeFrame({ id: -1, method: 'app.info', input: {} }), 1008],
      [encodeFrame({ id: 1, method: 'x'.repeat(65), input: {} }), 1008],
      [encodeFrame({ id: 1, method: 'app.info', input: {}, more: 1 }), 1008],
    ] as const) {
      const socket = await open()
      socket.send(message)
      expect(await closeCode(socket)).toBe(code)
    }
  })

  it('accepts so many calls at a time and no more', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    Object.assign(services, {
      'workspace.list': async () => {
        await held
        return { ok: true, value: [] }
      },
    })
    const socket = await open()
    for (let id = 0; id <= MAX_CALLS_IN_FLIGHT; id += 1) {
      socket.send(encodeFrame({ id, method: 'workspace.list', input: {} }))
    }
    expect(await nextReply(socket)).toMatchObject({
      id: MAX_CALLS_IN_FLIGHT,
      reply: { ok: false, code: 'too-large' },
    })
    release()
    expect(await nextReply(socket)).toMatchObject({ reply: { ok: true } })
    socket.terminate()
  })
})

describe('the port', () => {
  it('of somebody else is not taken', async () => {
    const second = await listenOnLoopback({
      port: server.port,
      assets: new Map(),
      services,
      tickets,
      startSecret: '',
      onAnotherStart: () => null,
      onWindows: () => {},
      onFault: () => {},
    })
    expect(second).toBe(null)
  })
})
