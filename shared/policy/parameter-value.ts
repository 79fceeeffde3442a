import { parseScaled } from '../units/decimal.ts'
import type { PolicyParameter } from './pack.ts'

/** Why a hospital's value for a parameter is not taken. */
export type ParameterRefusal =
  | 'set-by-document'
  | 'not-a-number'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'not-a-choice'

/** Decimals of a parameter are compared exactly to this many places. */
const PLACES = 12

/** null when the value may be set by the hospital (本院设定). */
export function checkParameterValue(parameter: PolicyParameter, value: string): ParameterRefusal | null {
  if (parameter.setBy === 'document') return 'set-by-document'
  if (parameter.kind === 'choice')
    return parameter.choices?.some((choice) => choice.value === value) ? null : 'not-a-choice'
  const number = parseScaled(value, PLACES)
  if (number === null) return 'not-a-number'
  if (parameter.kind === 'integer' && !/^-?\d+$/.test(value)) return 'not-whole'
  if (isBeyond(parameter.min, number, -1n)) return 'too-small'
  if (isBeyond(parameter.max, number, 1n)) return 'too-large'
  return null
}

function isBeyond(bound: string | undefined, number: bigint, direction: 1n | -1n): boolean {
  if (bound === undefined) return false
  const limit = parseScaled(bound, PLACES)
  return limit !== null && (number - limit) * direction > 0n
}
