import { type Ref, useMemo, useState } from 'react'
import type { GroupRowView, GroupSortColumn } from '#renderer/data/desk-api.ts'
import { groupColumns } from '#renderer/features/reconcile/group-columns.ts'
import type { GridSort } from '#renderer/grid/grid-column.ts'
import type { GridSource } from '#renderer/grid/grid-source.ts'
import { InfiniteGrid, type InfiniteGridHandle } from '#renderer/grid/InfiniteGrid.tsx'
import { useOpened } from '#renderer/grid/use-opened.ts'
import { desk } from '#renderer/state/desk.ts'
import type { Period } from '#shared/units/period.ts'

interface OurGridProps {
  readonly period: Period
  /** Text that the listed groups contain; '' lists all. */
  readonly text: string
  readonly ref?: Ref<InfiniteGridHandle>
}

/** The list of the reconciliation desk, without the desk around it. */
export function OurGrid({ period, text, ref }: OurGridProps) {
  const [sort, setSort] = useState<readonly GridSort[]>([])
  const queryKey = JSON.stringify([text, sort])
  const opened = useOpened(queryKey, async () => {
    const filter = text === '' ? {} : { text }
    const answer = await desk().openGroups({ period, filter, sort: sort.map(groupSort) })
    return { ...answer, sort }
  })
  const list = opened.value
  const source = useMemo<GridSource<GroupRowView> | null>(
    () => list && { ...list, page: (from, to) => desk().groupPage(list.token, from, to) },
    [list],
  )
  return (
    <InfiniteGrid<GroupRowView>
      ref={ref}
      deskId="bench"
      label="对账"
      columns={groupColumns}
      source={source}
      queryKey={queryKey}
      onSort={setSort}
      selectedId={null}
      onSelect={() => {}}
      onLost={opened.again}
      totals={list?.count ?? ''}
      empty=""
    />
  )
}

/** Only sortable columns reach here, and their ids are what the worker sorts by. */
function groupSort({ column, descending }: GridSort) {
  return { column: column as GroupSortColumn, descending }
}
