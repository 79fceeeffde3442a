import { ByteDictionary } from '../../columns/byte-dictionary.ts'
import { GrowableBytes } from '../../columns/growable.ts'
import { TextBatch } from '../../columns/text-batch.ts'
import { unescapeExcelText } from '../xml/xml-text.ts'

/**
 * Texts that stand in the cells themselves (inline strings, formula results, error names), numbered after the shared ones.
 * Equal texts share a number, so that a file without a shared string table is still read into a dictionary.
 */
export class InlineStrings {
  readonly #arena = new GrowableBytes()
  readonly #dictionary = new ByteDictionary()
  readonly #base: number

  constructor(sharedCount: number) {
    this.#base = sharedCount
  }

  numberOf(buffer: Uint8Array, start: number, end: number): number {
    const from = this.#arena.length
    this.#arena.append(buffer, start, end)
    const to = this.#arena.length
    const before = this.#dictionary.size
    const number = this.#dictionary.numberOf(this.#arena.bytes, from, to)
    if (this.#dictionary.size === before) this.#arena.length = from
    return this.#base + number
  }

  /** All texts: the shared ones followed by these. */
  appendTo(shared: string[]): string[] {
    const batch = new TextBatch('utf-8')
    const dictionary = this.#dictionary
    for (let i = 0; i < dictionary.size; i++) {
      batch.add(this.#arena.bytes, dictionary.startOf(i), dictionary.endOf(i))
    }
    batch.flush()
    for (const text of batch.texts) shared.push(unescapeExcelText(text))
    return shared
  }
}
