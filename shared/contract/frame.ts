import * as z from 'zod'
import { err, ok, type Result } from '../errors/result.ts'

/**
 * How a value with binary parts travels over one WebSocket message:
 * `u32 length of the JSON (little endian) | JSON | raw bytes`. The JSON holds the value with null in place of every
 * Uint8Array, and beside it the path and length of each, in the order in which their bytes follow.
 */
const envelope = z.strictObject({
  value: z.unknown(),
  bytes: z.array(
    z.strictObject({
      path: z.array(z.union([z.string(), z.number().int().nonnegative()])),
      length: z.number().int().nonnegative(),
    }),
  ),
})
type Envelope = z.infer<typeof envelope>
type Path = readonly (string | number)[]

const HEADER_BYTES = 4

export function encodeFrame(value: unknown): Uint8Array<ArrayBuffer> {
  const blobs: Uint8Array[] = []
  const places: Envelope['bytes'] = []
  const open: Envelope = { value: takeBytes(value, [], blobs, places), bytes: places }
  const json = new TextEncoder().encode(JSON.stringify(open))
  let size = HEADER_BYTES + json.length
  for (const blob of blobs) size += blob.length
  const frame = new Uint8Array(size)
  new DataView(frame.buffer).setUint32(0, json.length, true)
  frame.set(json, HEADER_BYTES)
  let offset = HEADER_BYTES + json.length
  for (const blob of blobs) {
    frame.set(blob, offset)
    offset += blob.length
  }
  return frame
}

/** Binary parts come out as copies with a buffer of their own, so that a consumer may transfer or align them. */
export function decodeFrame(frame: Uint8Array): Result<unknown, 'bad-frame'> {
  if (frame.length < HEADER_BYTES) return err('bad-frame')
  const jsonLength = new DataView(frame.buffer, frame.byteOffset, frame.length).getUint32(0, true)
  if (jsonLength > frame.length - HEADER_BYTES) return err('bad-frame')
  const parsed = parseEnvelope(frame.subarray(HEADER_BYTES, HEADER_BYTES + jsonLength))
  if (parsed === null) return err('bad-frame')
  // The root lives in a holder, so that a frame that is nothing but bytes needs no special case.
  const holder: Record<string, unknown> = { root: parsed.value }
  let offset = HEADER_BYTES + jsonLength
  for (const { path, length } of parsed.bytes) {
    if (length > frame.length - offset) return err('bad-frame')
    // Not frame.slice(): for a Node Buffer that would be a view.
    const bytes = new Uint8Array(frame.subarray(offset, offset + length))
    if (!putBytes(holder, ['root', ...path], bytes)) return err('bad-frame')
    offset += length
  }
  return offset === frame.length ? ok(holder.root) : err('bad-frame')
}

function takeBytes(
  value: unknown,
  path: Path,
  blobs: Uint8Array[],
  places: { path: (string | number)[]; length: number }[],
): unknown {
  if (value instanceof Uint8Array) {
    blobs.push(value)
    places.push({ path: [...path], length: value.length })
    return null
  }
  if (Array.isArray(value)) {
    return value.map((part, index) => takeBytes(part, [...path, index], blobs, places))
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, takeBytes(part, [...path, key], blobs, places)]),
    )
  }
  return value
}

function parseEnvelope(json: Uint8Array): Envelope | null {
  try {
    const parsed = envelope.safeParse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json)),
    )
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** Only where the JSON has an own null: a forged path can neither reach a prototype nor replace another value. */
function putBytes(holder: Record<string, unknown>, path: Path, bytes: Uint8Array): boolean {
  let parent: unknown = holder
  for (const [depth, key] of path.entries()) {
    if (typeof parent !== 'object' || parent === null || !Object.hasOwn(parent, key)) return false
    const record = parent as Record<string | number, unknown>
    if (depth < path.length - 1) {
      parent = record[key]
    } else {
      if (record[key] !== null) return false
      Object.defineProperty(record, key, {
        value: bytes,
        enumerable: true,
        writable: true,
        configurable: true,
      })
    }
  }
  return true
}
