/** What a text file is written in, as far as a byte order mark or NUL bytes tell. */
export type MarkedEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | undefined

export interface TextStart {
  readonly encoding: MarkedEncoding
  /** Bytes of the mark. */
  readonly skip: number
}

const SAMPLE_BYTES = 64 * 1024

export function textStart(bytes: Uint8Array): TextStart {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', skip: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', skip: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', skip: 2 }
  return { encoding: unmarkedUtf16(bytes), skip: 0 }
}

/** Separators and digits of UTF-16 text leave a NUL in every other place, always on the same side. */
function unmarkedUtf16(bytes: Uint8Array): MarkedEncoding {
  const end = Math.min(bytes.length, SAMPLE_BYTES) & ~1
  let even = 0
  let odd = 0
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const pairs = end / 2
  if (pairs < 2) return undefined
  if (odd > pairs * 0.1 && even < pairs * 0.002) return 'utf-16le'
  if (even > pairs * 0.1 && odd < pairs * 0.002) return 'utf-16be'
  return undefined
}

/** Text has line ends and tabs, but hardly any other control characters; anything else has them everywhere. */
export function looksBinary(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE_BYTES)
  let controls = 0
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]
    if (byte === 0) return true
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) controls++
  }
  // The end-of-file mark of old DOS programs is one.
  return controls > Math.max(1, end * 0.002)
}

/**
 * How much bytes that are no UTF-8 look like Chinese in GB18030: the share of two-byte characters that belong to the GB2312
 * core, which holds nearly all of real text. Big5 and Western code pages also decode without an error, into rarities.
 */
export function gbPlausibility(samples: Iterable<Uint8Array>): number {
  let core = 0
  let pairs = 0
  for (const bytes of samples) {
    for (let i = 0; i < bytes.length; i++) {
      const lead = bytes[i]
      if (lead < 0x80) continue
      const trail = bytes[i + 1]
      pairs++
      if (trail >= 0x30 && trail <= 0x39) {
        i += 3
        core += 0.5
        continue
      }
      if (((lead >= 0xb0 && lead <= 0xf7) || (lead >= 0xa1 && lead <= 0xa9)) && trail >= 0xa1) core++
      i++
    }
  }
  return pairs === 0 ? 1 : core / pairs
}
