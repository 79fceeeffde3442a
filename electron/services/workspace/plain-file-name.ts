const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what must not get in.
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"/\\|?*]/
/** Most file systems take 255 bytes; a number may still be added. */
const MAX_BYTES = 240

/** A name that is one file or folder on every system we run on: no path, no device, nothing hidden. */
export function isPlainFileName(name: string): boolean {
  return (
    name.length > 0 &&
    Buffer.byteLength(name) <= MAX_BYTES &&
    !FORBIDDEN.test(name) &&
    !RESERVED_ON_WINDOWS.test(name) &&
    !/^[.\s]|[.\s]$/u.test(name)
  )
}
