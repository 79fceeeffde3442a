import type { ClassificationRules } from '../policy/classification-rules.ts'
import { exclusionClasses, type ProcurementKind } from './contract.ts'

/**
 * One piece of evidence about an item, packed into a byte so that a million rows are decided by table look-ups:
 * bits 0-3 = index into exclusionClasses (0 = says nothing), bits 4-5 = kind of goods. A class implies its kind.
 */
export type Evidence = number

export const KIND_UNKNOWN = 0
export const KIND_DRUG = 1
export const KIND_CONSUMABLE = 2
export const kindNames = ['unknown', 'drug', 'consumable'] as const

export const CLASS_COUNT = exclusionClasses.length
const CLASS_BITS = 15
const KIND_SHIFT = 4

export function classOf(evidence: Evidence): number {
  return evidence & CLASS_BITS
}

export function kindOf(evidence: Evidence): number {
  return evidence >> KIND_SHIFT
}

/** Kind of goods of every exclusion class: ten of drugs, the last two of the consumable store. */
export const kindOfClass: Uint8Array = Uint8Array.from(exclusionClasses, (name) =>
  name === '' ? KIND_UNKNOWN : name === '体外诊断试剂' || name === '非医用耗材' ? KIND_CONSUMABLE : KIND_DRUG,
)

export function evidenceOfKind(kind: ProcurementKind): Evidence {
  return (kind === 'drug' ? KIND_DRUG : KIND_CONSUMABLE) << KIND_SHIFT
}

/**
 * What a word of the classification rules means under a policy: a class that the policy does not leave out (Nanjing
 * counts IVD reagents) still tells the kind of goods.
 */
export function evidenceOf(means: string, rules: Pick<ClassificationRules, 'leaves'>): Evidence {
  if (means === 'drug' || means === 'consumable') return evidenceOfKind(means)
  const index = (exclusionClasses as readonly string[]).indexOf(means)
  if (index <= 0) throw new Error(`unknown exclusion class: ${means}`)
  return (kindOfClass[index] << KIND_SHIFT) | (rules.leaves.includes(means) ? index : 0)
}
