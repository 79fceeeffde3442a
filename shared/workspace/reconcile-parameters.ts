import { assertPresent } from '../errors/assert.ts'
import { type Policy, parameterValue } from '../policy/policy.ts'
import type { ReconcileParameters } from '../reconcile/contract.ts'
import { parseYuan } from '../units/money.ts'

/** What reconciling tolerates under a policy (REC-01), with the hospital's own values where it set any. */
export function reconcileParameters(policy: Policy): ReconcileParameters {
  const value = (name: string) => parameterValue(policy, 'REC-01', name)
  const microYuan = (name: string) =>
    Number(assertPresent(parseYuan(value(name)), `the pack checks that ${name} is a decimal in yuan`))
  return {
    daysBefore: Number(value('daysBefore')),
    daysAfter: Number(value('daysAfter')),
    invoiceDistance: Number(value('invoiceDistance')),
    priceTolerance: microYuan('priceTolerance'),
    amountTolerance: microYuan('amountTolerance'),
  }
}
