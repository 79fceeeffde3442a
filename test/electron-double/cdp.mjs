import { EventEmitter } from 'node:events'
import { WebSocket } from 'ws'

/** @typedef {Record<string, unknown>} Params */
/** @typedef {{ id: string, send: (method: string, params?: Params) => Promise<Params>, on: (method: string, listener: (params: Params) => void) => void }} CdpSession */

/** A connection to Chromium's DevTools, with the sessions of its targets. */
export class Cdp {
  /** @param {WebSocket} socket */
  constructor(socket) {
    this.socket = socket
    this.events = new EventEmitter({})
    this.events.setMaxListeners(0)
    this.lastId = 0
    /** @type {Map<number, { resolve: (value: Params) => void, reject: (error: Error) => void, method: string }>} */
    this.waiting = new Map()
    socket.on('message', (data) => this.receive(JSON.parse(String(data))))
    socket.on('error', () => socket.close())
    socket.on('close', () => {
      for (const { reject, method } of this.waiting.values())
        reject(new Error(`${method}: Chromium has gone`))
      this.waiting.clear()
      this.events.emit('closed')
    })
  }

  /** @param {string} url @returns {Promise<Cdp>} */
  static connect(url) {
    const socket = new WebSocket(url, { maxPayload: 1 << 30, perMessageDeflate: false })
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(new Cdp(socket)))
      socket.once('error', reject)
    })
  }

  /** @param {string} sessionId '' is the browser itself @returns {CdpSession} */
  session(sessionId) {
    return {
      id: sessionId,
      send: (method, params = {}) => this.send(sessionId, method, params),
      on: (method, listener) => void this.events.on(`${sessionId} ${method}`, listener),
    }
  }

  /** @param {string} sessionId @param {string} method @param {Params} params @returns {Promise<Params>} */
  send(sessionId, method, params) {
    const id = ++this.lastId
    return new Promise((resolve, reject) => {
      if (this.socket.readyState !== WebSocket.OPEN) return reject(new Error(`${method}: Chromium has gone`))
      this.waiting.set(id, { resolve, reject, method })
      this.socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }))
    })
  }

  /** @param {{ id?: number, method?: string, params?: Params, result?: Params, error?: { message: string }, sessionId?: string }} message */
  receive({ id, method, params, result, error, sessionId }) {
    if (id === undefined) {
      this.events.emit(`${sessionId ?? ''} ${method}`, params ?? {})
      return
    }
    const caller = this.waiting.get(id)
    this.waiting.delete(id)
    if (error) caller?.reject(new Error(`${caller.method}: ${error.message}`))
    else caller?.resolve(result ?? {})
  }
}
