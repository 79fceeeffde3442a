/**
 * Structured clone as text, for the way between page and main process: what cannot be cloned throws as it does there.
 * The source of both functions also runs in the page, so they use nothing from outside themselves.
 */

/** @typedef {null | string | boolean | readonly unknown[]} Encoded */

/** @param {unknown} value @returns {Encoded} */
export function encodeClone(value) {
  const seen = new Set()
  /** @param {ArrayBuffer | Uint8Array} part */
  const base64 = (part) => {
    const bytes = part instanceof Uint8Array ? part : new Uint8Array(part)
    let text = ''
    for (let at = 0; at < bytes.length; at += 32768)
      text += String.fromCharCode(...bytes.subarray(at, at + 32768))
    return btoa(text)
  }
  /** @param {unknown} item @returns {Encoded} */
  const encode = (item) => {
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item
    if (item === undefined) return ['u']
    if (typeof item === 'number') return ['n', Object.is(item, -0) ? '-0' : String(item)]
    if (typeof item === 'bigint') return ['i', String(item)]
    if (typeof item !== 'object') throw new Error('An object could not be cloned.')
    if (item instanceof Date) return ['d', item.getTime()]
    if (item instanceof ArrayBuffer) return ['b', 'ArrayBuffer', base64(item)]
    if (ArrayBuffer.isView(item)) {
      const bytes = new Uint8Array(item.buffer, item.byteOffset, item.byteLength)
      // Node's Buffer arrives as the Uint8Array that it is.
      return ['b', item.constructor.name === 'Buffer' ? 'Uint8Array' : item.constructor.name, base64(bytes)]
    }
    if (seen.has(item))
      throw new Error('electron double: cloning a value that contains itself is not implemented')
    seen.add(item)
    try {
      if (Array.isArray(item)) return ['a', Array.from(item, encode)]
      if (item instanceof Map) return ['m', [...item].map(([key, held]) => [encode(key), encode(held)])]
      if (item instanceof Set) return ['s', [...item].map(encode)]
      if (item instanceof Error) return ['e', item.name, item.message]
      return ['o', Object.entries(item).map(([key, held]) => [key, encode(held)])]
    } finally {
      seen.delete(item)
    }
  }
  return encode(value)
}

/** @param {unknown} encoded @returns {unknown} */
export function decodeClone(encoded) {
  if (!Array.isArray(encoded)) return encoded
  const [kind, first, second] = encoded
  switch (kind) {
    case 'u':
      return undefined
    case 'n':
      return Number(first)
    case 'i':
      return BigInt(first)
    case 'd':
      return new Date(first)
    case 'b': {
      const bytes = Uint8Array.from(atob(second), (char) => char.charCodeAt(0))
      if (first === 'ArrayBuffer') return bytes.buffer
      if (first === 'Uint8Array') return bytes
      throw new Error(`electron double: cloning a ${first} is not implemented`)
    }
    case 'a':
      return first.map(decodeClone)
    case 'm':
      return new Map(
        first.map((/** @type {[unknown, unknown]} */ [key, held]) => [decodeClone(key), decodeClone(held)]),
      )
    case 's':
      return new Set(first.map(decodeClone))
    case 'e': {
      const error = new Error(second)
      error.name = first
      return error
    }
    default: {
      const object = {}
      // Defined, not assigned: an own `__proto__` stays an own property, as with structured clone.
      for (const [key, held] of first) {
        Object.defineProperty(object, key, {
          value: decodeClone(held),
          enumerable: true,
          writable: true,
          configurable: true,
        })
      }
      return object
    }
  }
}
