import type { ResolvedDecision } from './contract.ts'
import type { Reconciling } from './reconciling.ts'

/**
 * Evidence: a person said so (人工确认). These groups are fixed before anything else; decisions that share a row make
 * one group, whatever their order.
 */
export function passDecided({ lines, groups }: Reconciling, decisions: readonly ResolvedDecision[]): void {
  const hisRows = lines.his.rowCount
  const parent = new Map<number, number>()
  function rootOf(node: number): number {
    let root = node
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    parent.set(node, root)
    return root
  }
  for (const { kind, hisRows: his, platformRows: platform } of decisions) {
    if (kind !== 'together') continue
    for (const row of his) assertRow(row, hisRows)
    for (const row of platform) assertRow(row, lines.platform.rowCount)
    const nodes = [...his, ...platform.map((row) => hisRows + row)]
    for (const node of nodes) {
      const root = rootOf(node)
      const first = rootOf(nodes[0])
      if (root !== first) parent.set(Math.max(root, first), Math.min(root, first))
    }
  }
  const groupOfRoot = new Map<number, number>()
  for (const node of [...parent.keys()].sort((a, b) => a - b)) {
    const root = rootOf(node)
    const group = groupOfRoot.get(root) ?? groups.open('decided', 1)
    groupOfRoot.set(root, group)
    if (node < hisRows) groups.hisGroup[node] = group
    else groups.platformGroup[node - hisRows] = group
  }
}

function assertRow(row: number, rowCount: number): void {
  if (!Number.isInteger(row) || row < 0 || row >= rowCount)
    throw new RangeError(`a decision names row ${row} of ${rowCount}`)
}
