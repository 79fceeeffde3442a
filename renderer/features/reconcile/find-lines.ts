import type { LineView } from '#renderer/data/desk-api.ts'
import { desk } from '#renderer/state/desk.ts'
import type { Side } from '#shared/model/line.ts'
import type { Period } from '#shared/units/period.ts'

/** Rows shown for one search of the hand matching. */
const FOUND_AT_MOST = 30

/** Rows of one side and month in which the text is found, whatever their kind or class. */
export async function findLines(query: {
  readonly side: Side
  readonly period: Period
  readonly text: string
}): Promise<readonly LineView[]> {
  const { side, period, text } = query
  const found = await Promise.all(
    (['drug', 'consumable', 'unknown'] as const).map(async (kind) => {
      const opened = await desk().openRows({
        selection: { side, period, kind, counted: 'any' },
        text,
        sort: [{ column: 'postedOn', descending: false }],
      })
      const rows = await desk().rowPage(opened.token, 0, Math.min(opened.count, FOUND_AT_MOST))
      void desk().close(opened.token)
      return rows
    }),
  )
  return found.flat().slice(0, FOUND_AT_MOST)
}
