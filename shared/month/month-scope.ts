import type { HospitalProfile } from '../model/hospital-profile.ts'
import type { Side } from '../model/line.ts'
import { type Policy, parameterValue } from '../policy/policy.ts'
import type { Period } from '../units/period.ts'
import type { FigurePart, ProcurementKind, RowSelection } from './contract.ts'
import type { FormUnit } from './form-units.ts'
import type { MonthTotals, Total } from './month-totals.ts'

/** Everything that the figures of one month are made of. */
export interface MonthScope {
  readonly period: Period
  readonly policy: Policy
  readonly profile: HospitalProfile
  readonly units: readonly FormUnit[]
  /** null = no row of that side in the month. */
  readonly his: MonthTotals | null
  readonly platform: MonthTotals | null
  readonly hasCatalogue: boolean
  /** Rows of the month that could not be read at all, by side. */
  readonly rejected: { readonly his: number; readonly platform: number }
}

export const kindLabels: Readonly<Record<ProcurementKind, string>> = { drug: '药品', consumable: '医用耗材' }
export const sideLabels: Readonly<Record<Side, string>> = { his: '院内入库', platform: '省平台验收' }

const NOTHING: Total = { amount: 0n as Total['amount'], rows: 0 }

/** Amount and rows behind a selection of the month. */
export function totalOf(scope: MonthScope, selection: RowSelection): Total {
  const totals = scope[selection.side]
  if (totals === null) return NOTHING
  if (selection.campus === undefined) return totals.total(selection)
  const unit = scope.units.findIndex((candidate) => candidate.name === selection.campus)
  return unit < 0 ? NOTHING : totals.total(selection, unit)
}

export function partOf(scope: MonthScope, label: string, selection: RowSelection): FigurePart {
  return { label, amount: totalOf(scope, selection).amount, selection }
}

/** The form counts the literal scope unless the hospital chose the strict one (NET-03). */
export function isFormStrict(policy: Policy): boolean {
  return parameterValue(policy, 'NET-03', 'formScope') === 'strict'
}
