import { Link } from 'wouter'
import type { ImportView } from '../../data/desk-api.ts'
import { roleText } from '../../i18n/role-text.ts'
import { Section } from '../../ui/Section.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { instantInWords, periodInWords } from '../../ui/words-of-time.ts'
import styles from './RecentImports.module.css'

const SHOWN = 5

export function RecentImports({ imports }: { readonly imports: readonly ImportView[] }) {
  const shown = imports.toSorted((a, b) => b.seq - a.seq).slice(0, SHOWN)
  return (
    <Section title="最近导入" extra={<Link href="/import">全部导入记录</Link>}>
      {shown.length === 0 ? (
        <p className={styles.none}>本月还没有导入记录。</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">种类</th>
              <th scope="col">文件</th>
              <th scope="col" className={styles.spare}>
                月份
              </th>
              <th scope="col" className={styles.number}>
                行数
              </th>
              <th scope="col" className={styles.number}>
                未读入
              </th>
              <th scope="col" className={styles.spare}>
                经手
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <tr key={entry.batchId} className={entry.undone ? styles.undone : undefined}>
                <td>{instantInWords(entry.at)}</td>
                <td>{roleText[entry.role]}</td>
                <td className={styles.file} title={entry.fileName}>
                  {entry.fileName}
                  {entry.undone && (
                    <>
                      {' '}
                      <StatusTag tone="plain">已撤销</StatusTag>
                    </>
                  )}
                </td>
                <td className={styles.spare}>{monthsInWords(entry)}</td>
                <td className={styles.number}>{entry.rows.toLocaleString('zh-CN')}</td>
                <td className={styles.number}>
                  {entry.counts.rejected > 0 ? entry.counts.rejected.toLocaleString('zh-CN') : '—'}
                </td>
                <td className={styles.spare}>{entry.by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function monthsInWords(entry: ImportView): string {
  const periods = entry.months.map((month) => month.period).toSorted((a, b) => a - b)
  if (periods.length === 0) return '—'
  const first = periodInWords(periods[0])
  return periods.length === 1 ? first : `${first} 等 ${periods.length} 个月`
}
