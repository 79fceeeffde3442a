import { Refused } from '../refused.ts'

const WIDE = 0x01
const PHONETIC = 0x04
const RICH = 0x08

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })

/** Latin-1 text of bytes: exact for BIFF8, a carrier of undecoded bytes for the older versions. */
export function latinText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 4096)
    text += String.fromCharCode(...bytes.subarray(at, at + 4096))
  return text
}

/** The bytes that `latinText` carried. */
export function latinBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/**
 * Reads BIFF8 strings from a record and the CONTINUE records after it. A string may break inside its characters, and then
 * the next record starts with a new width mark; inside its formatting runs it breaks without one.
 */
export class TextCursor {
  readonly #pieces: readonly Uint8Array[]
  #piece = 0
  #at = 0

  constructor(pieces: readonly Uint8Array[]) {
    this.#pieces = pieces.filter((piece) => piece.length > 0)
  }

  get done(): boolean {
    return this.#piece >= this.#pieces.length
  }

  byte(): number {
    if (this.done) throw new Refused('corrupt', { record: 'text' })
    const value = this.#pieces[this.#piece][this.#at]
    this.skip(1)
    return value
  }

  word(): number {
    return this.byte() | (this.byte() << 8)
  }

  skip(count: number): void {
    let left = count
    while (left > 0) {
      if (this.done) throw new Refused('corrupt', { record: 'text' })
      const room = this.#pieces[this.#piece].length - this.#at
      const step = Math.min(room, left)
      this.#at += step
      left -= step
      if (this.#at >= this.#pieces[this.#piece].length) {
        this.#piece++
        this.#at = 0
      }
    }
  }

  /** A string with its length, `lengthBytes` wide, in front. */
  text(lengthBytes: 1 | 2): string {
    const length = lengthBytes === 1 ? this.byte() : this.word()
    // A string record that ends after an empty length has no width mark.
    if (length === 0 && this.done) return ''
    const flags = this.byte()
    const runs = flags & RICH ? this.word() : 0
    const phonetic = flags & PHONETIC ? this.word() + this.word() * 0x10000 : 0
    const text = this.#characters(length, (flags & WIDE) !== 0)
    this.skip(Math.min(runs * 4 + phonetic, this.#left()))
    return text
  }

  #left(): number {
    let left = -this.#at
    for (let i = this.#piece; i < this.#pieces.length; i++) left += this.#pieces[i].length
    return Math.max(0, left)
  }

  #characters(length: number, startsWide: boolean): string {
    let wide = startsWide
    let text = ''
    let left = length
    if (left > 0 && this.#at === 0) wide = (this.byte() & WIDE) !== 0
    while (left > 0) {
      if (this.done) throw new Refused('corrupt', { record: 'text' })
      const piece = this.#pieces[this.#piece]
      const width = wide ? 2 : 1
      const count = Math.min(left, Math.floor((piece.length - this.#at) / width))
      if (count > 0) {
        const bytes = piece.subarray(this.#at, this.#at + count * width)
        text += wide ? utf16.decode(bytes) : latinText(bytes)
        this.skip(count * width)
        left -= count
      } else {
        // Half a character before the border cannot be.
        this.skip(piece.length - this.#at)
      }
      if (left > 0 && this.#at === 0) wide = (this.byte() & WIDE) !== 0
    }
    return text
  }
}
