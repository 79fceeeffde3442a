import type { CommandReply, GroupDetail, GroupRowView } from '#renderer/data/desk-api.ts'
import type { GridSource } from '#renderer/grid/grid-source.ts'
import { desk } from '#renderer/state/desk.ts'
import { runCommand } from '#renderer/state/run-command.ts'
import { selectGroup, useGroupSelection } from './group-selection.ts'
import { nextWaiting } from './next-waiting.ts'

export interface GroupActions {
  /** 确认: these rows are the same goods. */
  readonly confirm: (reason: string) => Promise<void>
  /** 驳回 or 拆开: they are not, and no automatic pass may say so again. */
  readonly apart: (words: '驳回' | '拆开') => Promise<void>
  /** 填原因: why the sides differ. */
  readonly explain: (reason: string) => Promise<void>
  /** 手工匹配 of any rows of both sides. */
  readonly match: (lines: readonly string[], reason: string) => Promise<boolean>
}

/** Decisions on the group that is looked at. After each the selection goes to the next group that waits. */
export function groupActions(
  detail: GroupDetail | null,
  list: GridSource<GroupRowView> | null,
  /** Says what was done, beside the list: a toast would lie over the group that is looked at next. */
  said: (done: string) => void,
): GroupActions {
  const lines = detail ? [...detail.his, ...detail.platform].map((line) => line.ref) : []
  const name = detail?.row.name ?? ''

  async function decide(run: () => Promise<CommandReply>, done: string): Promise<boolean> {
    if (!detail) return false
    const before = useGroupSelection.getState()
    // Looked up before the list changes: afterwards the position of the decided group says nothing any more.
    const next = list ? await nextWaiting(list, before) : null
    const result = await runCommand(run(), { done: null })
    if (!result) return false
    said(done)
    if (next && useGroupSelection.getState().id === before.id) selectGroup(next.id, before.index)
    return true
  }

  return {
    async confirm(reason) {
      await decide(() => desk().decide({ decision: 'together', lines, reason }), `已确认 ${name}`)
    },
    async apart(words) {
      await decide(() => desk().decide({ decision: 'apart', lines, reason: '' }), `已${words} ${name}`)
    },
    async explain(reason) {
      await decide(() => desk().explain({ lines, reason }), `已填原因“${reason}”：${name}`)
    },
    match(chosen, reason) {
      return decide(
        () => desk().decide({ decision: 'together', lines: chosen, reason }),
        `已匹配 ${chosen.length} 行`,
      )
    },
  }
}
