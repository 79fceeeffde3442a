import { decodeClone, encodeClone } from './clone-codec.mjs'
import { strict } from './not-implemented.mjs'

/** @typedef {(event: object, ...args: unknown[]) => unknown} Handler */
/** @type {Map<string, Handler>} */
const handlers = new Map()

export const ipcMain = strict('ipcMain', {
  /** @param {string} channel @param {Handler} handler */
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  /** @param {string} channel */
  removeHandler(channel) {
    handlers.delete(channel)
  },
  /** For specs that forge a sender: what Electron would call, by channel. */
  _invokeHandlers: handlers,
})

/**
 * Answers one `ipcRenderer.invoke`.
 * @param {string} text as the page's end encoded it
 * @param {object} event
 * @returns {Promise<string>} for the page's end
 */
export async function answerInvoke(text, event) {
  const { call, channel, args } = JSON.parse(text)
  try {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    const decoded = /** @type {unknown[]} */ (decodeClone(args))
    return JSON.stringify({ call, ok: true, value: encodeClone(await handler(event, ...decoded)) })
  } catch (error) {
    return JSON.stringify({ call, ok: false, value: `Error invoking remote method '${channel}': ${error}` })
  }
}
