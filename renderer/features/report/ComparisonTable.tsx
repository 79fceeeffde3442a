import { Section } from '#renderer/ui/Section.tsx'
import { periodInWords } from '#renderer/ui/words-of-time.ts'
import type { MonthReport } from '#shared/month/contract.ts'
import { compareMonths } from './compare-months.ts'
import styles from './ReportDesk.module.css'

interface ComparisonTableProps {
  readonly report: MonthReport
  readonly previous: MonthReport | null
}

export function ComparisonTable({ report, previous }: ComparisonTableProps) {
  if (!previous) {
    return (
      <Section title="比上月">
        <p className={styles.quiet}>没有上月的数据，无法比较；导入上月的文件后这里列出金额和百分点的增减。</p>
      </Section>
    )
  }
  return (
    <Section title="比上月" note="金额单位：元">
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">{periodInWords(report.period)}</th>
              <th scope="col">{periodInWords(previous.period)}</th>
              <th scope="col">增减</th>
              <th scope="col">增减比例</th>
            </tr>
          </thead>
          <tbody>
            {compareMonths(report, previous).map((line) => (
              <tr key={line.id}>
                <th scope="row">{line.label}</th>
                <td>{line.now}</td>
                <td>{line.before}</td>
                <td>{line.change}</td>
                <td>{line.relative}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
