import { decodeXmlText } from './xml-text.ts'

const SPACE = 0x20
const COLON = 0x3a
const EQUALS = 0x3d
const SLASH = 0x2f

/** One start or end tag, as a window over the bytes being scanned; reused for every tag, so keep nothing of it. */
export class XmlTag {
  buffer: Uint8Array = new Uint8Array(0)
  /** First byte after `<` or `</`. */
  start = 0
  /** The `>` (or the `/` of `/>`). */
  end = 0
  selfClosing = false
  #nameEnd = 0
  #localStart = 0

  set(buffer: Uint8Array, start: number, end: number, selfClosing: boolean): void {
    this.buffer = buffer
    this.start = start
    this.end = end
    this.selfClosing = selfClosing
    let at = start
    let local = start
    while (at < end && buffer[at] > SPACE && buffer[at] !== SLASH) {
      if (buffer[at] === COLON) local = at + 1
      at++
    }
    this.#nameEnd = at
    this.#localStart = local
  }

  /** Name without namespace prefix: `x:row` and `row` are the same to us. */
  get name(): string {
    let name = ''
    for (let i = this.#localStart; i < this.#nameEnd; i++) name += String.fromCharCode(this.buffer[i])
    return name
  }

  /** The prefix with its colon, '' when there is none. */
  get prefix(): string {
    let prefix = ''
    for (let i = this.start; i < this.#localStart; i++) prefix += String.fromCharCode(this.buffer[i])
    return prefix
  }

  /** Value of the attribute with exactly this name (prefix included), entities resolved. */
  attribute(wanted: string): string | undefined {
    return this.#find((start, end) => equals(this.buffer, start, end, wanted))
  }

  /** Value of the attribute with this local name under any prefix, e.g. `r:id`. */
  prefixedAttribute(wanted: string): string | undefined {
    return this.#find((start, end) => {
      const colon = this.buffer.subarray(start, end).indexOf(COLON)
      return colon >= 0 && equals(this.buffer, start + colon + 1, end, wanted)
    })
  }

  /** Value of the attribute with this local name, under any prefix or none. */
  localAttribute(wanted: string): string | undefined {
    const { buffer } = this
    const length = wanted.length
    return this.#find((start, end) => {
      const from = end - length
      if (from < start || (from > start && buffer[from - 1] !== COLON)) return false
      return equals(buffer, from, end, wanted)
    })
  }

  #find(matches: (start: number, end: number) => boolean): string | undefined {
    const { buffer, end } = this
    let at = this.#nameEnd
    while (at < end) {
      while (at < end && buffer[at] <= SPACE) at++
      const nameStart = at
      while (at < end && buffer[at] > SPACE && buffer[at] !== EQUALS) at++
      const nameEnd = at
      while (at < end && buffer[at] <= SPACE) at++
      if (at >= end || buffer[at] !== EQUALS) return undefined
      at++
      while (at < end && buffer[at] <= SPACE) at++
      const quote = buffer[at]
      if (quote !== 0x22 && quote !== 0x27) return undefined
      const valueStart = ++at
      while (at < end && buffer[at] !== quote) at++
      if (matches(nameStart, nameEnd)) return decodeXmlText(buffer, valueStart, at)
      at++
    }
    return undefined
  }
}

function equals(buffer: Uint8Array, start: number, end: number, text: string): boolean {
  if (end - start !== text.length) return false
  for (let i = 0; i < text.length; i++) if (buffer[start + i] !== text.charCodeAt(i)) return false
  return true
}
