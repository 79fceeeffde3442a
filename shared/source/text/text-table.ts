/** Distinct texts of a workbook, numbered as they come: what RawColumn values of text cells point to. */
export class TextTable {
  readonly texts: string[]
  readonly #numbers = new Map<string, number>()

  /** Texts that have their numbers already, e.g. a shared string table. */
  constructor(first: string[] = []) {
    this.texts = first
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    const number = this.texts.length
    this.texts.push(text)
    this.#numbers.set(text, number)
    return number
  }
}
