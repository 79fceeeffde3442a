import type { HospitalProfile } from '../../model/hospital-profile.ts'
import type { ProcurementKind } from '../../model/procurement-class.ts'
import type { Amount } from '../../units/money.ts'
import { compareRatios, type Ratio, ratioOfDecimal } from '../../units/ratio.ts'
import { divideRoundingUp } from '../../units/rounding.ts'
import { type Policy, parameterValue, ruleOf } from '../policy.ts'

const levels: readonly string[] = ['未定级', '一级', '二级', '三级']

/** Target of a kind for a hospital of this level (NET-07); null = 不适用, below the level or not in force yet. */
export function onlineRateTarget(
  policy: Policy,
  kind: ProcurementKind,
  level: HospitalProfile['level'],
): Ratio | null {
  if (!ruleOf(policy, 'NET-07').inForce) return null
  const lowest = levels.indexOf(parameterValue(policy, 'NET-07', 'lowestLevel'))
  if (levels.indexOf(level) < lowest) return null
  return ratioOfDecimal(parameterValue(policy, 'NET-07', kind === 'drug' ? 'drugTarget' : 'consumableTarget'))
}

/** 「不低于」 includes the number and compares unrounded (C1): 84.999 % misses 85 %. null = nothing to compare. */
export function isTargetMet(rate: Ratio | null, target: Ratio | null): boolean | null {
  return rate === null || target === null ? null : compareRatios(rate, target) >= 0
}

/**
 * What must move online so that the target is reached with the same purchases: max(0, target × D − N), rounded up to the
 * next micro-yuan, so that moving exactly this amount is always enough.
 */
export function missingToTarget(target: Ratio | null, platform: Amount, inHouse: Amount): Amount {
  if (target === null || inHouse <= 0n) return 0n as Amount
  const missing = divideRoundingUp(
    target.numerator * inHouse - platform * target.denominator,
    target.denominator,
  )
  return (missing > 0n ? missing : 0n) as Amount
}
