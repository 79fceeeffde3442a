import type { CellFocusedEvent, CellKeyDownEvent, GridApi } from 'ag-grid-community'
import { AgGridReact } from 'ag-grid-react'
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import { ColumnChooser } from './ColumnChooser.tsx'
import { chineseLocale } from './chinese-locale.ts'
import { collectRows } from './collect-rows.ts'
import { columnMemory } from './column-memory.ts'
import { copyText } from './copy-text.ts'
import type { GridColumn, GridSort } from './grid-column.ts'
import { gridDefinitions, sortOfColumns } from './grid-definitions.ts'
import type { GridSource } from './grid-source.ts'
import { gridTheme } from './grid-theme.ts'
import styles from './InfiniteGrid.module.css'
import { PageLoader } from './page-loader.ts'
import { registerGridModules } from './register-modules.ts'
import { blockBounds, isInBlock, moveBlock, placeAfterRefresh, type RowBlock } from './row-block.ts'
import { tabSeparated } from './tab-separated.ts'
import { useRowHeight } from './use-row-height.ts'

registerGridModules()

const BLOCK_SIZE = 100
const MAX_BLOCKS = 20
const SAID_MS = 4000
/** More rows than this are exported, not copied: Excel itself takes about a million. */
const MAX_COPIED_ROWS = 100_000

export interface InfiniteGridHandle {
  /** Moves the selection by rows and keeps it in sight. */
  step(by: number): void
  select(index: number): void
  focus(): void
}

interface InfiniteGridProps<Row> {
  /** Under which order, width, visibility and sort of columns are remembered. */
  readonly deskId: string
  readonly label: string
  readonly columns: readonly GridColumn<Row>[]
  readonly source: GridSource<Row> | null
  /** The question without its answer's version: another key starts at the top, the same key keeps the place. */
  readonly queryKey: string
  readonly onSort: (sort: readonly GridSort[]) => void
  readonly selectedId: string | null
  readonly onSelect: (row: Row | null, index: number) => void
  readonly onOpen?: (row: Row) => void
  /** Asked for again when a page could not be had. */
  readonly onLost: () => void
  /** Selects the first row when nothing is selected. */
  readonly selectFirst?: boolean
  /** Takes the keyboard once the first rows are there, unless someone types. */
  readonly takeFocus?: boolean
  /** Totals of the current filter; always visible below the rows. */
  readonly totals: ReactNode
  /** Shown instead of rows when there are none. */
  readonly empty: ReactNode
  readonly ref?: Ref<InfiniteGridHandle>
}

/** A table of up to a million rows that only ever holds the pages in sight. */
export function InfiniteGrid<Row>(props: InfiniteGridProps<Row>) {
  const { deskId, label, columns, source, queryKey, selectedId, totals, empty, ref } = props
  const latest = useRef(props)
  latest.current = props
  const rowHeight = useRowHeight()
  const api = useRef<GridApi<Row> | null>(null)
  const [ready, setReady] = useState(false)
  const block = useRef<RowBlock | null>(null)
  const shift = useRef(false)
  const moving = useRef(false)
  const tookFocus = useRef(false)
  const lastQuery = useRef<string | null>(null)
  const [copied, setCopied] = useState('')
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(''), SAID_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const memory = useMemo(() => columnMemory(deskId), [deskId])
  const definitions = useMemo(() => gridDefinitions(columns, memory.read()), [columns, memory])
  const loader = useMemo(() => new PageLoader<Row>(() => latest.current.onLost()), [])

  const showBlock = useCallback(() => {
    api.current?.forEachNode((node) => {
      const inside = node.rowIndex !== null && isInBlock(block.current, node.rowIndex)
      // A row that is still loading takes no selection; it gets its mark when it arrives.
      if (node.data && node.isSelected() !== inside) node.setSelected(inside, false)
    })
  }, [])

  /** Moves the selection; the row itself comes from its page, which may not be drawn yet. */
  const settle = useCallback(
    async (next: RowBlock | null, current: GridSource<Row>) => {
      block.current = next
      showBlock()
      if (!next) return latest.current.onSelect(null, -1)
      // Asked anew: what is drawn there may be a row of the list before, not yet replaced by its page.
      const [row] = await current.page(next.focus, next.focus + 1)
      if (block.current === next) latest.current.onSelect(row ?? null, next.focus)
    },
    [showBlock],
  )

  /** Once, when the selected row is drawn: before that there is no cell to focus. */
  const arrive = useCallback(() => {
    const grid = api.current
    const index = block.current?.focus
    if (!grid || index === undefined || tookFocus.current || !latest.current.takeFocus) return
    if (!grid.getDisplayedRowAtIndex(index)?.data) return
    tookFocus.current = true
    focusWhenDrawn(grid, () => block.current?.focus ?? index, moving)
  }, [])

  const goTo = useCallback(
    (index: number, extend: boolean) => {
      const current = latest.current.source
      if (!current || !api.current) return
      const next = moveBlock(block.current, { to: index, count: current.count, extend })
      if (next) {
        api.current.ensureIndexVisible(next.focus)
        const focused = api.current.getFocusedCell()
        if (focused && gridHasFocus(api.current)) {
          moving.current = true
          api.current.setFocusedCell(next.focus, focused.column)
          moving.current = false
        }
      }
      void settle(next, current)
    },
    [settle],
  )

  useImperativeHandle(
    ref,
    () => ({
      step: (by) => goTo((block.current?.focus ?? -1) + by, false),
      select: (index) => goTo(index, false),
      focus: () => {
        const column = api.current?.getAllDisplayedColumns()[0]
        if (column) api.current?.setFocusedCell(block.current?.focus ?? 0, column)
      },
    }),
    [goTo],
  )

  useEffect(() => {
    const grid = api.current
    if (!ready || !grid) return
    loader.replace(source)
    if (!source) return
    const before = block.current?.focus ?? -1
    const anew = lastQuery.current !== queryKey
    lastQuery.current = queryKey
    // Rows of another question must not stand under the totals of this one; of the same question they may, for a moment.
    if (anew) grid.purgeInfiniteCache()
    grid.setRowCount(source.count, true)
    if (!anew) grid.refreshInfiniteCache()
    let current = true
    const place = async () => {
      const id = latest.current.selectedId
      const found = id && source.positionOf ? await source.positionOf(id) : -1
      if (!current) return
      const wanted = id !== null || latest.current.selectFirst
      if (!wanted) {
        if (anew && source.count > 0) grid.ensureIndexVisible(0, 'top')
        block.current = null
        return showBlock()
      }
      const index = placeAfterRefresh({ found, before: anew ? 0 : before, count: source.count })
      if (index >= 0) grid.ensureIndexVisible(index, anew ? 'middle' : null)
      const column = gridHasFocus(grid) && grid.getFocusedCell()?.column
      if (index >= 0 && column) {
        moving.current = true
        grid.setFocusedCell(index, column)
        moving.current = false
      }
      const next = index < 0 ? null : { anchor: index, focus: index }
      block.current = next
      showBlock()
      arrive()
      const row = next ? (await source.page(index, index + 1))[0] : null
      // Somebody may have chosen another row meanwhile (the next waiting group): that choice stands.
      const unchanged = block.current === next && latest.current.selectedId === id
      if (current && unchanged) latest.current.onSelect(row ?? null, index)
    }
    place().catch(() => latest.current.onLost())
    return () => {
      current = false
    }
  }, [ready, source, queryKey, loader, showBlock, arrive])

  // A row chosen from outside (a route, the next waiting group) is looked up in the list as it stands.
  useEffect(() => {
    const opened = latest.current.source
    if (!ready || !opened?.positionOf || !selectedId) return
    let current = true
    opened.positionOf(selectedId).then(
      (index) => {
        if (current && index >= 0 && index !== block.current?.focus) goTo(index, false)
      },
      () => latest.current.onLost(),
    )
    return () => {
      current = false
    }
  }, [ready, selectedId, goTo])

  const remember = () => {
    if (api.current) memory.write(api.current.getColumnState())
  }

  const onCellFocused = (event: CellFocusedEvent<Row>) => {
    if (moving.current || event.rowIndex === null || event.rowPinned) return
    const current = latest.current.source
    if (!current || (block.current?.focus === event.rowIndex && !shift.current)) return
    const next = moveBlock(block.current, {
      to: event.rowIndex,
      count: current.count,
      extend: shift.current,
    })
    void settle(next, current)
  }

  const onCellKeyDown = (event: CellKeyDownEvent<Row>) => {
    const key = event.event instanceof globalThis.KeyboardEvent ? event.event : null
    if (!key || key.ctrlKey || key.metaKey || key.altKey) return
    if (key.key === 'Enter' && event.data && latest.current.onOpen) {
      key.preventDefault()
      key.stopPropagation()
      latest.current.onOpen(event.data)
    }
  }

  const copyBlock = async () => {
    const current = latest.current.source
    if (!current || !block.current || !api.current) return
    const bounds = blockBounds(block.current)
    const range = { from: bounds.from, to: Math.min(bounds.to, bounds.from + MAX_COPIED_ROWS) }
    const shown = api.current
      .getAllDisplayedColumns()
      .map((column) => columns.find((each) => each.id === column.getColId()))
      .filter((column) => column !== undefined)
    const rows = await collectRows((from, to) => current.page(from, to), range)
    const table = [
      shown.map((column) => column.title),
      ...rows.map((row) => shown.map((column) => column.text(row))),
    ]
    const done = await copyText(tabSeparated(table))
    setCopied(done ? `已复制 ${rows.length.toLocaleString('zh-CN')} 行（含表头）` : '浏览器不允许复制')
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return
    if (event.key === 'c' && window.getSelection()?.isCollapsed !== false) {
      event.preventDefault()
      void copyBlock()
    }
    if (event.key === 'a' && source && source.count > 0) {
      event.preventDefault()
      block.current = { anchor: 0, focus: source.count - 1 }
      showBlock()
    }
  }

  const noteShift = (event: { readonly shiftKey: boolean }) => {
    shift.current = event.shiftKey
  }

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens to what the grid inside does not handle itself */}
      <div
        className={styles.rows}
        data-grid={deskId}
        onKeyDown={onKeyDown}
        onKeyDownCapture={noteShift}
        onMouseDownCapture={noteShift}
      >
        <AgGridReact<Row>
          theme={gridTheme}
          localeText={chineseLocale}
          rowModelType="infinite"
          datasource={loader}
          cacheBlockSize={BLOCK_SIZE}
          maxBlocksInCache={MAX_BLOCKS}
          infiniteInitialRowCount={1}
          rowHeight={rowHeight}
          rowBuffer={8}
          columnDefs={definitions}
          defaultColDef={{ resizable: true, suppressMovable: false, minWidth: 48 }}
          rowSelection={{ mode: 'multiRow', checkboxes: false, headerCheckbox: false }}
          suppressDragLeaveHidesColumns
          suppressNoRowsOverlay
          maintainColumnOrder
          ensureDomOrder
          animateRows={false}
          tooltipShowDelay={500}
          tooltipShowMode="whenTruncated"
          tabToNextCell={() => false}
          onGridReady={(event) => {
            api.current = event.api
            event.api.setGridAriaProperty('label', label)
            setReady(true)
          }}
          onModelUpdated={() => {
            showBlock()
            arrive()
          }}
          onCellFocused={onCellFocused}
          onCellKeyDown={onCellKeyDown}
          onRowDoubleClicked={(event) => event.data && latest.current.onOpen?.(event.data)}
          onSortChanged={(event) => {
            remember()
            const next = sortOfColumns(event.api.getColumnState())
            if (source) event.api.setRowCount(source.count, true)
            latest.current.onSort(next)
          }}
          onColumnMoved={(event) => event.finished && remember()}
          onColumnResized={(event) => event.finished && remember()}
          onColumnVisible={remember}
          onColumnPinned={remember}
        />
        {source?.count === 0 && <div className={styles.empty}>{empty}</div>}
      </div>
      <footer className={styles.bar}>
        <div className={styles.totals}>{totals}</div>
        <span className={styles.said} role="status">
          {copied}
        </span>
        <ColumnChooser
          columns={columns}
          isShown={(id) => api.current?.getColumn(id)?.isVisible() ?? true}
          show={(id, shown) => api.current?.setColumnsVisible([id], shown)}
          reset={() => {
            memory.forget()
            api.current?.applyColumnState({
              applyOrder: true,
              state: columns.map((column) => ({
                colId: column.id,
                width: column.width,
                hide: column.hidden ?? false,
                pinned: column.pinned ? 'left' : null,
                sort: null,
              })),
            })
          }}
        />
      </footer>
    </div>
  )
}

/** Frames after which a cell that should be drawn by now is given up. */
const FRAMES = 30

/** React draws the cells some frames after the rows came; until then AG Grid focuses nothing. */
function focusWhenDrawn<Row>(
  grid: GridApi<Row>,
  index: () => number,
  moving: { current: boolean },
  frames = FRAMES,
): void {
  requestAnimationFrame(() => {
    const column = grid.isDestroyed() ? undefined : grid.getAllDisplayedColumns()[0]
    if (!column || isTextField(document.activeElement)) return
    moving.current = true
    grid.setFocusedCell(index(), column)
    moving.current = false
    if (!gridHasFocus(grid) && frames > 0) focusWhenDrawn(grid, index, moving, frames - 1)
  })
}

function gridHasFocus<Row>(api: GridApi<Row>): boolean {
  const active = document.activeElement
  return api.getFocusedCell() !== null && active instanceof HTMLElement && active.closest('.ag-root') !== null
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
