import type { ClassificationRules, KeywordRule } from '../policy/classification-rules.ts'
import type { Policy } from '../policy/policy.ts'
import { formatPlainDate } from '../units/plain-date.ts'
import { columnReader } from './column-evidence.ts'
import type { Evidence } from './evidence.ts'
import { type KeywordEvidence, keywordReader, patternReader } from './pattern-evidence.ts'

/** The classification rules of a policy, ready to read texts: compiled once for both sides and the catalogue. */
export interface CompiledRules {
  readonly readColumn: (text: string) => Evidence
  readonly readCode: (text: string) => Evidence
  readonly readApproval: (text: string) => Evidence
  readonly readKeywords: Readonly<Record<KeywordField, (text: string) => KeywordEvidence>>
  readonly delisted: RegExp
  readonly codePresent: RegExp
  readonly codeFormats: readonly RegExp[]
}

export type KeywordField = KeywordRule['fields'][number]

const compiled = new WeakMap<ClassificationRules, { readonly day: string; readonly rules: CompiledRules }>()

/** Keyword rules that begin after the policy's day are left out. The last compilation of a rule set is kept. */
export function compileRules(policy: Policy): CompiledRules {
  const { classification, on } = policy
  const day = formatPlainDate(on)
  const known = compiled.get(classification)
  if (known?.day === day) return known.rules
  const rules: CompiledRules = {
    readColumn: columnReader(classification),
    readCode: patternReader(classification.codes, classification),
    readApproval: patternReader(classification.approvals, classification),
    readKeywords: {
      name: keywordReader('name', classification, day),
      tradeName: keywordReader('tradeName', classification, day),
      dosageForm: keywordReader('dosageForm', classification, day),
      spec: keywordReader('spec', classification, day),
    },
    delisted: new RegExp(classification.delisted, 'u'),
    codePresent: new RegExp(classification.codePresent, 'u'),
    codeFormats: classification.codeFormats.map((format) => new RegExp(format.pattern, 'u')),
  }
  compiled.set(classification, { day, rules })
  return rules
}
