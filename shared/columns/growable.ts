/**
 * Arrays whose final length nobody knows while a file is being read. They double when full, so that appending a million
 * values copies each of them about once.
 */
const SMALLEST = 64

function roomFor(current: number, needed: number): number {
  let capacity = Math.max(current, SMALLEST)
  while (capacity < needed) capacity *= 2
  return capacity
}

export class GrowableBytes {
  bytes = new Uint8Array(SMALLEST)
  length = 0

  push(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1)
    this.bytes[this.length++] = byte
  }

  append(source: Uint8Array, start: number, end: number): void {
    const count = end - start
    if (this.length + count > this.bytes.length) this.reserve(count)
    // A typed-array copy has a fixed price that short texts do not earn back.
    if (count > 48) this.bytes.set(source.subarray(start, end), this.length)
    else for (let i = 0; i < count; i++) this.bytes[this.length + i] = source[start + i]
    this.length += count
  }

  /** Makes room for `count` more bytes. */
  reserve(count: number): void {
    const capacity = roomFor(this.bytes.length, this.length + count)
    if (capacity === this.bytes.length) return
    const grown = new Uint8Array(capacity)
    grown.set(this.bytes.subarray(0, this.length))
    this.bytes = grown
  }

  view(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }
}
