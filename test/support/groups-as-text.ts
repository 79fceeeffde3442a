import type { LineFrame } from '#shared/model/line.ts'
import { discrepancyKinds, groupStates, passes, type Reconciliation } from '#shared/reconcile/contract.ts'

/** One group in words, its rows named by their sheet row: comparable whatever the order of rows and groups. */
export interface GroupAsText {
  readonly his: readonly number[]
  readonly platform: readonly number[]
  readonly pass: string
  readonly state: string
  readonly auto: boolean
  readonly kinds: readonly string[]
}

export function groupsAsText(
  reconciliation: Reconciliation,
  frames: { readonly his: LineFrame; readonly platform: LineFrame },
): GroupAsText[] {
  const rowsOf = (side: 'his' | 'platform', group: number) => {
    const { offsets, rows } = reconciliation[side]
    return [...rows.subarray(offsets[group], offsets[group + 1])]
      .map((row) => frames[side].columns.row.values[row])
      .sort((a, b) => a - b)
  }
  return Array.from({ length: reconciliation.groupCount }, (_, group) => ({
    his: rowsOf('his', group),
    platform: rowsOf('platform', group),
    pass: passes[reconciliation.pass[group]],
    state: groupStates[reconciliation.state[group]],
    auto: reconciliation.auto[group] === 1,
    kinds: discrepancyKinds.filter((_, bit) => (reconciliation.kinds[group] & (1 << bit)) !== 0),
  })).sort((a, b) => orderOf(a) - orderOf(b))
}

function orderOf({ his, platform }: GroupAsText): number {
  return his.length > 0 ? his[0] : 1e9 + platform[0]
}
