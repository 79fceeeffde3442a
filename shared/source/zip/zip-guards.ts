import { Refused } from '../refused.ts'
import type { ZipEntry } from './zip-directory.ts'

/** Deflate cannot exceed 1032 : 1; a real sheet of repeated rows stays below 60 : 1. */
export const MAX_RATIO = 200
/** Below this much unpacked data the ratio says nothing: small repetitive files compress wonderfully. */
export const RATIO_COUNTS_FROM = 100 * 1024 * 1024
/** A million rows of 16 columns are 0.6 GB of XML; nothing that Excel itself can open is larger than this. */
export const MAX_UNPACKED = 6 * 1024 * 1024 * 1024

/** How many bytes an entry may unpack to, whatever its directory entry claims. */
export function unpackedLimit(entry: ZipEntry): number {
  return Math.max(RATIO_COUNTS_FROM, entry.compressedSize * MAX_RATIO)
}

/** Looks at the directory alone, before a single byte is inflated. */
export function checkZipDirectory(entries: readonly ZipEntry[], fileSize: number): void {
  let packed = 0
  let unpacked = 0
  const names = new Set<string>()
  for (const entry of entries) {
    if (entry.encrypted) throw new Refused('encrypted')
    // Two parts of one name: which of them is shown depends on the reader, so neither can be trusted.
    const key = entry.name.toLowerCase()
    if (names.has(key)) throw new Refused('corrupt', { entry: entry.name })
    names.add(key)
    if (entry.size > unpackedLimit(entry)) throw new Refused('bomb', { entry: entry.name, bytes: entry.size })
    packed += entry.compressedSize
    unpacked += entry.size
  }
  if (unpacked > MAX_UNPACKED) throw new Refused('too_large', { bytes: unpacked })
  if (unpacked > RATIO_COUNTS_FROM && unpacked > packed * MAX_RATIO)
    throw new Refused('bomb', { bytes: unpacked })
  checkOverlaps(entries, fileSize)
}

/** Overlapping entries let a small file unpack for ever, one part quoting the other. */
function checkOverlaps(entries: readonly ZipEntry[], fileSize: number): void {
  const ordered = entries.filter((entry) => entry.compressedSize > 0)
  ordered.sort((a, b) => a.headerOffset - b.headerOffset)
  let free = 0
  for (const entry of ordered) {
    if (entry.headerOffset < free) throw new Refused('bomb', { entry: entry.name })
    free = entry.headerOffset + 30 + entry.compressedSize
  }
  if (free > fileSize) throw new Refused('corrupt')
}
