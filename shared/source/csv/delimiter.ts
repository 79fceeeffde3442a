const QUOTE = 0x22
const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a
/** Comma, tab, semicolon, bar: in this order where a file gives no reason to prefer one. */
const CANDIDATES = [0x2c, 0x09, 0x3b, 0x7c]
const SAMPLE_BYTES = 256 * 1024
const SAMPLE_RECORDS = 100

export interface Delimiter {
  readonly byte: number
  /** Where the records begin: after the byte order mark and after Excel's `sep=;` line. */
  readonly start: number
}

export function detectDelimiter(bytes: Uint8Array, start: number): Delimiter {
  const announced = announcedDelimiter(bytes, start)
  if (announced !== undefined) return announced
  let best = CANDIDATES[0]
  let bestRecords = 0
  let bestCount = 0
  for (const candidate of CANDIDATES) {
    const { records, count } = mostCommonCount(bytes, start, candidate)
    // A table repeats one count over and over; a stray comma in a tab-separated file does not.
    if (records > bestRecords || (records === bestRecords && count > bestCount)) {
      best = candidate
      bestRecords = records
      bestCount = count
    }
  }
  return { byte: best, start }
}

/** `sep=;` on the first line is an instruction to Excel and no row of the table. */
function announcedDelimiter(bytes: Uint8Array, start: number): Delimiter | undefined {
  let head = ''
  for (let i = start; i < start + 8 && i < bytes.length; i++) head += String.fromCharCode(bytes[i])
  const match = /^"?sep=([^\r\n])"?(\r\n|\r|\n)/i.exec(head)
  return match === null ? undefined : { byte: match[1].charCodeAt(0), start: start + match[0].length }
}

/** The non-zero number of delimiters that most records share, and how many records do. */
function mostCommonCount(bytes: Uint8Array, start: number, delimiter: number) {
  const histogram = new Map<number, number>()
  const end = Math.min(bytes.length, start + SAMPLE_BYTES)
  let count = 0
  let total = 0
  let quoted = false
  let fieldStart = true
  const endRecord = () => {
    if (count > 0) histogram.set(count, (histogram.get(count) ?? 0) + 1)
    count = 0
    total++
  }
  for (let i = start; i < end && total < SAMPLE_RECORDS; i++) {
    const byte = bytes[i]
    if (quoted) {
      if (byte !== QUOTE) continue
      if (bytes[i + 1] === QUOTE) i++
      else quoted = false
    } else if (byte === QUOTE && fieldStart) quoted = true
    else if (byte === delimiter) count++
    else if (byte === LINE_FEED || byte === CARRIAGE_RETURN) endRecord()
    fieldStart = !quoted && (byte === delimiter || byte === LINE_FEED || byte === CARRIAGE_RETURN)
  }
  if (count > 0 && (end === bytes.length || histogram.size === 0)) endRecord()
  let best = { records: 0, count: 0 }
  for (const [fields, records] of histogram) {
    if (records > best.records || (records === best.records && fields > best.count)) {
      best = { records, count: fields }
    }
  }
  return best
}
