import { createGunzip } from 'node:zlib'
import type { SourceCapabilities } from '#shared/source/contract.ts'

const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff)

/**
 * Node's zlib for the pure readers. Raw deflate data is dressed up as a gzip member, because zlib then verifies checksum
 * and size natively while inflating: a flipped bit in a zip entry is an error here and never a wrong cell.
 */
export const nodeSourceCapabilities: SourceCapabilities = {
  async *inflateRaw(compressed, expected) {
    const trailer = new Uint8Array(8)
    const fields = new DataView(trailer.buffer)
    fields.setUint32(0, expected.crc32, true)
    fields.setUint32(4, expected.size % 0x1_0000_0000, true)
    const inflater = createGunzip({ chunkSize: 256 * 1024, readableHighWaterMark: 4 * 1024 * 1024 } as object)
    inflater.write(GZIP_HEADER)
    inflater.write(compressed)
    inflater.end(trailer)
    // Leaving the loop early destroys the stream.
    for await (const chunk of inflater) yield chunk as Uint8Array
  },
}
