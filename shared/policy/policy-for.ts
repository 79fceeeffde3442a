import { assertPresent } from '../errors/assert.ts'
import type { Refusal } from '../errors/refusal.ts'
import { err, ok, type Result } from '../errors/result.ts'
import { formatPlainDate, type PlainDate } from '../units/plain-date.ts'
import type { Pack, PolicyDocument, PolicySource } from './pack.ts'
import { builtInPacks } from './packs.ts'
import { checkParameterValue, type ParameterRefusal } from './parameter-value.ts'
import type { ActiveRule, ParameterOverride, Policy } from './policy.ts'

export type PolicyRefusal = Refusal<'unknown-policy'>

/**
 * Stacks the packs of a jurisdiction (province ← city ← hospital) as of a day. Every rule of the stack is there, also one
 * that is not in force on that day: a figure may have to say which clause does not apply yet.
 */
export function policyFor(
  jurisdiction: string,
  on: PlainDate,
  overrides: readonly ParameterOverride[] = [],
  packs: ReadonlyMap<string, Pack> = builtInPacks,
): Result<Policy, PolicyRefusal> {
  const stack = stackOf(jurisdiction, packs)
  if (stack === null) return err({ code: 'unknown-policy', params: { id: jurisdiction } })
  const documents = new Map(stack.flatMap((pack) => Object.entries(pack.documents)))
  const rules = new Map<string, ActiveRule>()
  for (const pack of stack) {
    for (const rule of pack.rules) {
      rules.set(rule.id, {
        id: rule.id,
        title: rule.title,
        pack: pack.id,
        citations: citationsOf(rule.id, rule.sources, documents),
        effectiveFrom: rule.effectiveFrom,
        effectiveTo: rule.effectiveTo,
        inForce: isInForce(rule, on),
        parameters: rule.parameters.map((parameter) => ({ ...parameter, packValue: parameter.value })),
        implementation: rule.implementation,
      })
    }
    for (const amendment of pack.amendments) {
      const below = assertPresent(rules.get(amendment.rule), `${pack.id} amends a rule of the packs below it`)
      rules.set(amendment.rule, amended(below, amendment, documents))
    }
  }
  const refused: Policy['refused'][number][] = []
  for (const override of overrides) {
    const reason = applyOverride(rules, override)
    if (reason !== null) refused.push({ override, reason })
  }
  const top = stack[stack.length - 1]
  return ok({
    id: top.id,
    title: top.title,
    on,
    stack: stack.map((pack) => pack.id),
    documents: [...documents.values()],
    rules: [...rules.values()],
    classification: assertPresent(
      stack.findLast((pack) => pack.classification !== undefined)?.classification,
      'a stack of packs has classification rules',
    ),
    refused,
  })
}

function stackOf(id: string, packs: ReadonlyMap<string, Pack>): Pack[] | null {
  const stack: Pack[] = []
  for (let next: string | null = id; next !== null; ) {
    const pack: Pack | undefined = packs.get(next)
    if (pack === undefined || stack.includes(pack)) return null
    stack.unshift(pack)
    next = pack.extends
  }
  return stack
}

function isInForce(
  rule: { readonly effectiveFrom: string; readonly effectiveTo: string | null },
  on: PlainDate,
): boolean {
  const day = formatPlainDate(on)
  return rule.effectiveFrom <= day && (rule.effectiveTo === null || day <= rule.effectiveTo)
}

function citationsOf(
  rule: string,
  sources: readonly PolicySource[],
  documents: ReadonlyMap<string, PolicyDocument>,
): ActiveRule['citations'] {
  return sources.map(({ document, article, quote, authority }) => ({
    rule,
    document: assertPresent(documents.get(document), `document ${document} of ${rule} is described`).number,
    article,
    quote,
    authority,
  }))
}

function amended(
  rule: ActiveRule,
  amendment: Pack['amendments'][number],
  documents: ReadonlyMap<string, PolicyDocument>,
): ActiveRule {
  const values = new Map(amendment.parameters.map((parameter) => [parameter.name, parameter]))
  return {
    ...rule,
    citations: [...citationsOf(rule.id, amendment.sources, documents), ...rule.citations],
    parameters: rule.parameters.map((parameter) => {
      const other = values.get(parameter.name)
      if (other === undefined) return parameter
      return {
        ...parameter,
        value: other.value,
        packValue: other.value,
        ...(other.note === undefined ? {} : { note: other.note }),
      }
    }),
  }
}

function applyOverride(
  rules: Map<string, ActiveRule>,
  override: ParameterOverride,
): ParameterRefusal | 'unknown-parameter' | null {
  const rule = rules.get(override.rule)
  const parameter = rule?.parameters.find((candidate) => candidate.name === override.parameter)
  if (rule === undefined || parameter === undefined) return 'unknown-parameter'
  // A second override of the same parameter is judged by who set it in the pack, not by the first override.
  const refusal = checkParameterValue(
    { ...parameter, setBy: parameter.setBy === 'document' ? 'document' : 'default' },
    override.value,
  )
  if (refusal !== null) return refusal
  rules.set(rule.id, {
    ...rule,
    parameters: rule.parameters.map((candidate) =>
      candidate === parameter ? { ...candidate, value: override.value, setBy: 'hospital' } : candidate,
    ),
  })
  return null
}
