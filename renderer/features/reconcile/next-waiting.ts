import type { GroupRowView } from '#renderer/data/desk-api.ts'

const PAGE = 200
/** Farther than this nobody expects the selection to jump; the list filtered by 待处理 needs one page. */
const FARTHEST = 20_000

interface OpenedList {
  readonly count: number
  page(from: number, to: number): Promise<readonly GroupRowView[]>
}

/**
 * The next group that waits for a person after position `from`, in list order and then from the top; null when no other
 * waits. The group being decided does not count, wherever it stands: its position may be one decision old.
 */
export async function nextWaiting(
  list: OpenedList,
  decided: { readonly id: string | null; readonly index: number },
): Promise<GroupRowView | null> {
  const from = Math.max(decided.index, 0)
  const isNext = (row: GroupRowView) => row.waiting && row.id !== decided.id
  return (
    (await first(list, isNext, { from, to: Math.min(list.count, from + FARTHEST) })) ??
    (await first(list, isNext, { from: 0, to: Math.min(list.count, from, FARTHEST) }))
  )
}

async function first(
  list: OpenedList,
  wanted: (row: GroupRowView) => boolean,
  range: { readonly from: number; readonly to: number },
): Promise<GroupRowView | null> {
  for (let start = range.from; start < range.to; start += PAGE) {
    const rows = await list.page(start, Math.min(range.to, start + PAGE))
    const found = rows.find(wanted)
    if (found) return found
  }
  return null
}
