import type { Issue } from '../../errors/issue.ts'
import { gbPlausibility } from '../csv/encoding.ts'
import { decoderFor, isDefaultWestern } from './code-page.ts'

export interface ChosenEncoding {
  readonly label: string
  /**
   * 'certain' = plain ASCII, believed as declared, or strictly UTF-8; 'plausible' = nothing was declared and the bytes read
   * as common Chinese; 'contradicted' = the file declares another one; 'guessed' = none fits well.
   */
  readonly basis: 'certain' | 'plausible' | 'contradicted' | 'guessed'
}

export interface EncodingClues {
  /** Texts of the file, undecoded. */
  readonly samples: readonly Uint8Array[]
  /** Label of the encoding that the file names. */
  readonly declared: string | undefined
}

const CHINESE = 0.9
/** Below this, high bytes mostly stand alone between ASCII: accents of a Western text. */
const HARDLY_CHINESE = 0.5
const EXAMPLE_BYTES = 200

/**
 * Encoding of texts whose file names one, wrongly or not at all. A declared one is believed unless the bytes contradict it,
 * or it is the Western default of the program that wrote the file and the bytes pair up as common Chinese characters.
 * Without a declaration: strict UTF-8, then GB18030, then Western.
 */
export function chooseEncoding({ samples, declared }: EncodingClues): ChosenEncoding {
  const foreign = samples.filter((sample) => sample.some((byte) => byte >= 0x80))
  if (foreign.length === 0) return { label: declared ?? 'utf-8', basis: 'certain' }
  const utf8 = isUtf8(foreign)
  if (utf8 && (declared === undefined || declared === 'utf-8')) return { label: 'utf-8', basis: 'certain' }
  const plausibility = gbPlausibility(foreign)
  const chinese = plausibility >= CHINESE
  if (declared === undefined) {
    if (plausibility < HARDLY_CHINESE) return { label: 'windows-1252', basis: 'guessed' }
    return { label: 'gb18030', basis: chinese ? 'plausible' : 'guessed' }
  }
  if (declared === 'utf-8') return { label: 'gb18030', basis: 'contradicted' }
  if (isDefaultWestern(declared)) {
    if (utf8) return { label: 'utf-8', basis: 'contradicted' }
    return chinese ? { label: 'gb18030', basis: 'contradicted' } : { label: declared, basis: 'certain' }
  }
  // Bytes that are strictly UTF-8 are hardly ever anything else, whatever a template wrote into the head of a page.
  if (declared === 'gb18030' && utf8 && !chinese) return { label: 'utf-8', basis: 'contradicted' }
  return { label: declared, basis: 'certain' }
}

/** The same warning as for text files: the encoding was guessed, here is what it reads as. */
export function encodingIssue(chosen: ChosenEncoding, { samples }: Pick<EncodingClues, 'samples'>): Issue[] {
  if (chosen.basis === 'certain') return []
  const isForeign = (byte: number) => byte >= 0x80
  const sample = samples.find((bytes) => bytes.some(isForeign)) ?? new Uint8Array(0)
  // Of a whole page only the part that is in doubt; a short text as a whole.
  const start = sample.length > EXAMPLE_BYTES ? sample.findIndex(isForeign) : 0
  return [
    {
      code: 'encoding-doubtful',
      severity: 'warning',
      where: {},
      found: decoderFor(chosen.label)(sample.subarray(start, start + EXAMPLE_BYTES))
        .trim()
        .slice(0, 60),
      expected: `按 ${chosen.label} 读出的中文是否正确；如为乱码，请另存为 xlsx 后再导入`,
    },
  ]
}

function isUtf8(samples: readonly Uint8Array[]): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (const sample of samples) decoder.decode(sample)
    return true
  } catch {
    return false
  }
}
