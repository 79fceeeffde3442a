import { DownloadOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react'
import type { LineView } from '#renderer/data/desk-api.ts'
import { desk, useDeskState } from '#renderer/state/desk.ts'
import { Amount } from '#renderer/ui/Amount.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import type { LineColumn } from '#shared/model/line.ts'
import type { RowSelection } from '#shared/month/contract.ts'
import { columnMemory } from './column-memory.ts'
import { lineColumns, lineGridColumns } from './columns.ts'
import { downloadFile } from './download-file.ts'
import type { GridSort } from './grid-column.ts'
import { initialSort } from './grid-definitions.ts'
import type { GridSource } from './grid-source.ts'
import { InfiniteGrid } from './InfiniteGrid.tsx'
import { LineOrigin } from './LineOrigin.tsx'
import styles from './RowsGrid.module.css'
import { seenColumns } from './seen-columns.ts'
import { useOpened } from './use-opened.ts'

interface RowsGridProps {
  readonly selection: RowSelection
  /** What these rows are, e.g. 药品省平台采购金额. */
  readonly title: string
  /** Called instead of showing the origin below the rows. */
  readonly onOpenLine?: (line: LineView) => void
}

/** Exactly the rows behind a figure (数据行), each with its origin: file, row, import, group and who decided what. */
export function RowsGrid({ selection, title, onOpenLine }: RowsGridProps) {
  const { seq } = useDeskState()
  const deskId = `rows-${selection.side}`
  const [text, setText] = useState('')
  const asked = useDeferredValue(text.trim())
  const [sort, setSort] = useState<readonly GridSort[]>(() => initialSort(columnMemory(deskId).read(), []))
  const [line, setLine] = useState<LineView | null>(null)
  const queryKey = JSON.stringify([selection, asked, sort])
  const opened = useOpened(`${seq} ${queryKey}`, async () => {
    const answer = await desk().openRows({ selection, text: asked, sort: sort.filter(isLineSort) })
    return { ...answer, sort }
  })
  const rows = opened.value
  const source = useMemo<GridSource<LineView> | null>(
    () => rows && { ...rows, page: (from, to) => desk().rowPage(rows.token, from, to) },
    [rows],
  )
  const columns = useMemo(() => lineGridColumns(selection.side), [selection.side])
  const exportSeen = async () => {
    if (!rows) return
    const seen = seenColumns(columns, columnMemory(deskId).read())
    const file = await desk().exportRows({ token: rows.token, title, columns: seen })
    if (file) downloadFile(file)
    else opened.again()
  }
  const empty: ReactNode = asked ? `没有含“${asked}”的行` : '这个数没有数据行'
  return (
    <div className={styles.rows}>
      <div className={styles.tools}>
        <Input.Search
          className={styles.search}
          allowClear
          size="small"
          placeholder="名称、拼音首字母、编码、发票号、单号、供应商"
          aria-label={`在${title}中查找`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <span className={styles.hint}>选中一行看来源 · Ctrl+C 复制</span>
      </div>
      {opened.failure && (
        <Notice tone="stop" title="数据行没有读出来" advice="请重试。" details={opened.failure} />
      )}
      <InfiniteGrid<LineView>
        deskId={deskId}
        label={title}
        columns={columns}
        source={source}
        queryKey={queryKey}
        onSort={setSort}
        selectedId={line?.ref ?? null}
        onSelect={(row) => {
          if (row && onOpenLine) onOpenLine(row)
          else setLine(row)
        }}
        onLost={opened.again}
        totals={
          rows && (
            <>
              <span>{rows.count.toLocaleString('zh-CN')} 行</span>
              <span>
                金额合计 <Amount value={rows.amount} />
              </span>
              <Button size="small" type="link" icon={<DownloadOutlined />} onClick={exportSeen}>
                导出
              </Button>
            </>
          )
        }
        empty={empty}
      />
      {line && <LineOrigin line={line} onClose={() => setLine(null)} />}
    </div>
  )
}

function isLineSort(sort: GridSort): sort is GridSort & { readonly column: LineColumn } {
  return lineColumns.some((column) => column === sort.column)
}
