import { GrowableBytes } from '../../columns/growable.ts'

const AMPERSAND = 0x26
const SEMICOLON = 0x3b
const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a
const LONGEST_REFERENCE = 12
const named: Readonly<Record<string, number>> = { amp: 38, lt: 60, gt: 62, quot: 34, apos: 39 }
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * Appends character data with references (`&lt;`, `&#x4E00;`) resolved, as UTF-8. Unknown references stay as they stand:
 * entities can only be declared in a DOCTYPE, and files with one are refused. CR LF becomes LF, as XML demands.
 */
export function appendXmlText(target: GrowableBytes, buffer: Uint8Array, start: number, end: number): void {
  let from = start
  for (let at = start; at < end; at++) {
    const byte = buffer[at]
    if (byte === CARRIAGE_RETURN) {
      target.append(buffer, from, at)
      if (buffer[at + 1] !== LINE_FEED || at + 1 >= end) target.push(LINE_FEED)
      from = at + 1
    } else if (byte === AMPERSAND) {
      const stop = referenceEnd(buffer, at, end)
      const codePoint = stop < 0 ? -1 : referenced(buffer, at + 1, stop)
      if (codePoint < 0) continue
      target.append(buffer, from, at)
      pushCodePoint(target, codePoint)
      at = stop
      from = stop + 1
    }
  }
  target.append(buffer, from, end)
}

/** Short texts such as attribute values. */
export function decodeXmlText(buffer: Uint8Array, start: number, end: number): string {
  let plain = end - start < 64
  for (let i = start; plain && i < end; i++) plain = buffer[i] < 0x80 && buffer[i] !== AMPERSAND
  if (plain) {
    let text = ''
    for (let i = start; i < end; i++) text += String.fromCharCode(buffer[i])
    return text
  }
  const bytes = new GrowableBytes()
  appendXmlText(bytes, buffer, start, end)
  return utf8.decode(bytes.view())
}

/** Excel writes characters that XML cannot hold as `_x000D_`, and a literal underscore before such a run as `_x005F_`. */
export function unescapeExcelText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function referenceEnd(buffer: Uint8Array, at: number, end: number): number {
  const last = Math.min(end, at + LONGEST_REFERENCE)
  for (let i = at + 1; i < last; i++) if (buffer[i] === SEMICOLON) return i
  return -1
}

function referenced(buffer: Uint8Array, start: number, end: number): number {
  let name = ''
  for (let i = start; i < end; i++) name += String.fromCharCode(buffer[i])
  if (!name.startsWith('#')) return Object.hasOwn(named, name) ? named[name] : -1
  const match = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(name)
  if (match === null) return -1
  const codePoint = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16)
  const isCharacter = codePoint > 0 && codePoint <= 0x10ffff && !(codePoint >= 0xd800 && codePoint <= 0xdfff)
  return isCharacter ? codePoint : 0xfffd
}

function pushCodePoint(target: GrowableBytes, codePoint: number): void {
  if (codePoint < 0x80) {
    target.push(codePoint)
  } else if (codePoint < 0x800) {
    target.push(0xc0 | (codePoint >> 6))
    target.push(0x80 | (codePoint & 0x3f))
  } else if (codePoint < 0x10000) {
    target.push(0xe0 | (codePoint >> 12))
    target.push(0x80 | ((codePoint >> 6) & 0x3f))
    target.push(0x80 | (codePoint & 0x3f))
  } else {
    target.push(0xf0 | (codePoint >> 18))
    target.push(0x80 | ((codePoint >> 12) & 0x3f))
    target.push(0x80 | ((codePoint >> 6) & 0x3f))
    target.push(0x80 | (codePoint & 0x3f))
  }
}
