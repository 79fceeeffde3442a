import { normaliseCode } from '../match/normalise-code.ts'
import type { CatalogueFrame } from '../model/catalogue.ts'
import type { LineFrame } from '../model/line.ts'
import type { ClassificationRules } from '../policy/classification-rules.ts'
import { lookUpCatalogue } from './catalogue-lookup.ts'

export const CODE_VALID = 0
export const CODE_ABSENT = 1
export const CODE_MALFORMED = 2

/** National codes of one side, by code of the nhsaCode dictionary. */
export interface CodeStates {
  /** CODE_VALID, CODE_ABSENT or CODE_MALFORMED (SCO-05). */
  readonly state: Uint8Array
  /** 1 in the strict scope (NET-03): a national code, and listed; without a catalogue the code alone. */
  readonly strict: Uint8Array
}

export function codeStates(
  frame: LineFrame,
  catalogue: CatalogueFrame | null,
  rules: ClassificationRules,
): CodeStates {
  const { nhsaCode } = frame.columns
  const present = new RegExp(rules.codePresent, 'u')
  const formats = rules.codeFormats.map((format) => new RegExp(format.pattern, 'u'))
  const listed = catalogue ? lookUpCatalogue(catalogue, 'nhsaCode', nhsaCode, rules).listed : null
  const state = new Uint8Array(nhsaCode.dictionary.length)
  const strict = new Uint8Array(nhsaCode.dictionary.length)
  nhsaCode.dictionary.forEach((text, index) => {
    const code = normaliseCode(text)
    state[index] =
      code === '' ? CODE_ABSENT : formats.some((format) => format.test(code)) ? CODE_VALID : CODE_MALFORMED
    strict[index] = present.test(code) && (listed === null || listed[index] === 1) ? 1 : 0
  })
  return { state, strict }
}
