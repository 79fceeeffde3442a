import {
  ClientSideRowModelModule,
  type ColDef,
  createGrid,
  type GridApi,
  ModuleRegistry,
  TextFilterModule,
} from 'ag-grid-community'
import type { GroupRowView } from '#renderer/data/desk-api.ts'
import { groupColumns } from '#renderer/features/reconcile/group-columns.ts'
import { gridTheme } from '#renderer/grid/grid-theme.ts'
import { registerGridModules } from '#renderer/grid/register-modules.ts'

const ROW_HEIGHT = 28
const BY_NUMBER: ReadonlySet<string> = new Set(['hisAmount', 'platformAmount', 'difference', 'date'])

/** AG Grid as its documentation begins: all rows as objects in the page, sorted and filtered by the grid itself. */
export function createPeerGrid(element: HTMLElement, rowData: GroupRowView[]): GridApi<GroupRowView> {
  registerGridModules()
  ModuleRegistry.registerModules([ClientSideRowModelModule, TextFilterModule])
  const { compare } = new Intl.Collator('zh-CN')
  return createGrid<GroupRowView>(element, {
    theme: gridTheme,
    rowData,
    rowHeight: ROW_HEIGHT,
    rowBuffer: 8,
    animateRows: false,
    columnDefs: groupColumns.map((column): ColDef<GroupRowView> => {
      const byNumber = BY_NUMBER.has(column.id)
      return {
        colId: column.id,
        headerName: column.title,
        width: column.width,
        pinned: column.pinned ? 'left' : undefined,
        sortable: column.sortable ?? false,
        filter: column.id === 'name' ? 'agTextColumnFilter' : false,
        valueGetter: ({ data }) => {
          if (!data) return ''
          return byNumber ? Number(data[column.id as 'hisAmount']) : column.text(data)
        },
        valueFormatter: byNumber ? ({ data }) => (data ? column.text(data) : '') : undefined,
        comparator: byNumber ? undefined : compare,
      }
    }),
  })
}
