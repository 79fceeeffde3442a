import { DownloadOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ImportView } from '#renderer/data/desk-api.ts'
import { downloadFile } from '#renderer/grid/download-file.ts'
import { desk, useDeskState } from '#renderer/state/desk.ts'
import { runCommand } from '#renderer/state/run-command.ts'
import { announce } from '#renderer/state/toast.ts'
import { useAnswer } from '#renderer/state/use-answer.ts'
import { Amount } from '#renderer/ui/Amount.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { StatusTag } from '#renderer/ui/StatusTag.tsx'
import { instantInWords } from '#renderer/ui/words-of-time.ts'
import { formatPeriod } from '#shared/units/period.ts'
import styles from './ImportDesk.module.css'
import { count, roleNames } from './import-words.ts'

/** Every import with its counts and sums by month; the original stays at hand and the whole import can be taken back. */
export function ImportHistory() {
  const { seq, workspace } = useDeskState()
  const imports = useAnswer(`imports ${workspace.id} ${seq}`, () => desk().imports())
  const list = imports.value ?? []
  return (
    <Section title="导入记录" note={list.length > 0 ? `${list.length} 次` : undefined}>
      {imports.value && list.length === 0 ? (
        <p className={styles.quiet}>
          还没有导入过文件。导入后这里列出每个文件的行数、各月合计和校验码，可整体撤销。
        </p>
      ) : (
        <div className={styles.tableBox}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">文件</th>
                <th scope="col">种类</th>
                <th scope="col">导入</th>
                <th scope="col" className={styles.end}>
                  行数
                </th>
                <th scope="col" className={styles.end}>
                  新增 / 变更 / 未变
                </th>
                <th scope="col">各月合计（元）</th>
                <th scope="col">校验码</th>
                <th scope="col">
                  <span className="visually-hidden">操作</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {list.map((entry) => (
                <ImportRow key={entry.batchId} entry={entry} readOnly={workspace.readOnly !== null} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  )
}

/** Months listed in a row of the history before the rest is summed up. */
const MONTHS_SHOWN = 2

function ImportRow({ entry, readOnly }: { readonly entry: ImportView; readonly readOnly: boolean }) {
  const open = async () => {
    const file = await desk().original(entry.batchId)
    if (file.bytes) downloadFile({ fileName: file.fileName, bytes: file.bytes })
    announce(
      file.bytes
        ? { tone: 'done', text: `已下载原文件 ${file.fileName}` }
        : {
            tone: 'refused',
            text: `原文件 ${file.fileName} 已清理`,
            advice: `校验码 ${file.sha256} 仍可与留存的文件核对。`,
          },
    )
  }
  const undo = () =>
    runCommand(desk().undoImport(entry.batchId), { done: `已撤销导入 ${entry.fileName}`, undo: true })
  return (
    <tr data-undone={entry.undone}>
      <td className={styles.fileCell}>{entry.fileName}</td>
      <td>{roleNames[entry.role]}</td>
      <td>
        {instantInWords(entry.at)}
        <br />
        <span className={styles.quiet}>{entry.by}</span>
      </td>
      <td className={styles.end}>{count(entry.rows)}</td>
      <td className={styles.end}>
        {count(entry.counts.new)} / {count(entry.counts.changed)} / {count(entry.counts.unchanged)}
      </td>
      <td>
        {entry.months.slice(0, MONTHS_SHOWN).map((month) => (
          <div key={month.period} className={styles.monthSum}>
            {formatPeriod(month.period)} <Amount value={month.amount} showUnit="none" />
          </div>
        ))}
        {entry.months.length > MONTHS_SHOWN && (
          <span className={styles.quiet}>另 {entry.months.length - MONTHS_SHOWN} 个月</span>
        )}
      </td>
      <td>
        <code className={styles.hash} title={entry.sha256}>
          {entry.sha256.slice(0, 8)}
        </code>
      </td>
      <td className={styles.rowActions}>
        <Button
          size="small"
          type="text"
          icon={<DownloadOutlined />}
          aria-label={`下载原文件 ${entry.fileName}`}
          onClick={open}
        >
          原文件
        </Button>
        {entry.undone ? (
          <StatusTag tone="plain">已撤销</StatusTag>
        ) : (
          <Button
            size="small"
            type="text"
            icon={<UndoOutlined />}
            aria-label={`撤销导入 ${entry.fileName}`}
            disabled={readOnly}
            onClick={undo}
          >
            撤销导入
          </Button>
        )}
      </td>
    </tr>
  )
}
