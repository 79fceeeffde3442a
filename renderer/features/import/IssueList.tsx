import type { ReadTableView } from '#renderer/data/desk-api.ts'
import { issuePlace, issueSentences } from '#renderer/i18n/issue-text.ts'
import { StatusTag } from '#renderer/ui/StatusTag.tsx'
import type { Issue, IssueSeverity } from '#shared/errors/issue.ts'
import { groupIssues } from './group-issues.ts'
import styles from './ImportDesk.module.css'
import { count } from './import-words.ts'

/** Rows listed under one kind of problem; the rest are counted. */
const LISTED = 50

const severityNames: Readonly<Record<IssueSeverity, string>> = {
  error: '未计入',
  warning: '请核对',
  note: '提示',
}
const severityTones = { error: 'blocked', warning: 'open', note: 'plain' } as const

/** Problems by kind, each with its rows: place, what stands there, what would have been understood. */
export function IssueList({ table }: { readonly table: ReadTableView }) {
  const groups = groupIssues(table)
  if (groups.length === 0) return <p className={styles.quiet}>没有发现问题。</p>
  return (
    <ul className={styles.issues}>
      {groups.map((group, index) => (
        <li key={group.code}>
          <details open={index === 0}>
            <summary>
              <StatusTag tone={severityTones[group.severity]}>{severityNames[group.severity]}</StatusTag>
              <span className={styles.issueTitle}>{issueSentences[group.code].what}</span>
              <span className={styles.quiet}>{count(group.total)} 处</span>
            </summary>
            <p className={styles.advice}>{issueSentences[group.code].todo}</p>
            <IssueRows
              issues={group.issues.map((issue) => placed(issue, table.sheets.length))}
              total={group.total}
            />
          </details>
        </li>
      ))}
    </ul>
  )
}

/** In a file of one sheet its name only takes room. */
function placed(issue: Issue, sheets: number): Issue {
  return sheets > 1 ? issue : { ...issue, where: { ...issue.where, sheet: undefined } }
}

function IssueRows({ issues, total }: { readonly issues: readonly Issue[]; readonly total: number }) {
  const listed = issues.slice(0, LISTED)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">位置</th>
            <th scope="col">文件中</th>
            <th scope="col">应为</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((issue) => (
            <tr key={`${issuePlace(issue)}${issue.where.letter ?? ''}${issue.found}`}>
              <td>
                {issuePlace(issue) || '整个文件'}
                {issue.where.column && issue.where.letter ? `（${issue.where.letter}）` : ''}
              </td>
              <td className={styles.verbatim}>{issue.found}</td>
              <td>{issue.expected}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > listed.length && (
        <p className={styles.quiet}>另有 {count(total - listed.length)} 处未列出。</p>
      )}
    </>
  )
}
