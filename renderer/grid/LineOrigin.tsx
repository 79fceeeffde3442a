import { ArrowRightOutlined, CloseOutlined, DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { LineView } from '#renderer/data/desk-api.ts'
import { desk, useDeskState } from '#renderer/state/desk.ts'
import { useAnswer } from '#renderer/state/use-answer.ts'
import { instantInWords } from '#renderer/ui/words-of-time.ts'
import { downloadFile } from './download-file.ts'
import styles from './LineOrigin.module.css'

interface LineOriginProps {
  readonly line: LineView
  readonly onClose: () => void
}

/** Where a row comes from and what became of it: file and row, import, group, who decided what (NET-11 真实性). */
export function LineOrigin({ line, onClose }: LineOriginProps) {
  const { seq } = useDeskState()
  const [, navigate] = useLocation()
  const [said, setSaid] = useState('')
  const batch = useAnswer(`${seq} ${line.batchId}`, async () =>
    (await desk().imports()).find((each) => each.batchId === line.batchId),
  )
  const group = useAnswer(`${seq} ${line.groupId}`, () => desk().group(line.groupId))
  const open = async () => {
    const file = await desk().original(line.batchId)
    if (file.bytes) downloadFile({ fileName: file.fileName, bytes: file.bytes })
    setSaid(
      file.bytes
        ? `已下载 ${file.fileName}`
        : `原文件已清理；其 SHA-256 为 ${file.sha256}，仍可与留存的文件核对。`,
    )
  }
  return (
    <section className={styles.origin} aria-label="这一行的来源">
      <header className={styles.head}>
        <h3 className={styles.title}>
          {line.cells.name} <span className={styles.spec}>{line.cells.spec}</span>
        </h3>
        <Button
          size="small"
          icon={<ArrowRightOutlined />}
          onClick={() => navigate(`/reconcile?group=${encodeURIComponent(line.groupId)}`)}
        >
          看对账
        </Button>
        <Button size="small" type="text" icon={<CloseOutlined />} aria-label="收起来源" onClick={onClose} />
      </header>
      <dl className={styles.facts}>
        <div>
          <dt>文件</dt>
          <dd>
            <button type="button" className={styles.file} onClick={open}>
              <DownloadOutlined aria-hidden /> {line.fileName}
            </button>
            <span>
              工作表“{line.sheet}”第 {line.row} 行
            </span>
          </dd>
        </div>
        <div>
          <dt>导入</dt>
          <dd>
            {batch.value ? (
              <>
                {batch.value.by} 于 {instantInWords(batch.value.at)} 导入
                <code className={styles.hash}>SHA-256 {batch.value.sha256.slice(0, 12)}…</code>
              </>
            ) : (
              '…'
            )}
          </dd>
        </div>
        {line.exclusion && (
          <div>
            <dt>未计入</dt>
            <dd>
              {line.exclusion}（{line.exclusionSource}）
            </dd>
          </div>
        )}
        <div>
          <dt>对账</dt>
          <dd>
            {group.value ? (
              <>
                {group.value.evidence}
                <span className={styles.sides}>
                  院内 {group.value.his.length} 行 · 平台 {group.value.platform.length} 行
                </span>
              </>
            ) : (
              '…'
            )}
          </dd>
        </div>
        <div>
          <dt>经过</dt>
          <dd>
            {group.value && group.value.history.length > 0 ? (
              <ol className={styles.history}>
                {group.value.history.map((entry) => (
                  <li key={`${entry.at}${entry.text}`}>
                    {instantInWords(entry.at)} {entry.by}：{entry.text}
                  </li>
                ))}
              </ol>
            ) : (
              '没有人工处理'
            )}
          </dd>
        </div>
      </dl>
      <p className={styles.said} role="status">
        {said}
      </p>
    </section>
  )
}
