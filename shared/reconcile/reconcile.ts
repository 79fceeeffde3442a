import { Apart } from './apart.ts'
import {
  defaultReconcileParameters,
  groupStates,
  type ReconcileInput,
  type Reconciliation,
} from './contract.ts'
import { findDifferences } from './differences.ts'
import { joinDuplicates } from './duplicates.ts'
import { kindsOfGroups } from './group-kinds.ts'
import { type NumberedGroups, numberGroups } from './group-members.ts'
import { GroupsInProgress } from './groups-in-progress.ts'
import { passByCodeInvoiceLot } from './pass-by-code-invoice-lot.ts'
import { passByGroupSum } from './pass-by-group-sum.ts'
import { passByOrderDetailId } from './pass-by-order-detail-id.ts'
import { passDecided } from './pass-decided.ts'
import { passRelaxed } from './pass-relaxed.ts'
import { passRelaxedGroup } from './pass-relaxed-group.ts'
import { prepareLines } from './prepared-lines.ts'
import type { Reconciling } from './reconciling.ts'
import { itemOfRow, itemsWithoutFactor } from './without-factor.ts'

/** In the order of the strength of their evidence: what an earlier pass has grouped, a later one never touches. */
const automaticPasses: readonly ((reconciling: Reconciling) => void)[] = [
  passByOrderDetailId,
  passByCodeInvoiceLot,
  passByGroupSum,
  passRelaxed,
  passRelaxedGroup,
  joinDuplicates,
  findDifferences,
]

/**
 * Reconciles (对账) the receipts of the hospital with the acceptances of the platform: every row of both frames ends in
 * exactly one group. The result depends on what the rows say and not on their order (REC-01, REC-02).
 */
export function reconcile(input: ReconcileInput): Reconciliation {
  const decisions = input.decisions ?? []
  const lines = prepareLines(input)
  const groups = new GroupsInProgress(input.his.rowCount, input.platform.rowCount)
  const apart = new Apart(decisions, input.his.rowCount, input.platform.rowCount)
  const parameters = { ...defaultReconcileParameters, ...input.parameters }
  const reconciling: Reconciling = { lines, groups, apart, parameters }
  passDecided(reconciling, decisions)
  for (const pass of automaticPasses) pass(reconciling)

  const numbered = numberGroups(groups)
  const kinds = kindsOfGroups({ lines, groups, numbered, parameters })
  return {
    ...numbered,
    state: statesOf(numbered, kinds),
    kinds,
    hisBaseQuantity: lines.his.baseQuantity,
    platformBaseQuantity: lines.platform.baseQuantity,
    withoutFactor: itemsWithoutFactor(lines, numbered),
    factorConflicts: lines.factorConflicts.map(({ side, row }) => ({ side, ...itemOfRow(input[side], row) })),
  }
}

function statesOf({ groupCount, his, platform }: NumberedGroups, kinds: Uint16Array): Uint8Array {
  const matched = groupStates.indexOf('matched')
  const discrepant = groupStates.indexOf('discrepant')
  const hisOnly = groupStates.indexOf('his-only')
  const platformOnly = groupStates.indexOf('platform-only')
  const states = new Uint8Array(groupCount)
  for (let group = 0; group < groupCount; group++) {
    if (platform.offsets[group] === platform.offsets[group + 1]) states[group] = hisOnly
    else if (his.offsets[group] === his.offsets[group + 1]) states[group] = platformOnly
    else states[group] = kinds[group] === 0 ? matched : discrepant
  }
  return states
}
