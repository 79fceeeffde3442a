/** Bytes of a record's data from numbers of one (`b`), two (`w`) or eight bytes (`d`), and texts in Latin-1. */
export type BiffPart =
  | { readonly w: number }
  | { readonly d: number }
  | { readonly b: number }
  | Uint8Array
  | string

/** One BIFF record, number and data. */
export function biffRecord(id: number, ...parts: readonly BiffPart[]): Uint8Array {
  const data = parts.flatMap((part) => [...bytesOf(part)])
  return Uint8Array.of(id & 0xff, id >> 8, data.length & 0xff, data.length >> 8, ...data)
}

/** A workbook stream written by hand: what no writer of our own or of others would put together. */
export function makeBiff(...records: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(records.flatMap((record) => [...record]))
}

export const eof = biffRecord(0x000a)

/** Start of a part of BIFF5 or BIFF8. */
export function bof(version: 5 | 8, type: 'globals' | 'sheet' | 'chart'): Uint8Array {
  const types = { globals: 0x05, sheet: 0x10, chart: 0x20 }
  return biffRecord(0x0809, { w: version === 8 ? 0x0600 : 0x0500 }, { w: types[type] }, { w: 0 }, { w: 0 })
}

function bytesOf(part: BiffPart): Uint8Array {
  if (part instanceof Uint8Array) return part
  if (typeof part === 'string') return Uint8Array.from(part, (character) => character.charCodeAt(0))
  if ('b' in part) return Uint8Array.of(part.b)
  if ('w' in part) return Uint8Array.of(part.w & 0xff, part.w >> 8)
  const data = new Uint8Array(8)
  new DataView(data.buffer).setFloat64(0, part.d, true)
  return data
}
