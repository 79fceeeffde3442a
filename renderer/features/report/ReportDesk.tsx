import {
  FileExcelOutlined,
  FilePdfOutlined,
  ImportOutlined,
  LockOutlined,
  PrinterOutlined,
  UnlockOutlined,
} from '@ant-design/icons'
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { useKeys } from '#renderer/app/keys.ts'
import type { MonthOverview } from '#renderer/data/desk-api.ts'
import { downloadFile } from '#renderer/grid/download-file.ts'
import { desk, useDeskState, usePeriod } from '#renderer/state/desk.ts'
import { runCommand } from '#renderer/state/run-command.ts'
import { useAnswer } from '#renderer/state/use-answer.ts'
import { ConfirmReason } from '#renderer/ui/ConfirmReason.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import { Page } from '#renderer/ui/Page.tsx'
import { PageHead } from '#renderer/ui/PageHead.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { Skeleton } from '#renderer/ui/Skeleton.tsx'
import { dayInWords, daysLeftInWords, instantInWords, periodInWords } from '#renderer/ui/words-of-time.ts'
import type { Period } from '#shared/units/period.ts'
import { CheckList } from './CheckList.tsx'
import { ComparisonTable } from './ComparisonTable.tsx'
import { FormSheet } from './FormSheet.tsx'
import { formFigures } from './form-figures.ts'
import { LockDialog } from './LockDialog.tsx'
import { RatePanel } from './RatePanel.tsx'
import styles from './ReportDesk.module.css'
import { SourceList } from './SourceList.tsx'

/** 月报: the form of the month, checked, signed and exported. */
export function ReportDesk() {
  const period = usePeriod()
  const [, navigate] = useLocation()
  if (period === null) {
    return (
      <Page head={<PageHead title="月报" state="还没有任何月份的数据" />}>
        <EmptyState
          what="这里按附件2的格式生成《医疗机构药品（医用耗材）阳光采购监测表》，每个数都能点开看到是哪些行。"
          example={[
            { title: '药品 院内采购金额', value: '812.40 万元' },
            { title: '其中 省平台', value: '746.93 万元' },
            { title: '网上采购率', value: '91.94%' },
          ]}
          next={
            <Button type="primary" icon={<ImportOutlined />} onClick={() => navigate('/import')}>
              去导入
            </Button>
          }
        />
      </Page>
    )
  }
  return <MonthReportPage key={period} period={period} />
}

type Export = 'monitoring-form' | 'difference-list' | 'monitoring-form-pdf'

function MonthReportPage({ period }: { readonly period: Period }) {
  const { seq, months, app, workspace } = useDeskState()
  const month = months.find((each) => each.period === period)
  const overview = useAnswer(`overview ${period} ${seq}`, () => desk().overview(period))
  const form = useAnswer(`form ${period} ${seq}`, () => desk().formTable(period))
  const figures = useMemo(
    () => (overview.value ? formFigures(overview.value.report) : new Map()),
    [overview.value],
  )
  const [asking, setAsking] = useState<'lock' | 'reopen' | null>(null)
  const [busy, setBusy] = useState<Export | null>(null)
  const view = overview.value
  const failure = overview.failure ?? form.failure
  const readOnly = workspace.readOnly !== null

  const save = async (report: Export) => {
    if (busy) return
    setBusy(report)
    const exported = await runCommand(desk().exportReport({ period, report }), {
      done: (file) => `已导出 ${file.fileName}，副本留存在工作区`,
    })
    setBusy(null)
    if (exported) downloadFile(exported.value)
  }

  useKeys([
    {
      keys: 'ctrl+s',
      text: '导出 Excel',
      group: '本页',
      when: 'always',
      run: () => void save('monitoring-form'),
    },
    { keys: 'l', text: '锁定本月', group: '本页', run: () => view && !view.lock && setAsking('lock') },
  ])

  return (
    <Page
      head={
        <PageHead
          title="月报"
          state={view ? stateSentence(view) : `${periodInWords(period)}，正在计算`}
          extra={
            <>
              {view?.lock && (
                <Button icon={<UnlockOutlined />} disabled={readOnly} onClick={() => setAsking('reopen')}>
                  解锁
                </Button>
              )}
              <Button loading={busy === 'difference-list'} onClick={() => save('difference-list')}>
                差异清单
              </Button>
              {app.canPrintPdf ? (
                <Button
                  icon={<FilePdfOutlined />}
                  loading={busy === 'monitoring-form-pdf'}
                  onClick={() => save('monitoring-form-pdf')}
                >
                  导出 PDF
                </Button>
              ) : (
                <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
                  打印
                </Button>
              )}
              <Button
                type={view?.lock ? 'primary' : 'default'}
                icon={<FileExcelOutlined />}
                loading={busy === 'monitoring-form'}
                onClick={() => save('monitoring-form')}
                title="Ctrl+S"
              >
                导出 Excel
              </Button>
            </>
          }
          action={
            view &&
            !view.lock && (
              <Button
                type="primary"
                icon={<LockOutlined />}
                disabled={readOnly}
                onClick={() => setAsking('lock')}
              >
                锁定本月
              </Button>
            )
          }
        />
      }
    >
      {failure && <Notice tone="stop" title="月报没有算出来" advice="请重试。" details={failure} />}
      {!view || !form.value ? (
        !failure && <Skeleton blocks={[420, 160]} />
      ) : (
        <>
          {view.lock && (
            <Notice
              tone="done"
              title={`数字即锁定签发时的数字（日志第 ${view.lock.seq} 条）。`}
              advice={view.lock.remarks ? `备注：${view.lock.remarks}` : undefined}
            />
          )}
          {view.lock && view.lock.drift.length > 0 && (
            <Notice
              tone="attention"
              title={`按现在的数据和规则重算，有 ${view.lock.drift.length} 个数会与签发时不同；表中仍是签发时的数。`}
              advice="如需改报，说明理由解锁后重新锁定。"
              details={view.lock.drift
                .map((drift) => `${drift.label}：签发 ${drift.signed}，重算 ${drift.current}`)
                .join('\n')}
            />
          )}
          <div className={styles.layout}>
            <FormSheet
              table={form.value}
              figures={figures}
              stamp={view.lock ? '已锁定' : '未锁定，数字仍会变化'}
            />
            <div className={styles.beside}>
              <Section title="校验" note={checkNote(view)}>
                <CheckList checks={view.report.form.checks} />
              </Section>
              <RatePanel report={view.report} previous={view.previous} />
            </div>
            <ComparisonTable report={view.report} previous={view.previous} />
            <SourceList imports={view.imports} period={period} />
          </div>
          <LockDialog
            period={period}
            checks={view.report.form.checks}
            waiting={month?.waiting ?? 0}
            open={asking === 'lock'}
            onClose={() => setAsking(null)}
          />
          <ConfirmReason
            open={asking === 'reopen'}
            title={`重新打开${periodInWords(period)}`}
            confirmText="解锁"
            suggestions={['发现漏导文件', '医保局退回更正', '数据录入错误更正']}
            onCancel={() => setAsking(null)}
            onConfirm={async (reason) => {
              const reopened = await runCommand(desk().reopenMonth({ period, reason }), {
                done: `已重新打开${periodInWords(period)}，理由已记入日志`,
              })
              if (reopened) setAsking(null)
            }}
          >
            解锁后本月可以更改；锁定时的数字和快照仍保留在日志中，更改后需要重新锁定并上报。
          </ConfirmReason>
        </>
      )}
    </Page>
  )
}

function stateSentence(view: MonthOverview): string {
  const month = periodInWords(view.report.period)
  if (view.lock) return `${month}已由 ${view.lock.by} 于 ${instantInWords(view.lock.at)} 锁定`
  const failing = view.report.form.checks.filter((check) => !check.ok)
  const due = `${dayInWords(view.deadline.due)}前上报，${daysLeftInWords(view.deadline.daysLeft)}`
  if (failing.some((check) => check.blocking)) return `${month}有校验未通过，暂不能锁定；${due}`
  if (failing.length > 0) return `${month}有 ${failing.length} 处需要说明；${due}`
  return `${month}校验全部通过；${due}`
}

function checkNote(view: MonthOverview): string {
  const failing = view.report.form.checks.filter((check) => !check.ok).length
  return failing === 0 ? '全部通过' : `${failing} 处需要看`
}
