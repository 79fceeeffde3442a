import { cellTextXml, needsSpacePreserved } from './xml-text.ts'

/** Bounds the memory of the writer: beyond this many different texts, new ones are written into their cells. */
const MAX_SHARED = 200_000
/** After this many texts a column shows whether it repeats (names, units) or not (document numbers). */
const TRIAL = 2_000

/**
 * The table of texts of a workbook. Names, units and makers repeat and are stored once, which makes the sheet small
 * and fast to read; numbers of documents hardly repeat, and keeping millions of them in a table would only cost
 * memory. So every column is on trial: when most of its first texts were new ones, its texts go into the cells.
 */
export class SharedStrings {
  readonly #indexes = new Map<string, number>()
  #count = 0

  get size(): number {
    return this.#indexes.size
  }

  /** Index in the table, or -1: write the text into the cell. */
  indexOf(text: string, trial: ColumnTrial): number {
    const known = this.#indexes.get(text)
    if (known !== undefined) {
      trial.seen++
      this.#count++
      return known
    }
    if (this.#indexes.size >= MAX_SHARED || (trial.seen >= TRIAL && trial.fresh * 2 > trial.seen)) return -1
    const index = this.#indexes.size
    this.#indexes.set(text, index)
    trial.seen++
    trial.fresh++
    this.#count++
    return index
  }

  *xml(): Generator<string> {
    yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="${this.#count}" uniqueCount="${this.size}">`
    for (const text of this.#indexes.keys()) yield `<si>${textElement(text)}</si>`
    yield '</sst>'
  }
}

export interface ColumnTrial {
  seen: number
  fresh: number
}

/** `<t>` with its text, white space kept. */
export function textElement(text: string): string {
  return `<t${needsSpacePreserved(text) ? ' xml:space="preserve"' : ''}>${cellTextXml(text)}</t>`
}
