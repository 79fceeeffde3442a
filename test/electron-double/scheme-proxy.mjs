import { createServer } from 'node:http'

/**
 * Chromium knows no scheme of ours, so the stand-in shows `app://bundle/x` to it as `http://bundle.app.localhost/x` (a
 * secure, stable origin) through a proxy that answers nothing else: whatever leaves the application is seen here.
 */

/** @typedef {(request: Request) => Response | Promise<Response>} SchemeHandler */

/** @type {Map<string, SchemeHandler>} */
export const schemeHandlers = new Map()
/** Schemes that were registered as standard before the app was ready. @type {Set<string>} */
export const registeredSchemes = new Set()
/** Every request that was not for a scheme of the application: all of them were refused. @type {string[]} */
export const refusedRequests = []

/** `app://bundle/x` → what Chromium is told; other addresses as they are. @param {string} text */
export function toChromium(text) {
  const url = new URL(text)
  const scheme = url.protocol.slice(0, -1)
  if (!registeredSchemes.has(scheme)) return text
  return `http://${url.host}.${scheme}.localhost${url.pathname || '/'}${url.search}${url.hash}`
}

/** The reverse of `toChromium`. @param {string} text */
export function fromChromium(text) {
  const found = /^http:\/\/([^/:@]+)\.([a-z][a-z0-9-]*)\.localhost(?::80)?(\/.*)?$/.exec(text)
  return found && registeredSchemes.has(found[2]) ? `${found[2]}://${found[1]}${found[3] ?? '/'}` : text
}

/** @returns {Promise<number>} the port on 127.0.0.1 */
export function startSchemeProxy() {
  const server = createServer((incoming, outgoing) => {
    const asked = incoming.url ?? ''
    const url = URL.canParse(asked) ? fromChromium(new URL(asked).href) : asked
    const handler = URL.canParse(url) ? schemeHandlers.get(new URL(url).protocol.slice(0, -1)) : undefined
    if (handler === undefined) {
      refusedRequests.push(`${incoming.method} ${asked}`)
      outgoing.writeHead(502).end()
      return
    }
    answer(handler, url, incoming, outgoing).catch((error) => {
      console.error('electron double: the protocol handler failed', error)
      outgoing.destroy()
    })
  })
  server.on('connect', (incoming, socket) => {
    refusedRequests.push(`CONNECT ${incoming.url}`)
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  server.on('upgrade', (incoming, socket) => {
    refusedRequests.push(`UPGRADE ${incoming.url}`)
    socket.destroy()
  })
  server.keepAliveTimeout = 60_000
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}

/**
 * @param {SchemeHandler} handler
 * @param {string} url
 * @param {import('node:http').IncomingMessage} incoming
 * @param {import('node:http').ServerResponse} outgoing
 */
async function answer(handler, url, incoming, outgoing) {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (typeof value === 'string' && !name.startsWith('proxy-')) headers.set(name, value)
  }
  const method = incoming.method ?? 'GET'
  incoming.resume()
  const response = await handler(new Request(url, { method, headers }))
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}
