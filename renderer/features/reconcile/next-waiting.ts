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
 * waits. The group at `from` itself is being decided, so it does not count.
 */
export async function nextWaiting(list: OpenedList, from: number): Promise<GroupRowView | null> {
  return (
    (await firstWaiting(list, from + 1, Math.min(list.count, from + 1 + FARTHEST))) ??
    (await firstWaiting(list, 0, Math.min(Math.max(from, 0), FARTHEST)))
  )
}

async function firstWaiting(list: OpenedList, from: number, to: number): Promise<GroupRowView | null> {
  for (let start = from; start < to; start += PAGE) {
    const rows = await list.page(start, Math.min(to, start + PAGE))
    const found = rows.find((row) => row.waiting)
    if (found) return found
  }
  return null
}
