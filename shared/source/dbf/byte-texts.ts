import { ByteDictionary } from '../../columns/byte-dictionary.ts'
import { TextBatch } from '../../columns/text-batch.ts'
import { decoderFor } from '../text/code-page.ts'
import { DOS_CODE_PAGES } from '../text/dos-code-pages.ts'

/** Distinct texts as byte ranges of a file: their encoding is only known when all of them have been seen. */
export class ByteTexts {
  readonly #file: Uint8Array
  readonly #dictionary = new ByteDictionary()

  constructor(file: Uint8Array) {
    this.#file = file
  }

  numberOf(start: number, end: number): number {
    return this.#dictionary.numberOf(this.#file, start, end)
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
    return this.#file.subarray(this.#dictionary.startOf(index), this.#dictionary.endOf(index))
  }
}
