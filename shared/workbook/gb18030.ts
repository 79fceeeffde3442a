/**
 * Encoding to GB18030, which many hospital systems still expect; platforms only offer decoding. So the table is read
 * off the decoder once: all two-byte pairs, and the four-byte sequences of the basic plane in their linear order.
 */
interface Gb18030Table {
  /** Two-byte code by UTF-16 unit, 0 where there is none. */
  readonly twoBytes: Uint16Array
  /** Linear four-byte pointer + 1 by UTF-16 unit, 0 where there is none. */
  readonly fourBytes: Uint16Array
}

const REPLACEMENT = 0xfffd
/** Pointers 0 … 39419 cover the basic plane (81308130 … 8431A439); the other planes begin at 189000 (90308130). */
const BASIC_PLANE_POINTERS = 39_420
const OTHER_PLANES_POINTER = 189_000

let table: Gb18030Table | undefined

/** The bytes of a text. Throws RangeError for what GB18030 has no bytes for (half surrogates): never a silent `?`. */
export function encodeGb18030(text: string): Uint8Array<ArrayBuffer> {
  table ??= buildTable()
  const bytes = new Uint8Array(text.length * 4)
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const pair = table.twoBytes[unit]
    if (pair !== 0) {
      bytes[length++] = pair >> 8
      bytes[length++] = pair & 0xff
      continue
    }
    let pointer = table.fourBytes[unit] - 1
    if (pointer < 0) {
      const codePoint = text.codePointAt(index) ?? 0
      if (codePoint < 0x10000)
        throw new RangeError(`GB18030 has no bytes for U+${codePoint.toString(16).toUpperCase()}`)
      pointer = OTHER_PLANES_POINTER + codePoint - 0x10000
      index++
    }
    writeFourBytes(bytes, length, pointer)
    length += 4
  }
  return bytes.slice(0, length)
}

function writeFourBytes(bytes: Uint8Array, offset: number, pointer: number): void {
  bytes[offset] = 0x81 + Math.floor(pointer / 12_600)
  bytes[offset + 1] = 0x30 + (Math.floor(pointer / 1260) % 10)
  bytes[offset + 2] = 0x81 + (Math.floor(pointer / 10) % 126)
  bytes[offset + 3] = 0x30 + (pointer % 10)
}

function buildTable(): Gb18030Table {
  const decoder = new TextDecoder('gb18030')
  const twoBytes = new Uint16Array(0x10000)
  const fourBytes = new Uint16Array(0x10000)
  const pair = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue
      pair[0] = lead
      pair[1] = trail
      const decoded = decoder.decode(pair)
      const unit = decoded.charCodeAt(0)
      // Some pairs decode to the same character; the first is the one that encoders use.
      if (decoded.length === 1 && unit !== REPLACEMENT && twoBytes[unit] === 0)
        twoBytes[unit] = (lead << 8) | trail
    }
  }
  const four = new Uint8Array(4)
  for (let pointer = 0; pointer < BASIC_PLANE_POINTERS; pointer++) {
    writeFourBytes(four, 0, pointer)
    const decoded = decoder.decode(four)
    const unit = decoded.charCodeAt(0)
    // The replacement character itself stands at pointer 39417; elsewhere it means "no such sequence".
    if (decoded.length === 1 && (unit !== REPLACEMENT || pointer === 39_417)) fourBytes[unit] = pointer + 1
  }
  return { twoBytes, fourBytes }
}
