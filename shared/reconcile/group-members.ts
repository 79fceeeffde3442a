import type { GroupMembers } from './contract.ts'
import type { GroupsInProgress } from './groups-in-progress.ts'

export interface NumberedGroups {
  readonly groupCount: number
  readonly pass: Uint8Array
  readonly auto: Uint8Array
  readonly his: GroupMembers
  readonly platform: GroupMembers
  readonly hisGroup: Int32Array
  readonly platformGroup: Int32Array
}

/**
 * Gives every row that is still free a group of its own and numbers the groups by their first receipt, then by their
 * first acceptance, so that a list of groups reads like the file that it came from.
 */
export function numberGroups(groups: GroupsInProgress): NumberedGroups {
  for (const assigned of [groups.hisGroup, groups.platformGroup])
    for (let row = 0; row < assigned.length; row++)
      if (assigned[row] < 0) assigned[row] = groups.open('alone', 1)
  const { count } = groups
  const newNumber = new Int32Array(count).fill(-1)
  const pass = new Uint8Array(count)
  const auto = new Uint8Array(count)
  let next = 0
  const renumber = (assigned: Int32Array): Int32Array => {
    const numbered = new Int32Array(assigned.length)
    for (let row = 0; row < assigned.length; row++) {
      const group = assigned[row]
      if (newNumber[group] < 0) {
        pass[next] = groups.pass[group]
        auto[next] = groups.auto[group]
        newNumber[group] = next++
      }
      numbered[row] = newNumber[group]
    }
    return numbered
  }
  const hisGroup = renumber(groups.hisGroup)
  const platformGroup = renumber(groups.platformGroup)
  return {
    groupCount: count,
    pass,
    auto,
    his: membersOf(hisGroup, count),
    platform: membersOf(platformGroup, count),
    hisGroup,
    platformGroup,
  }
}

function membersOf(group: Int32Array, count: number): GroupMembers {
  const offsets = new Uint32Array(count + 1)
  for (let row = 0; row < group.length; row++) offsets[group[row] + 1]++
  for (let g = 0; g < count; g++) offsets[g + 1] += offsets[g]
  const next = offsets.slice(0, count)
  const rows = new Uint32Array(group.length)
  for (let row = 0; row < group.length; row++) rows[next[group[row]]++] = row
  return { offsets, rows }
}
