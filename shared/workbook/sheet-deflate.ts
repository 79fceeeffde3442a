import { canonicalCodes, codeLengths } from './huffman.ts'

/**
 * Deflate (RFC 1951) for sheet XML, where the same few tags come back every ten bytes. It looks at one earlier place
 * per four bytes and takes the match it finds there: about twice as fast as fflate's level 1 on such text, a few
 * percent larger. Its output depends on nothing but its input, however that is cut into pieces.
 */
const HISTORY = 32_768
const BLOCK = 131_072
const MIN_MATCH = 4
const MAX_MATCH = 258
const HASH_BITS = 15
/** Positions are kept in 32 bits; beyond this the table starts anew. */
const REBASE_AT = 2 ** 30
const END_OF_BLOCK = 256
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

const LENGTHS = symbolTable(29, 3, (symbol) => (symbol < 4 || symbol === 28 ? 0 : (symbol >> 2) - 1))
// Length 258 has a symbol of its own, without extra bits.
LENGTHS.base[28] = MAX_MATCH
const LENGTH_SYMBOL = lengthSymbols()
const DISTANCES = symbolTable(30, 1, (symbol) => (symbol < 2 ? 0 : (symbol >> 1) - 1))
const DISTANCE_SYMBOL = distanceSymbols()

export class SheetDeflate {
  readonly #buffer = new Uint8Array(HISTORY + BLOCK)
  /** Absolute position of the buffer's first byte, plus one so that 0 means "no position" in the table. */
  #base = 1
  #start = 0
  #filled = 0
  readonly #table = new Int32Array(1 << HASH_BITS)
  /** Literals as they are, matches as distance << 9 | length. The first block fills the room of the history too. */
  readonly #tokens = new Uint32Array(HISTORY + BLOCK)
  readonly #literalCounts = new Uint32Array(286)
  readonly #distanceCounts = new Uint32Array(30)
  #out = new Uint8Array(BLOCK)
  #length = 0
  #bits = 0
  #bitCount = 0

  /** Takes bytes and gives those that are ready; the last call ends the stream. */
  push(bytes: Uint8Array, last: boolean): Uint8Array<ArrayBuffer> {
    for (let at = 0; at < bytes.length; ) {
      const take = Math.min(bytes.length - at, this.#buffer.length - this.#filled)
      this.#buffer.set(bytes.subarray(at, at + take), this.#filled)
      this.#filled += take
      at += take
      if (this.#filled === this.#buffer.length) {
        this.#compressBlock(false)
        this.#slide()
      }
    }
    if (last) {
      this.#compressBlock(true)
      this.#reserve(8)
      this.#put(0, 7)
    }
    const ready = this.#out.slice(0, this.#length)
    this.#length = 0
    return ready
  }

  #slide(): void {
    const gone = this.#filled - HISTORY
    this.#buffer.copyWithin(0, gone, this.#filled)
    this.#base += gone
    this.#start = HISTORY
    this.#filled = HISTORY
    if (this.#base > REBASE_AT) {
      this.#table.fill(0)
      this.#base = 1
    }
  }

  #compressBlock(last: boolean): void {
    const count = this.#findMatches()
    this.#literalCounts[END_OF_BLOCK]++
    const literalLengths = codeLengths(this.#literalCounts, 15)
    const distanceLengths = codeLengths(this.#distanceCounts, 15)
    // No token takes more than 48 bits, and the header never more than 400 bytes.
    this.#reserve(count * 6 + 512)
    this.#put(last ? 1 : 0, 1)
    this.#put(2, 2)
    this.#writeCodeLengths(literalLengths, distanceLengths)
    this.#writeTokens(count, literalLengths, distanceLengths)
    this.#literalCounts.fill(0)
    this.#distanceCounts.fill(0)
  }

  #findMatches(): number {
    const buffer = this.#buffer
    const table = this.#table
    const tokens = this.#tokens
    const literalCounts = this.#literalCounts
    const distanceCounts = this.#distanceCounts
    const base = this.#base
    const end = this.#filled
    const lastStart = end - MIN_MATCH
    let count = 0
    let at = this.#start
    while (at < end) {
      let length = 0
      let distance = 0
      if (at <= lastStart) {
        const four = buffer[at] | (buffer[at + 1] << 8) | (buffer[at + 2] << 16) | (buffer[at + 3] << 24)
        const slot = Math.imul(four, 0x9e3779b1) >>> (32 - HASH_BITS)
        const found = table[slot] - base
        table[slot] = at + base
        distance = at - found
        if (found >= 0 && distance <= HISTORY) {
          const longest = Math.min(MAX_MATCH, end - at)
          while (length < longest && buffer[found + length] === buffer[at + length]) length++
        }
      }
      if (length < MIN_MATCH) {
        const byte = buffer[at++]
        tokens[count++] = byte
        literalCounts[byte]++
        continue
      }
      tokens[count++] = (distance << 9) | length
      literalCounts[257 + LENGTH_SYMBOL[length]]++
      distanceCounts[distanceSymbol(distance)]++
      // One more place inside the match: all of them would cost a third of the time and save one percent.
      if (at < lastStart) {
        const four = buffer[at + 1] | (buffer[at + 2] << 8) | (buffer[at + 3] << 16) | (buffer[at + 4] << 24)
        table[Math.imul(four, 0x9e3779b1) >>> (32 - HASH_BITS)] = at + 1 + base
      }
      at += length
    }
    return count
  }

  #writeCodeLengths(literals: Uint8Array, distances: Uint8Array): void {
    const symbols = runLengths(Uint8Array.of(...literals, ...distances))
    const counts = new Uint32Array(19)
    for (const { symbol } of symbols) counts[symbol]++
    const lengths = codeLengths(counts, 7)
    const codes = canonicalCodes(lengths)
    this.#put(literals.length - 257, 5)
    this.#put(distances.length - 1, 5)
    this.#put(CODE_LENGTH_ORDER.length - 4, 4)
    for (const symbol of CODE_LENGTH_ORDER) this.#put(lengths[symbol], 3)
    for (const { symbol, extra, extraBits } of symbols) {
      this.#put(codes[symbol], lengths[symbol])
      this.#put(extra, extraBits)
    }
  }

  /** The hottest loop with the one above: everything it touches is a local variable. */
  #writeTokens(count: number, literalLengths: Uint8Array, distanceLengths: Uint8Array): void {
    const literalCodes = canonicalCodes(literalLengths)
    const distanceCodes = canonicalCodes(distanceLengths)
    const tokens = this.#tokens
    const out = this.#out
    let length = this.#length
    let bits = this.#bits
    let bitCount = this.#bitCount
    for (let index = 0; index <= count; index++) {
      // The end of the block is written like a literal.
      const token = index === count ? END_OF_BLOCK : tokens[index]
      if (token <= END_OF_BLOCK) {
        bits |= literalCodes[token] << bitCount
        bitCount += literalLengths[token]
      } else {
        const matched = token & 511
        const lengthSymbol = LENGTH_SYMBOL[matched]
        const lengthBits = literalLengths[257 + lengthSymbol]
        bits |=
          (literalCodes[257 + lengthSymbol] | ((matched - LENGTHS.base[lengthSymbol]) << lengthBits)) <<
          bitCount
        bitCount += lengthBits + LENGTHS.extra[lengthSymbol]
        for (; bitCount >= 8; bitCount -= 8) {
          out[length++] = bits
          bits >>>= 8
        }
        const distance = token >>> 9
        const symbol = distanceSymbol(distance)
        bits |= distanceCodes[symbol] << bitCount
        bitCount += distanceLengths[symbol]
        for (; bitCount >= 8; bitCount -= 8) {
          out[length++] = bits
          bits >>>= 8
        }
        bits |= (distance - DISTANCES.base[symbol]) << bitCount
        bitCount += DISTANCES.extra[symbol]
      }
      for (; bitCount >= 8; bitCount -= 8) {
        out[length++] = bits
        bits >>>= 8
      }
    }
    this.#length = length
    this.#bits = bits
    this.#bitCount = bitCount
  }

  /** At most 15 bits at a time, so that 31 bits never overflow. */
  #put(value: number, bits: number): void {
    let all = this.#bits | (value << this.#bitCount)
    let held = this.#bitCount + bits
    while (held >= 8) {
      this.#out[this.#length++] = all & 0xff
      all >>>= 8
      held -= 8
    }
    this.#bits = all
    this.#bitCount = held
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#out.length) return
    const larger = new Uint8Array((this.#length + more) * 2)
    larger.set(this.#out.subarray(0, this.#length))
    this.#out = larger
  }
}

interface SymbolTable {
  readonly base: Uint16Array
  readonly extra: Uint8Array
}

function symbolTable(count: number, first: number, extraOf: (symbol: number) => number): SymbolTable {
  const base = new Uint16Array(count)
  const extra = new Uint8Array(count)
  let next = first
  for (let symbol = 0; symbol < count; symbol++) {
    base[symbol] = next
    extra[symbol] = extraOf(symbol)
    next += 2 ** extra[symbol]
  }
  return { base, extra }
}

function lengthSymbols(): Uint8Array {
  const symbols = new Uint8Array(MAX_MATCH + 1)
  for (let symbol = 0; symbol < 29; symbol++) symbols.fill(symbol, LENGTHS.base[symbol])
  return symbols
}

/** Symbols of distances 1 … 256 by distance − 1, then of larger ones by 256 + (distance − 1 >> 7). */
function distanceSymbols(): Uint8Array {
  const symbols = new Uint8Array(512)
  for (let symbol = 0; symbol < 30; symbol++) {
    const first = DISTANCES.base[symbol] - 1
    if (first < 256) symbols.fill(symbol, first, 256)
    else symbols.fill(symbol, 256 + (first >> 7))
  }
  return symbols
}

function distanceSymbol(distance: number): number {
  const less = distance - 1
  return less < 256 ? DISTANCE_SYMBOL[less] : DISTANCE_SYMBOL[256 + (less >> 7)]
}

/** Code lengths with their repetitions, as RFC 1951 3.2.7 writes them. */
function runLengths(lengths: Uint8Array) {
  const symbols: { symbol: number; extra: number; extraBits: number }[] = []
  for (let at = 0; at < lengths.length; ) {
    const value = lengths[at]
    let run = 1
    while (at + run < lengths.length && lengths[at + run] === value) run++
    at += run
    if (value !== 0) {
      symbols.push({ symbol: value, extra: 0, extraBits: 0 })
      run--
    }
    while (run >= 3) {
      const take = value === 0 ? Math.min(run, 138) : Math.min(run, 6)
      if (value !== 0) symbols.push({ symbol: 16, extra: take - 3, extraBits: 2 })
      else if (take <= 10) symbols.push({ symbol: 17, extra: take - 3, extraBits: 3 })
      else symbols.push({ symbol: 18, extra: take - 11, extraBits: 7 })
      run -= take
    }
    for (; run > 0; run--) symbols.push({ symbol: value, extra: 0, extraBits: 0 })
  }
  return symbols
}
