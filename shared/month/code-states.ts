import { normaliseCode } from '../match/normalise-code.ts'
import type { CatalogueFrame } from '../model/catalogue.ts'
import type { LineFrame } from '../model/line.ts'
import { lookUpCatalogue } from './catalogue-lookup.ts'
import type { CompiledRules } from './compiled-rules.ts'

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
  rules: CompiledRules,
): CodeStates {
  const { nhsaCode } = frame.columns
  const listed = catalogue ? lookUpCatalogue(catalogue, 'nhsaCode', nhsaCode, rules).listed : null
  const state = new Uint8Array(nhsaCode.dictionary.length)
  const strict = new Uint8Array(nhsaCode.dictionary.length)
  nhsaCode.dictionary.forEach((text, index) => {
    const code = normaliseCode(text)
    state[index] =
      code === ''
        ? CODE_ABSENT
        : rules.codeFormats.some((format) => format.test(code))
          ? CODE_VALID
          : CODE_MALFORMED
    strict[index] = rules.codePresent.test(code) && (listed === null || listed[index] === 1) ? 1 : 0
  })
  return { state, strict }
}
