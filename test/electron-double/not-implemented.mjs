import { EventEmitter } from 'node:events'

/** Asked by `await`, by inspection and by test runners, never by an application. */
const PROBES = new Set(['then', 'toJSON', 'asymmetricMatch', '$$typeof', 'nodeType', 'tagName'])

/** @param {string} what @returns {Error} */
export function notImplemented(what) {
  return new Error(`electron double: ${what} is not implemented`)
}

/**
 * The object itself, but every member that it does not have throws with its name: a gap of the stand-in must never look
 * like behaviour of Electron.
 * @template {object} T
 * @param {string} name
 * @param {T} target
 * @returns {T}
 */
export function strict(name, target) {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'symbol' || key in object || PROBES.has(key))
        return Reflect.get(object, key, receiver)
      throw notImplemented(`${name}.${key}`)
    },
  })
}

/** A module of Electron that the stand-in has nothing of. @param {string} name */
export function missing(name) {
  return strict(name, Object.create(null))
}

/**
 * Refuses options that it would otherwise silently pass over.
 * @param {string} where
 * @param {object} options
 * @param {readonly string[]} known
 */
export function onlyKnown(where, options, known) {
  for (const key of Object.keys(options)) if (!known.includes(key)) throw notImplemented(`${where} ${key}`)
}

/** Listening for an event that never comes would be a silent gap, so it throws too. */
export class KnownEvents extends EventEmitter {
  /** @param {string} name @param {readonly string[]} events */
  constructor(name, events) {
    super()
    this.knownAs = name
    this.knownEvents = events
  }

  /** @override @param {string | symbol} event @param {(...args: never[]) => void} listener @returns {this} */
  on(event, listener) {
    this.refuseUnknown(event)
    return super.on(event, /** @type {(...args: unknown[]) => void} */ (listener))
  }

  /** @override @param {string | symbol} event @param {(...args: never[]) => void} listener @returns {this} */
  once(event, listener) {
    this.refuseUnknown(event)
    return super.once(event, /** @type {(...args: unknown[]) => void} */ (listener))
  }

  /** @override @param {string | symbol} event @param {(...args: never[]) => void} listener @returns {this} */
  addListener(event, listener) {
    return this.on(event, listener)
  }

  /** @param {string | symbol} event */
  refuseUnknown(event) {
    if (typeof event === 'string' && !this.knownEvents.includes(event))
      throw notImplemented(`${this.knownAs}.on('${event}')`)
  }

  /**
   * True when no listener called preventDefault.
   * @param {string} name @param {Record<string, unknown>} [details] @param {...unknown} args
   */
  ask(name, details = {}, ...args) {
    let prevented = false
    this.emit(
      name,
      {
        ...details,
        preventDefault() {
          prevented = true
        },
        get defaultPrevented() {
          return prevented
        },
      },
      ...args,
    )
    return !prevented
  }
}
