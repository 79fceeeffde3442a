/**
 * What the stand-in puts into a page before the page's own scripts: the two ends of contextBridge. The worlds share only
 * the DOM, so calls travel as events under a name that the page cannot know; Chromium clones `detail` between worlds.
 * Each function runs in the page from its source and uses nothing from outside itself.
 */
import { decodeClone, encodeClone } from './clone-codec.mjs'

export const ISOLATED_WORLD = 'Electron Isolated Context'
export const IPC_BINDING = 'electronDoubleIpc'

/** @param {string} key the name that page code cannot know */
export function mainWorldSource(key) {
  return `(${mainWorldEnd})(${JSON.stringify(key)})`
}

/** @param {string} key @param {string} preload source of the preload script */
export function isolatedWorldSource(key, preload) {
  return `(${isolatedWorldEnd})(${JSON.stringify(key)}, ${JSON.stringify(IPC_BINDING)}, ${encodeClone}, ${decodeClone},
function (require, module, exports) { ${preload}\n})`
}

/** @param {string} key */
function mainWorldEnd(key) {
  if (window !== window.top) return
  const { dispatchEvent, CustomEvent, structuredClone } = window
  /** @typedef {{ kind: 'function', id: number } | { kind: 'value', value: unknown } | { kind: 'object', entries: [string, Shape][] }} Shape */
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: unknown) => void }>} */
  const pending = new Map()
  /** @type {{ call: number, ok: boolean, isPromise: boolean, value: unknown } | null} */
  let answer = null
  let calls = 0
  /** @param {string} name @param {unknown} detail */
  const send = (name, detail) => dispatchEvent.call(window, new CustomEvent(`${key}${name}`, { detail }))
  /** @param {string} name @param {(detail: never) => void} take */
  const listen = (name, take) =>
    window.addEventListener(`${key}${name}`, (event) =>
      take(/** @type {CustomEvent<never>} */ (event).detail),
    )

  /** @param {Shape} shape @returns {unknown} */
  const build = (shape) => {
    if (shape.kind === 'value') return shape.value
    if (shape.kind === 'object') {
      return Object.freeze(Object.fromEntries(shape.entries.map(([name, held]) => [name, build(held)])))
    }
    return Object.freeze((/** @type {unknown[]} */ ...args) => {
      const call = ++calls
      // Throws for what cannot be cloned, as the bridge does.
      send('call', { id: shape.id, call, args: structuredClone(args) })
      const reply = answer
      answer = null
      if (reply === null || reply.call !== call) throw new Error('the preload did not answer')
      if (!reply.isPromise) {
        if (reply.ok) return reply.value
        throw new Error(String(reply.value))
      }
      return new Promise((resolve, reject) => pending.set(call, { resolve, reject }))
    })
  }
  listen('expose', (/** @type {{ name: string, shape: Shape }} */ { name, shape }) => {
    if (Object.hasOwn(window, name)) return
    Object.defineProperty(window, name, {
      value: build(shape),
      enumerable: true,
      writable: false,
      configurable: false,
    })
  })
  listen('answer', (/** @type {NonNullable<typeof answer>} */ detail) => {
    answer = detail
  })
  listen('settled', (/** @type {{ call: number, ok: boolean, value: unknown }} */ { call, ok, value }) => {
    const waiting = pending.get(call)
    pending.delete(call)
    if (ok) waiting?.resolve(value)
    else waiting?.reject(new Error(String(value)))
  })
  send('hello', null)
}

/**
 * @param {string} key
 * @param {string} bindingName
 * @param {typeof import('./clone-codec.mjs').encodeClone} encode
 * @param {typeof import('./clone-codec.mjs').decodeClone} decode
 * @param {(require: (name: string) => unknown, module: object, exports: object) => void} preload
 */
function isolatedWorldEnd(key, bindingName, encode, decode, preload) {
  if (window !== window.top) return
  const world = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (globalThis))
  const binding = /** @type {(text: string) => void} */ (world[bindingName])
  delete world[bindingName]
  /** @type {((...args: unknown[]) => unknown)[]} */
  const functions = []
  /** @type {{ name: string, shape: unknown }[]} */
  const exposed = []
  /** @type {Map<number, { resolve: (value: unknown) => void, reject: (error: Error) => void }>} */
  const invoked = new Map()
  let calls = 0
  /** @param {string} name @param {unknown} detail */
  const send = (name, detail) => window.dispatchEvent(new CustomEvent(`${key}${name}`, { detail }))

  /** @param {unknown} value @returns {unknown} */
  const describe = (value) => {
    if (typeof value === 'function') {
      return { kind: 'function', id: functions.push(/** @type {() => unknown} */ (value)) - 1 }
    }
    if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
      return { kind: 'object', entries: Object.entries(value).map(([name, held]) => [name, describe(held)]) }
    }
    return { kind: 'value', value: structuredClone(value) }
  }
  const contextBridge = {
    /** @param {string} name @param {unknown} api */
    exposeInMainWorld(name, api) {
      if (exposed.some((one) => one.name === name))
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      const one = { name, shape: describe(api) }
      exposed.push(one)
      send('expose', one)
    },
  }
  const ipcRenderer = {
    /** @param {string} channel @param {...unknown} args */
    invoke(channel, ...args) {
      const call = ++calls
      const text = JSON.stringify({ call, channel, args: encode(args) })
      return new Promise((resolve, reject) => {
        invoked.set(call, { resolve, reject })
        binding(text)
      })
    },
  }
  world.electronDoubleReply = (/** @type {string} */ text) => {
    const { call, ok, value } = JSON.parse(text)
    const waiting = invoked.get(call)
    invoked.delete(call)
    if (ok) waiting?.resolve(decode(value))
    else waiting?.reject(new Error(value))
  }

  window.addEventListener(`${key}hello`, () => {
    for (const one of exposed) send('expose', one)
  })
  window.addEventListener(`${key}call`, (event) => {
    const { id, call, args } = /** @type {CustomEvent} */ (event).detail
    try {
      const result = functions[id](...args)
      if (!(result instanceof Promise))
        return void send('answer', { call, ok: true, isPromise: false, value: result })
      send('answer', { call, ok: true, isPromise: true, value: undefined })
      result.then(
        (value) => send('settled', { call, ok: true, value }),
        (error) =>
          send('settled', { call, ok: false, value: error instanceof Error ? error.message : error }),
      )
    } catch (error) {
      send('answer', {
        call,
        ok: false,
        isPromise: false,
        value: error instanceof Error ? error.message : error,
      })
    }
  })

  /** @param {string} where @param {object} target */
  const named = (where, target) =>
    new Proxy(target, {
      get(object, name, receiver) {
        if (typeof name === 'symbol' || name in object) return Reflect.get(object, name, receiver)
        throw new Error(`electron double: ${where}${name} is not implemented`)
      },
    })
  const electron = named('', {
    contextBridge: named('contextBridge.', contextBridge),
    ipcRenderer: named('ipcRenderer.', ipcRenderer),
  })
  const module = { exports: {} }
  preload(
    (name) => {
      if (name === 'electron' || name === 'electron/renderer') return electron
      throw new Error(`module not found: ${name}`)
    },
    module,
    module.exports,
  )
}
