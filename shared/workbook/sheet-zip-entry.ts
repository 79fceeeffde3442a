import { ZipPassThrough } from 'fflate'
import { SheetDeflate } from './sheet-deflate.ts'

/** The first moment a zip can name, at noon so that no time zone moves it before 1980: equal content, equal bytes. */
const FIXED_TIME = '1980-01-01T12:00:00'
const DEFLATED = 8

/** A file of the package, compressed while it is pushed; fflate keeps the checksum and the directory. */
export class SheetZipEntry extends ZipPassThrough {
  readonly #deflate = new SheetDeflate()

  constructor(path: string) {
    super(path)
    this.compression = DEFLATED
    this.mtime = FIXED_TIME
  }

  protected override process(chunk: Uint8Array, last: boolean): void {
    const ready = this.#deflate.push(chunk, last)
    // fflate hands each piece on at once; an empty one in between would only cost.
    if (ready.length > 0 || last) this.ondata(null, ready, last)
  }
}
