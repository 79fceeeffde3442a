import type { Side } from '../model/line.ts'
import { type Discrepancy, groupStates, passes, type Reconciliation } from '../reconcile/contract.ts'

/** A row as the command line names it: index into `inputs` and row number of the sheet. */
export interface LineOrigin {
  readonly input: number
  readonly row: number
}

export interface ReconciliationDocumentInput {
  readonly reconciliation: Reconciliation
  readonly originOf: (side: Side, row: number) => LineOrigin
  readonly discrepanciesOf: (group: number) => readonly Discrepancy[]
  /** Which groups belong to the document, e.g. those with a row in the month; all by default. */
  readonly includes?: (group: number) => boolean
}

const totalNames = ['matched', 'discrepant', 'hisOnly', 'platformOnly'] as const

/** The `reconciliation` part of month.json. */
export function reconciliationDocument(input: ReconciliationDocumentInput) {
  const { reconciliation, originOf, discrepanciesOf } = input
  const totals = { matched: 0, discrepant: 0, hisOnly: 0, platformOnly: 0 }
  const groups = []
  for (let group = 0; group < reconciliation.groupCount; group++) {
    if (input.includes && !input.includes(group)) continue
    totals[totalNames[reconciliation.state[group]]]++
    groups.push({
      id: `g${group + 1}`,
      state: groupStates[reconciliation.state[group]],
      pass: passes[reconciliation.pass[group]],
      auto: reconciliation.auto[group] === 1,
      his: membersOf(reconciliation, 'his', group).map((row) => originOf('his', row)),
      platform: membersOf(reconciliation, 'platform', group).map((row) => originOf('platform', row)),
      discrepancies: discrepanciesOf(group).map(({ kind, his, platform }) => ({ kind, his, platform })),
    })
  }
  return { totals, groups }
}

function membersOf(reconciliation: Reconciliation, side: Side, group: number): number[] {
  const { offsets, rows } = reconciliation[side]
  return [...rows.subarray(offsets[group], offsets[group + 1])]
}
