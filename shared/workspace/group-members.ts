import type { GroupMembers } from '../reconcile/contract.ts'

/** Rows of one side of a group. */
export function rowsOf(members: GroupMembers, group: number): number[] {
  return [...members.rows.subarray(members.offsets[group], members.offsets[group + 1])]
}

export function memberCount(members: GroupMembers, group: number): number {
  return members.offsets[group + 1] - members.offsets[group]
}
