import type { TextColumn } from './frame.ts'

/** Builds a text column row by row or code by code; code 0 is always the absent text ''. */
export class TextDictionaryBuilder {
  readonly #codes = new Map<string, number>([['', 0]])
  readonly #texts: string[] = ['']

  codeOf(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.#texts.length
    this.#codes.set(text, code)
    this.#texts.push(text)
    return code
  }

  /** The column over these codes; the builder is done afterwards. */
  column(codes: Uint32Array): TextColumn {
    return { kind: 'text', codes, dictionary: this.#texts }
  }
}
