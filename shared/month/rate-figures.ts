import { onlineRate } from '../policy/evaluators/online-rate.ts'
import { isTargetMet, missingToTarget, onlineRateTarget } from '../policy/evaluators/online-rate-target.ts'
import { citationsFor, figureParameter, ruleOf } from '../policy/policy.ts'
import { formatYuanForPeople } from '../units/money.ts'
import { formatPercent } from '../units/ratio.ts'
import { excludedParts } from './amount-figures.ts'
import type { FigureParameter, ProcurementKind, RateFigure, RowSelection } from './contract.ts'
import { kindLabels, type MonthScope, partOf } from './month-scope.ts'
import { strictTrust, trustOf } from './trust.ts'

/** The literal rate (附件1 一) or the strict one (附件1 二: national code and listed); both are always computed. */
export function rateFigure(
  scope: MonthScope,
  kind: ProcurementKind,
  reading: 'literal' | 'strict',
): RateFigure {
  const { policy, period, profile } = scope
  const isStrict = reading === 'strict'
  const counted = { period, kind, counted: true as const, ...(isStrict ? { strictOnly: true } : {}) }
  const platformRows: RowSelection = { ...counted, side: 'platform' }
  const hisRows: RowSelection = { ...counted, side: 'his' }
  const numerator = partOf(scope, `${kindLabels[kind]}省平台采购入库金额`, platformRows)
  const denominator = partOf(scope, `${kindLabels[kind]}院内采购入库金额`, hisRows)
  const value = onlineRate(numerator.amount, denominator.amount)
  const target = onlineRateTarget(policy, kind, profile.level)
  const label = `${kindLabels[kind]}网上采购率${isStrict ? '（严格口径）' : ''}`
  const quotient = `${numerator.label} ${yuan(numerator.amount)} ÷ ${denominator.label} ${yuan(denominator.amount)}`
  return {
    id: `${kind}.${isStrict ? 'strictRate' : 'onlineRate'}`,
    label,
    unit: 'ratio',
    value,
    numerator,
    denominator,
    formula: `${label} = ${quotient} = ${value === null ? noRate(denominator.amount) : formatPercent(value)}`,
    target,
    met: isTargetMet(value, target),
    missing: missingToTarget(target, numerator.amount, denominator.amount),
    excluded: [...excludedParts(scope, hisRows), ...excludedParts(scope, platformRows)],
    parameters: parametersOf(scope, kind),
    citations: citationsFor(policy, ...ruleIds[reading]),
    trust: isStrict ? strictTrust(scope) : trustOf(scope, ['platform', 'his']),
  }
}

const ruleIds = {
  literal: ['NET-01', 'NET-07', 'NET-04', 'NET-05', 'NET-06'],
  strict: ['NET-03', 'NET-01', 'NET-07', 'NET-04', 'NET-05', 'NET-06'],
} as const

function noRate(denominator: bigint): string {
  return denominator === 0n ? '无采购' : '退货大于采购，无法计算'
}

function parametersOf({ policy, profile }: MonthScope, kind: ProcurementKind): FigureParameter[] {
  const target = figureParameter(policy, 'NET-07', kind === 'drug' ? 'drugTarget' : 'consumableTarget')
  const applies = onlineRateTarget(policy, kind, profile.level) !== null
  const why = ruleOf(policy, 'NET-07').inForce ? `本院${profile.level}` : '条款尚未施行或已失效'
  return [
    applies ? target : { ...target, value: `不适用（${why}）` },
    figureParameter(policy, 'NET-07', 'lowestLevel'),
    figureParameter(policy, 'NET-03', 'formScope'),
  ]
}

function yuan(amount: Parameters<typeof formatYuanForPeople>[0]): string {
  return formatYuanForPeople(amount)
}
