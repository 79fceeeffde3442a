import { GrowableBytes } from '../../columns/growable.ts'
import { TextBatch } from '../../columns/text-batch.ts'
import type { XmlTag } from '../xml/xml-tag.ts'
import { appendXmlText, unescapeExcelText } from '../xml/xml-text.ts'
import type { XmlHandler } from '../xml/xml-tokenizer.ts'

const LESS_THAN = 0x3c
const GREATER_THAN = 0x3e
const AMPERSAND = 0x26
/** `<si><t>` and `</t></si>`, the shape of nearly every entry. */
const HEAD = [0x3c, 0x73, 0x69, 0x3e, 0x3c, 0x74, 0x3e]
const TAIL = [0x3c, 0x2f, 0x74, 0x3e, 0x3c, 0x2f, 0x73, 0x69, 0x3e]

/**
 * The shared string table: one text per `<si>`, rich-text runs joined, phonetic runs (`<rPh>`, furigana) left out. Its order
 * is the number that cells quote, so an entry is never dropped, not even an empty one.
 */
export class SharedStringsHandler implements XmlHandler {
  readonly #batch = new TextBatch('utf-8')
  readonly #current = new GrowableBytes()
  #inItem = false
  #inText = false
  #phonetic = 0

  open(tag: XmlTag): void {
    const name = tag.name
    if (name === 'si') {
      this.#inItem = true
      this.#current.length = 0
    } else if (name === 'rPh') this.#phonetic++
    else if (name === 't') this.#inText = this.#inItem && this.#phonetic === 0
  }

  close(tag: XmlTag): void {
    const name = tag.name
    if (name === 't') this.#inText = false
    else if (name === 'rPh') this.#phonetic--
    else if (name === 'si') {
      this.#inItem = false
      this.#batch.add(this.#current.bytes, 0, this.#current.length)
    }
  }

  text(buffer: Uint8Array, start: number, end: number, verbatim: boolean): void {
    if (!this.#inText) return
    if (verbatim) this.#current.append(buffer, start, end)
    else appendXmlText(this.#current, buffer, start, end)
  }

  bulk(buffer: Uint8Array, start: number, end: number): number {
    if (this.#inItem) return start
    let at = start
    while (at + HEAD.length < end && matches(buffer, at, HEAD)) {
      const textStart = at + HEAD.length
      let textEnd = textStart
      while (textEnd < end && buffer[textEnd] !== LESS_THAN) {
        const byte = buffer[textEnd]
        if (byte === AMPERSAND || byte === 0x0d || byte === GREATER_THAN) return at
        textEnd++
      }
      if (textEnd + TAIL.length > end || !matches(buffer, textEnd, TAIL)) return at
      this.#batch.add(buffer, textStart, textEnd)
      at = textEnd + TAIL.length
    }
    return at
  }

  finish(): string[] {
    this.#batch.flush()
    const { texts } = this.#batch
    for (let i = 0; i < texts.length; i++) texts[i] = unescapeExcelText(texts[i])
    return texts
  }
}

function matches(buffer: Uint8Array, at: number, bytes: readonly number[]): boolean {
  for (let i = 0; i < bytes.length; i++) if (buffer[at + i] !== bytes[i]) return false
  return true
}
