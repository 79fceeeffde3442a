import type { ByteDictionary } from '../../columns/byte-dictionary.ts'
import { TextBatch } from '../../columns/text-batch.ts'
import { Refused } from '../refused.ts'
import { gbPlausibility } from './encoding.ts'

export interface DecodedFields {
  readonly encoding: string
  /** Distinct texts, column after column; `bases[column]` is the index of a column's first. */
  readonly strings: string[]
  readonly bases: readonly number[]
  /** Set when the bytes fit no encoding well: what was doubtful, for people. */
  readonly doubt?: string
}

const QUOTE = 0x22
const MIN_PLAUSIBILITY = 0.9
const MAX_DAMAGE = 0.02
const SAMPLE_FIELDS = 4000

/**
 * Decodes the distinct fields: strict UTF-8 first, else GB18030. Every byte of the file is in one of them, so this checks
 * the whole file while decoding only a fraction of it.
 */
export function decodeFields(bytes: Uint8Array, dictionaries: readonly ByteDictionary[]): DecodedFields {
  const strict = decodeAll(bytes, dictionaries, new TextBatch('utf-8', { fatal: true }))
  if (strict !== undefined) return { encoding: 'utf-8', ...strict }
  const samples = sampleFields(bytes, dictionaries)
  const damagedGb = damage(samples, 'gb18030')
  const damagedUtf8 = damage(samples, 'utf-8')
  const encoding = damagedUtf8 < damagedGb ? 'utf-8' : 'gb18030'
  if (Math.min(damagedGb, damagedUtf8) > MAX_DAMAGE) throw new Refused('not_spreadsheet')
  const decoded = decodeAll(bytes, dictionaries, new TextBatch(encoding))
  if (decoded === undefined) throw new Error('a forgiving decoder failed')
  const plausible = encoding === 'gb18030' && damagedGb === 0 && gbPlausibility(samples) >= MIN_PLAUSIBILITY
  if (plausible) return { encoding, ...decoded }
  const example = decoded.strings.find((text) => /[^\p{ASCII}]/u.test(text)) ?? ''
  return { encoding, ...decoded, doubt: example }
}

function decodeAll(
  bytes: Uint8Array,
  dictionaries: readonly ByteDictionary[],
  batch: TextBatch,
): { strings: string[]; bases: number[] } | undefined {
  const bases: number[] = []
  const escaped: number[] = []
  let count = 0
  try {
    for (const dictionary of dictionaries) {
      bases.push(count)
      for (let i = 0; i < dictionary.size; i++) {
        let start = dictionary.startOf(i)
        const end = dictionary.endOf(i)
        // A range that starts at its opening quote (and has no closing one) holds doubled quotes.
        if (bytes[start] === QUOTE && bytes[end] === QUOTE) {
          start++
          escaped.push(count)
        }
        batch.add(bytes, start, end)
        count++
      }
    }
    batch.flush()
  } catch {
    return undefined
  }
  const strings = batch.texts
  for (const index of escaped) strings[index] = strings[index].replaceAll('""', '"')
  return { strings, bases }
}

/** Fields with bytes beyond ASCII. */
function sampleFields(bytes: Uint8Array, dictionaries: readonly ByteDictionary[]): Uint8Array[] {
  const samples: Uint8Array[] = []
  for (const dictionary of dictionaries) {
    let taken = 0
    for (let i = 0; i < dictionary.size && taken < SAMPLE_FIELDS; i++) {
      const field = bytes.subarray(dictionary.startOf(i), dictionary.endOf(i))
      if (!field.some((byte) => byte >= 0x80)) continue
      samples.push(field)
      taken++
    }
  }
  return samples
}

/** Share of characters that the encoding cannot explain. */
function damage(samples: readonly Uint8Array[], encoding: string): number {
  const decoder = new TextDecoder(encoding)
  let broken = 0
  let total = 0
  for (const sample of samples) {
    for (const character of decoder.decode(sample)) {
      if (character < '\u0080') continue
      total++
      if (character === '\ufffd') broken++
    }
  }
  return total === 0 ? 0 : broken / total
}
