import { foldText } from '../match/fold-text.ts'
import { normaliseCode } from '../match/normalise-code.ts'
import type { ClassificationRules, KeywordRule } from '../policy/classification-rules.ts'
import { classOf, type Evidence, evidenceOf, KIND_CONSUMABLE, kindOf } from './evidence.ts'

type PatternRule = { readonly means: string; readonly pattern: string }

/** First pattern that matches the normalised text: national codes, approval and registration numbers. */
export function patternReader(
  patterns: readonly PatternRule[],
  rules: ClassificationRules,
): (text: string) => Evidence {
  const compiled = patterns.map(({ means, pattern }) => ({
    pattern: new RegExp(pattern, 'u'),
    evidence: evidenceOf(means, rules),
  }))
  return (text) => {
    const code = normaliseCode(text)
    if (code === '') return 0
    return compiled.find(({ pattern }) => pattern.test(code))?.evidence ?? 0
  }
}

/** What the words of one field say, apart for each kind: an IVD keyword must not reach a drug. */
export interface KeywordEvidence {
  readonly drugClass: Evidence
  readonly consumableClass: Evidence
  readonly kind: Evidence
}

const NOTHING: KeywordEvidence = { drugClass: 0, consumableClass: 0, kind: 0 }

/** Reads one field by the keyword rules in force on `day` (`2026-10-31`). */
export function keywordReader(
  field: KeywordRule['fields'][number],
  rules: ClassificationRules,
  day: string,
): (text: string) => KeywordEvidence {
  const compiled = rules.keywords
    .filter((rule) => rule.fields.includes(field) && (rule.effectiveFrom ?? day) <= day)
    .map((rule) => ({
      evidence: evidenceOf(rule.means, rules),
      pattern: new RegExp(rule.pattern, 'u'),
      unless: rule.unless === undefined ? null : new RegExp(rule.unless, 'u'),
    }))
  return (text) => {
    const folded = foldText(text)
    if (folded === '') return NOTHING
    const found = { drugClass: 0, consumableClass: 0, kind: 0 }
    for (const { evidence, pattern, unless } of compiled) {
      const slot =
        classOf(evidence) === 0
          ? 'kind'
          : kindOf(evidence) === KIND_CONSUMABLE
            ? 'consumableClass'
            : 'drugClass'
      if (found[slot] === 0 && pattern.test(folded) && !unless?.test(folded)) found[slot] = evidence
    }
    return found
  }
}
