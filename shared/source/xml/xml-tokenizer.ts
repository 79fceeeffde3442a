import { Refused } from '../refused.ts'
import { XmlTag } from './xml-tag.ts'

export interface XmlHandler {
  /** Start of an element; a self-closing tag is followed by `close` at once. */
  open(tag: XmlTag): void
  close(tag: XmlTag): void
  /** Character data; `verbatim` = from CDATA, where `&` is only a character. May come in several pieces per element. */
  text(buffer: Uint8Array, start: number, end: number, verbatim: boolean): void
  /**
   * Bulk reader for the bytes that make up nearly the whole file: consumes complete, ordinary constructs from a `<` on and
   * returns where it stopped (the start position when nothing fits). Only an accelerator: leaving it out changes nothing.
   */
  bulk?(buffer: Uint8Array, start: number, end: number): number
  /** Elements that the last `bulk` opened and did not close, or the reverse; the tokenizer adds it to its depth. */
  bulkDepth?: number
}

const LESS_THAN = 0x3c
const GREATER_THAN = 0x3e
const SLASH = 0x2f
const EXCLAMATION = 0x21
const QUESTION = 0x3f
const COMMENT = [0x3c, 0x21, 0x2d, 0x2d]
const CDATA = [0x3c, 0x21, 0x5b, 0x43, 0x44, 0x41, 0x54, 0x41, 0x5b]
/** Longest tag or run of text; Excel's own limit for a cell is 32,767 characters. */
const MAX_TOKEN = 16 * 1024 * 1024

/**
 * Push tokenizer over bytes: any chunk may end anywhere, an unfinished token is carried over to the next chunk. No
 * DOCTYPE (so no entities and nothing external), no namespaces beyond ignoring prefixes, no validation beyond balance.
 */
export class XmlTokenizer {
  readonly #handler: XmlHandler
  readonly #tag = new XmlTag()
  #carry: Uint8Array = new Uint8Array(0)
  #carried = 0
  #depth = 0
  #rootSeen = false

  constructor(handler: XmlHandler) {
    this.#handler = handler
  }

  push(chunk: Uint8Array): void {
    let buffer = chunk
    let end = chunk.length
    if (this.#carried > 0) {
      end = this.#carried + chunk.length
      buffer = this.#withRoom(end)
      buffer.set(chunk, this.#carried)
    }
    const rest = this.#scan(buffer, end)
    const left = end - rest
    if (left > MAX_TOKEN) throw new Refused('too_large', { tokenBytes: left })
    // Not into the carry buffer itself before it was read: `copyWithin` handles the overlap.
    if (buffer === this.#carry) buffer.copyWithin(0, rest, end)
    else this.#withRoom(left).set(buffer.subarray(rest, end))
    this.#carried = left
  }

  /** Refuses a document that ends before its root does: a cut file must not read as a shorter one. */
  end(): void {
    for (let i = 0; i < this.#carried; i++) if (this.#carry[i] > 0x20) throw new Refused('corrupt')
    if (!this.#rootSeen || this.#depth !== 0) throw new Refused('corrupt')
  }

  #withRoom(size: number): Uint8Array {
    if (this.#carry.length < size) {
      const grown = new Uint8Array(Math.max(size, this.#carry.length * 2))
      grown.set(this.#carry.subarray(0, this.#carried))
      this.#carry = grown
    }
    return this.#carry
  }

  /** Returns the start of the first unfinished token. */
  #scan(buffer: Uint8Array, end: number): number {
    const handler = this.#handler
    let at = 0
    while (at < end) {
      if (buffer[at] !== LESS_THAN) {
        const next = indexOfByte(buffer, LESS_THAN, at, end)
        if (next < 0) return at
        if (this.#depth > 0) handler.text(buffer, at, next, false)
        at = next
        continue
      }
      if (handler.bulk !== undefined) {
        const reached = handler.bulk(buffer, at, end)
        if (reached > at) {
          this.#depth += handler.bulkDepth ?? 0
          at = reached
          continue
        }
      }
      const next = this.#token(buffer, at, end)
      if (next < 0) return at
      at = next
    }
    return end
  }

  /** Handles the token at a `<` and returns its end, or -1 when it is not complete yet. */
  #token(buffer: Uint8Array, at: number, end: number): number {
    if (at + 1 >= end) return -1
    const second = buffer[at + 1]
    if (second === EXCLAMATION) return this.#declaration(buffer, at, end)
    if (second === QUESTION) {
      const close = indexOfPair(buffer, QUESTION, GREATER_THAN, at + 2, end)
      return close < 0 ? -1 : close + 2
    }
    const close = tagEnd(buffer, at + 1, end)
    if (close < 0) return -1
    if (second === SLASH) {
      if (this.#depth === 0) throw new Refused('corrupt')
      this.#depth--
      this.#tag.set(buffer, at + 2, close, false)
      this.#handler.close(this.#tag)
      return close + 1
    }
    if (this.#depth === 0 && this.#rootSeen) throw new Refused('corrupt')
    this.#rootSeen = true
    const selfClosing = buffer[close - 1] === SLASH
    this.#tag.set(buffer, at + 1, selfClosing ? close - 1 : close, selfClosing)
    this.#handler.open(this.#tag)
    if (selfClosing) this.#handler.close(this.#tag)
    else this.#depth++
    return close + 1
  }

  #declaration(buffer: Uint8Array, at: number, end: number): number {
    const comment = matchesPrefix(buffer, at, end, COMMENT)
    if (comment === 'yes') {
      for (let i = at + 6; i < end; i++) {
        if (buffer[i] === GREATER_THAN && buffer[i - 1] === 0x2d && buffer[i - 2] === 0x2d) return i + 1
      }
      return -1
    }
    const cdata = matchesPrefix(buffer, at, end, CDATA)
    if (cdata === 'yes') {
      for (let i = at + 11; i < end; i++) {
        if (buffer[i] === GREATER_THAN && buffer[i - 1] === 0x5d && buffer[i - 2] === 0x5d) {
          if (this.#depth > 0) this.#handler.text(buffer, at + 9, i - 2, true)
          return i + 1
        }
      }
      return -1
    }
    if (comment === 'unknown' || cdata === 'unknown') return -1
    // <!DOCTYPE, <!ENTITY: the door to entity bombs and to files outside of this one.
    throw new Refused('corrupt', { doctype: 1 })
  }
}

function matchesPrefix(buffer: Uint8Array, at: number, end: number, prefix: readonly number[]) {
  for (let i = 0; i < prefix.length; i++) {
    if (at + i >= end) return 'unknown'
    if (buffer[at + i] !== prefix[i]) return 'no'
  }
  return 'yes'
}

/** The `>` that ends a tag; one inside a quoted attribute value does not count. */
function tagEnd(buffer: Uint8Array, start: number, end: number): number {
  let quote = 0
  for (let i = start; i < end; i++) {
    const byte = buffer[i]
    if (quote !== 0) {
      if (byte === quote) quote = 0
    } else if (byte === GREATER_THAN) return i
    else if (byte === 0x22 || byte === 0x27) quote = byte
  }
  return -1
}

function indexOfByte(buffer: Uint8Array, byte: number, start: number, end: number): number {
  for (let i = start; i < end; i++) if (buffer[i] === byte) return i
  return -1
}

function indexOfPair(buffer: Uint8Array, first: number, second: number, start: number, end: number): number {
  for (let i = start + 1; i < end; i++) if (buffer[i] === second && buffer[i - 1] === first) return i - 1
  return -1
}
