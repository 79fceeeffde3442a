import * as z from 'zod'

/**
 * Layout of a segment (an encoded frame), little-endian:
 *
 *     0  8 bytes   magic `YCSEG` and the format version
 *     8  u32       length of the header in bytes
 *    12  u32       zero
 *    16  JSON      header, then zeros up to a multiple of 8
 *     …  blocks    column after column, each block padded to a multiple of 8:
 *                  text    codes, lengths of the dictionary's texts (UTF-16 units), the texts as one UTF-8 blob
 *                  others  one block of values
 *
 * Blocks follow from the header in order, so a damaged header cannot point anywhere.
 */
export const MAGIC = [0x59, 0x43, 0x53, 0x45, 0x47, 0, 0, 1] as const
export const PREFIX_BYTES = 16
export const MAX_DICTIONARY = 0xffff_ffff

const count = z.number().int().min(0).max(MAX_DICTIONARY)
const unsigned = z.enum(['u8', 'u16', 'u32'])

const columnHeader = z.discriminatedUnion('kind', [
  z.strictObject({
    name: z.string(),
    kind: z.literal('text'),
    codes: unsigned,
    /** Texts in the dictionary, '' at 0 included. */
    texts: count,
    lengths: unsigned,
    blobBytes: count,
  }),
  z.strictObject({ name: z.string(), kind: z.literal('number'), values: z.enum(['i32', 'f64']) }),
  z.strictObject({ name: z.string(), kind: z.literal('date'), values: z.literal('i32') }),
  z.strictObject({ name: z.string(), kind: z.literal('flag'), values: z.literal('u8') }),
])

export const segmentHeaderSchema = z.strictObject({
  schema: z.string(),
  rows: count,
  columns: z.array(columnHeader),
})

export type SegmentHeader = z.infer<typeof segmentHeaderSchema>
export type SegmentColumn = SegmentHeader['columns'][number]
export type UnsignedType = z.infer<typeof unsigned>

export const BYTES_OF = { u8: 1, u16: 2, u32: 4, i32: 4, f64: 8 } as const

/** Rounded up to the next multiple of 8, where the next block begins. */
export function aligned(length: number): number {
  return Math.ceil(length / 8) * 8
}

/** The narrowest type that holds numbers up to `highest`. */
export function unsignedTypeFor(highest: number): UnsignedType {
  return highest <= 0xff ? 'u8' : highest <= 0xffff ? 'u16' : 'u32'
}
