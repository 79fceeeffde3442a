import type { ImportView } from '#renderer/data/desk-api.ts'
import { Amount } from '#renderer/ui/Amount.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { instantInWords } from '#renderer/ui/words-of-time.ts'
import type { SourceRole } from '#shared/source/contract.ts'
import type { Period } from '#shared/units/period.ts'
import styles from './ReportDesk.module.css'

const roleNames: Readonly<Record<SourceRole, string>> = {
  his: '院内入库',
  platform: '省平台验收',
  catalogue: '平台目录',
  emergency: '应急采购登记',
}

interface SourceListProps {
  readonly imports: readonly ImportView[]
  readonly period: Period
}

/** 数据来源: the files behind the month, with the checksum that proves them. */
export function SourceList({ imports, period }: SourceListProps) {
  const counted = imports.filter((entry) => !entry.undone)
  return (
    <Section title="数据来源" note="本月所依据的文件">
      {counted.length === 0 ? (
        <p className={styles.quiet}>没有导入记录。</p>
      ) : (
        <ul className={styles.sources}>
          {counted.map((entry) => {
            const month = entry.months.find((each) => each.period === period)
            return (
              <li key={entry.batchId}>
                <span className={styles.fileName}>{entry.fileName}</span>
                <span className={styles.quiet}>
                  {roleNames[entry.role]} · 本月 {(month?.rows ?? 0).toLocaleString('zh-CN')} 行 ·{' '}
                  {month ? <Amount value={month.amount} /> : '0.00 元'}
                </span>
                <span className={styles.quiet}>
                  {entry.by} 于 {instantInWords(entry.at)} 导入 · SHA-256{' '}
                  <code>{entry.sha256.slice(0, 12)}…</code>
                </span>
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
