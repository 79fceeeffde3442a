import { ByteDictionary } from '../../columns/byte-dictionary.ts'
import { GrowableBytes } from '../../columns/growable.ts'
import { TextBatch } from '../../columns/text-batch.ts'
import { decoderFor } from '../text/code-page.ts'
import { DOS_CODE_PAGES } from '../text/dos-code-pages.ts'

/** Distinct texts as bytes: their encoding is only known when all of them have been seen. */
export class ByteTexts {
  readonly #arena = new GrowableBytes()
  readonly #dictionary = new ByteDictionary()

  numberOf(buffer: Uint8Array, start: number, end: number): number {
    const from = this.#arena.length
    this.#arena.append(buffer, start, end)
    const before = this.#dictionary.size
    const number = this.#dictionary.numberOf(this.#arena.bytes, from, this.#arena.length)
    if (this.#dictionary.size === before) this.#arena.length = from
    return number
  }

  /** Texts with bytes beyond ASCII, at most `limit`. */
  foreign(limit: number): Uint8Array[] {
    const found: Uint8Array[] = []
    for (let i = 0; i < this.#dictionary.size && found.length < limit; i++) {
      const text = this.#bytes(i)
      if (text.some((byte) => byte >= 0x80)) found.push(text)
    }
    return found
  }

  decode(label: string): string[] {
    const decode = decoderFor(label)
    const isTable = label in DOS_CODE_PAGES
    const batch = new TextBatch(isTable ? 'utf-8' : label)
    const texts: string[] = []
    for (let i = 0; i < this.#dictionary.size; i++) {
      const bytes = this.#bytes(i)
      if (isTable) texts.push(decode(bytes))
      else batch.add(bytes, 0, bytes.length)
    }
    batch.flush()
    return isTable ? texts : batch.texts
  }

  #bytes(index: number): Uint8Array {
    return this.#arena.bytes.subarray(this.#dictionary.startOf(index), this.#dictionary.endOf(index))
  }
}
