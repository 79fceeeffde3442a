import { assertPresent } from '../errors/assert.ts'
import type { PlainDate } from '../units/plain-date.ts'
import type { Citation, FigureParameter } from './citation.ts'
import type { ClassificationRules } from './classification-rules.ts'
import type { Implementation, PolicyDocument, PolicyParameter, PolicySource } from './pack.ts'
import type { ParameterRefusal } from './parameter-value.ts'

/** A hospital's own value of a parameter that the documents leave open (本院设定). */
export interface ParameterOverride {
  readonly rule: string
  readonly parameter: string
  readonly value: string
  readonly reason?: string
}

export interface ActiveParameter extends Omit<PolicyParameter, 'setBy'> {
  readonly setBy: FigureParameter['setBy']
  /** What applies when the hospital takes its own value back. */
  readonly packValue: string | null
}

export interface ActiveRule {
  readonly id: string
  readonly title: string
  /** Pack that brought the rule, e.g. `jiangsu`. */
  readonly pack: string
  readonly citations: readonly (Citation & { readonly authority: PolicySource['authority'] })[]
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
  /** Whether the rule is in force on the policy's day. */
  readonly inForce: boolean
  readonly parameters: readonly ActiveParameter[]
  readonly implementation: Implementation
}

/** A stack of packs as it stands on one day, with the hospital's own parameters on top. */
export interface Policy {
  readonly id: string
  readonly title: string
  readonly on: PlainDate
  /** Packs from the ground up, e.g. `jiangsu`, `jiangsu/nantong`. */
  readonly stack: readonly string[]
  readonly documents: readonly PolicyDocument[]
  readonly rules: readonly ActiveRule[]
  readonly classification: ClassificationRules
  /** Overrides that were not applied, and why: shown in 设置, never silently dropped. */
  readonly refused: readonly {
    readonly override: ParameterOverride
    readonly reason: ParameterRefusal | 'unknown-parameter'
  }[]
}

export function ruleOf(policy: Policy, id: string): ActiveRule {
  return assertPresent(
    policy.rules.find((rule) => rule.id === id),
    `${policy.id} has rule ${id}`,
  )
}

export function parameterOf(policy: Policy, rule: string, name: string): ActiveParameter {
  return assertPresent(
    ruleOf(policy, rule).parameters.find((parameter) => parameter.name === name),
    `${rule} has parameter ${name}`,
  )
}

/** The value of a parameter that always has one. */
export function parameterValue(policy: Policy, rule: string, name: string): string {
  return assertPresent(parameterOf(policy, rule, name).value, `${rule}.${name} has a default`)
}

/** The clauses behind some rules, each rule's first clause first. */
export function citationsFor(policy: Policy, ...rules: readonly string[]): Citation[] {
  return rules.flatMap((id) =>
    ruleOf(policy, id).citations.map(({ rule, document, article, quote }) => ({
      rule,
      document,
      article,
      quote,
    })),
  )
}

/** A parameter as a figure shows it: Chinese title, value with unit, who set it. */
export function figureParameter(policy: Policy, rule: string, name: string): FigureParameter {
  const { title, kind, value, unit, choices, setBy, note } = parameterOf(policy, rule, name)
  const chosen = kind === 'choice' ? choices?.find((choice) => choice.value === value)?.title : undefined
  const text = value === null ? '未设定' : `${chosen ?? value}${unit ? ` ${unit}` : ''}`
  return { name: title, value: text, setBy, ...(note === undefined ? {} : { note }) }
}
