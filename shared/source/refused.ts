import type { FileRefusalCode, SourceRefusal } from '../errors/refusal.ts'

/**
 * Carries a refusal out of the depth of a scanner to `readWorkbook`, which turns it into a value: never seen outside of
 * shared/source. Threading a Result through a byte loop would cost more than the loop.
 */
export class Refused extends Error {
  readonly refusal: SourceRefusal

  constructor(code: FileRefusalCode, params?: Readonly<Record<string, string | number>>) {
    super(code)
    this.name = 'Refused'
    this.refusal = params === undefined ? { code } : { code, params }
  }
}

/** Thrown to the caller when `options.signal` is raised: cancelling is not a property of the file. */
export class ReadingStopped extends Error {
  constructor() {
    super('reading stopped')
    this.name = 'AbortError'
  }
}
