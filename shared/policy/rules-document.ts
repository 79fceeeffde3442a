import { formatPlainDate } from '../units/plain-date.ts'
import type { ActiveRule, Policy } from './policy.ts'

/** `desk rules --json`: every rule with its parameters, dates, clauses and how it is implemented (headless.md). */
export function rulesDocument(policy: Policy) {
  return {
    schema: 'desk.rules/1',
    policy: policy.id,
    title: policy.title,
    stack: policy.stack,
    asOf: formatPlainDate(policy.on),
    documents: policy.documents.map(({ number, title, issuedOn }) => ({ number, title, issuedOn })),
    rules: policy.rules.map(ruleEntry),
    refusedParameters: policy.refused.map(({ override, reason }) => ({ ...override, refusal: reason })),
  }
}

function ruleEntry(rule: ActiveRule) {
  const [citation] = rule.citations
  return {
    id: rule.id,
    title: rule.title,
    pack: rule.pack,
    document: citation.document,
    article: citation.article,
    quote: citation.quote,
    effectiveFrom: rule.effectiveFrom,
    effectiveTo: rule.effectiveTo,
    inForce: rule.inForce,
    parameters: rule.parameters.map((parameter) => ({
      name: parameter.name,
      title: parameter.title,
      value: parameter.value,
      unit: parameter.unit,
      min: parameter.min ?? null,
      max: parameter.max ?? null,
      choices: parameter.choices?.map((choice) => choice.value) ?? null,
      setBy: parameter.setBy,
      note: parameter.note ?? null,
    })),
    citations: rule.citations.map(({ document, article, quote, authority }) => ({
      document,
      article,
      quote,
      authority,
    })),
    implementation: rule.implementation,
  }
}
