import type { SourceCapabilities } from '#shared/source/contract.ts'

const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff)
const PIECE_BYTES = 256 * 1024

/**
 * The browser's DecompressionStream for the pure readers. Raw deflate data is dressed up as a gzip member, because checksum
 * and size are then verified natively: a flipped bit in a zip entry is an error here and never a wrong cell.
 */
export const browserSourceCapabilities: SourceCapabilities = {
  async *inflateRaw(compressed, expected) {
    const trailer = new Uint8Array(8)
    const fields = new DataView(trailer.buffer)
    fields.setUint32(0, expected.crc32, true)
    fields.setUint32(4, expected.size % 0x1_0000_0000, true)
    const reader = gzipMember(compressed, trailer).pipeThrough(new DecompressionStream('gzip')).getReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        yield value
      }
    } finally {
      // A consumer that stops early must not leave the rest inflating; a failed stream has nothing to cancel.
      await reader.cancel().catch(() => undefined)
    }
  },
}

function gzipMember(
  compressed: Uint8Array,
  trailer: Uint8Array<ArrayBuffer>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let offset = 0
  return new ReadableStream({
    start(controller) {
      controller.enqueue(GZIP_HEADER)
    },
    pull(controller) {
      if (offset < compressed.length) {
        controller.enqueue(compressed.slice(offset, offset + PIECE_BYTES))
        offset += PIECE_BYTES
        return
      }
      controller.enqueue(trailer)
      controller.close()
    },
  })
}
