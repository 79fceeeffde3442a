import { GrowableBytes } from './growable.ts'

const FLUSH_BYTES = 1 << 20

/**
 * Decodes many short byte ranges into strings a megabyte at a time: one call of TextDecoder for thousands of texts, with a
 * NUL between them, then one split. Asking the decoder for each text alone is ten times slower.
 */
export class TextBatch {
  readonly texts: string[] = []
  readonly #bytes = new GrowableBytes()
  readonly #starts: number[] = []
  readonly #decoder: TextDecoder

  /** A fatal batch throws from `finish` or `flush` when bytes are no text of this encoding. */
  constructor(encoding: string, options: { readonly fatal: boolean } = { fatal: false }) {
    this.#decoder = new TextDecoder(encoding, { ignoreBOM: true, fatal: options.fatal })
  }

  /** Starts the next text; `append` and `push` add to it until `finish`. */
  begin(): void {
    this.#starts.push(this.#bytes.length)
  }

  push(byte: number): void {
    this.#bytes.push(byte)
  }

  append(source: Uint8Array, start: number, end: number): void {
    this.#bytes.append(source, start, end)
  }

  finish(): void {
    this.#bytes.push(0)
    if (this.#bytes.length >= FLUSH_BYTES) this.flush()
  }

  add(source: Uint8Array, start: number, end: number): void {
    this.begin()
    this.append(source, start, end)
    this.finish()
  }

  /** Must be called once at the end before `texts` is complete. */
  flush(): void {
    const count = this.#starts.length
    if (count === 0) return
    const parts = this.#decoder.decode(this.#bytes.view()).split('\0')
    if (parts.length === count + 1) {
      for (let i = 0; i < count; i++) this.texts.push(parts[i])
    } else {
      // A text holds a NUL of its own: take them one by one.
      for (let i = 0; i < count; i++) {
        const end = i + 1 < count ? this.#starts[i + 1] : this.#bytes.length
        this.texts.push(this.#decoder.decode(this.#bytes.bytes.subarray(this.#starts[i], end - 1)))
      }
    }
    this.#bytes.length = 0
    this.#starts.length = 0
  }
}
