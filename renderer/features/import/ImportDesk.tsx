import { ArrowRightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '#renderer/app/keys.ts'
import { choosePeriod, desk, useDeskState } from '#renderer/state/desk.ts'
import { runCommand } from '#renderer/state/run-command.ts'
import { Notice } from '#renderer/ui/Notice.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { PageHead } from '#renderer/ui/PageHead.tsx'
import { DropArea } from './DropArea.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { ImportProgressBar } from './ImportProgressBar.tsx'
import { finishImport, importable, readDropped, useImportStore } from './import-store.ts'
import { count } from './import-words.ts'
import { monthsDisagree } from './months-of-readings.ts'
import { PlanPanel } from './PlanPanel.tsx'
import { planTotals, rowsToWrite } from './plan-totals.ts'
import { ReadingCard } from './ReadingCard.tsx'
import { SampleCard } from './SampleCard.tsx'

/** 导入: drop, see what it is, see what will happen, import; all of it can be taken back. */
export function ImportDesk() {
  const { workspace } = useDeskState()
  const [, navigate] = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const { readings, plans, onChanged, busy, failure, done } = useImportStore()
  const rows = plans ? rowsToWrite(planTotals(plans), onChanged) : 0
  const ready = plans !== null && rows > 0 && busy === null && workspace.readOnly === null
  const warning = monthsDisagree(importable(readings))

  const take = async (files: readonly File[]) => {
    await readDropped(
      await Promise.all(
        files.map(async (file) => ({
          fileName: file.name,
          bytes: new Uint8Array(await file.arrayBuffer()),
        })),
      ),
    )
  }

  const apply = async () => {
    if (!ready) return
    useImportStore.setState({ busy: 'applying', failure: null })
    const readingIds = importable(readings).map((reading) => reading.readingId)
    const written = await runCommand(desk().applyImport({ readingIds, onChanged }), {
      done: `已导入 ${count(rows)} 行`,
      undo: true,
    })
    useImportStore.setState({ busy: null })
    if (!written) return
    const latest = written.value.periods.toSorted((a, b) => a - b).at(-1)
    if (latest !== undefined) choosePeriod(latest)
    finishImport({ rows, batchIds: written.value.batchIds })
  }

  useKeys([
    { keys: 'o', text: '选择文件', group: '本页', run: () => input.current?.click() },
    { keys: 'ctrl+enter', text: '导入', group: '本页', run: () => void apply() },
  ])

  return (
    <Page
      head={
        <PageHead
          title="导入"
          state={stateSentence({
            readings: readings.length,
            importable: importable(readings).length,
            rows,
            planned: plans !== null,
            busy,
            done,
          })}
          action={
            done ? (
              <Button
                type="primary"
                autoFocus
                icon={<ArrowRightOutlined />}
                onClick={() => navigate('/reconcile')}
              >
                去对账
              </Button>
            ) : plans ? (
              <Button
                key={rows}
                type="primary"
                autoFocus
                disabled={!ready}
                loading={busy === 'applying'}
                onClick={apply}
              >
                {rows > 0 ? `导入 ${count(rows)} 行` : '没有要写入的行'}
              </Button>
            ) : null
          }
        />
      }
    >
      <DropArea input={input} onFiles={take} size={readings.length > 0 || done ? 'slim' : 'large'}>
        {busy && busy !== 'planning' && (
          <ImportProgressBar
            fileNameOf={(id) => readings.find((reading) => reading.readingId === id)?.fileName ?? ''}
          />
        )}
        {failure && (
          <Notice
            tone="stop"
            title="文件没有读完，已有数据没有任何改变。"
            advice="请重新拖入；仍不行时复制详细信息反馈。"
            details={failure}
          />
        )}
        {done && (
          <Notice
            tone="done"
            title={`已导入 ${count(done.rows)} 行，并已自动对账。`}
            advice="下一步：在对账中处理差异。导入可在下面的记录中整体撤销。"
          />
        )}
        {warning && (
          <Notice
            tone="attention"
            title={`${warning}。`}
            advice="请确认没有拿错月份；确认无误可以照常导入。"
          />
        )}
        {readings.length === 0 && <SampleCard />}
        {plans && <PlanPanel plans={plans} readings={readings} onChanged={onChanged} />}
        {readings.map((reading) => (
          <ReadingCard key={reading.readingId} reading={reading} busy={busy !== null} />
        ))}
        <ImportHistory />
      </DropArea>
    </Page>
  )
}

interface StateOfImport {
  readonly readings: number
  readonly importable: number
  readonly rows: number
  readonly planned: boolean
  readonly busy: 'reading' | 'planning' | 'applying' | null
  readonly done: { readonly rows: number } | null
}

function stateSentence({ readings, importable, rows, planned, busy, done }: StateOfImport): string {
  if (busy === 'reading') return '正在读取文件'
  if (busy === 'planning') return '正在与已有数据比对'
  if (busy === 'applying') return '正在写入；随时可以取消，取消后什么也不改变'
  if (done) return `已导入 ${count(done.rows)} 行`
  if (planned && rows > 0) {
    const left = readings - importable
    return `${importable} 个文件已识别，看过后导入${left > 0 ? `；另 ${left} 个不导入，原因见下` : ''}`
  }
  if (planned) return '文件中的行都已导入过或暂不能导入'
  if (readings > 0) return '没有可以导入的文件'
  return '拖入文件后先看清内容，再写入'
}
