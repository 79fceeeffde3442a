import type { ReadTableView } from '#renderer/data/desk-api.ts'
import type { Issue, IssueCode, IssueSeverity } from '#shared/errors/issue.ts'

export interface IssueGroup {
  readonly code: IssueCode
  readonly severity: IssueSeverity
  /** All of them, also those that are not listed. */
  readonly total: number
  readonly issues: readonly Issue[]
}

const severityOrder: readonly IssueSeverity[] = ['error', 'warning', 'note']

/** Issues by code: those that cost rows first, then the most frequent. */
export function groupIssues(table: Pick<ReadTableView, 'issues' | 'issueCounts'>): readonly IssueGroup[] {
  const byCode = new Map<IssueCode, Issue[]>()
  for (const issue of table.issues) byCode.set(issue.code, [...(byCode.get(issue.code) ?? []), issue])
  return [...byCode]
    .map(([code, issues]) => ({
      code,
      issues,
      severity: severityOrder.find((each) => issues.some((issue) => issue.severity === each)) ?? 'note',
      total: Math.max(table.issueCounts[code] ?? 0, issues.length),
    }))
    .sort(
      (a, b) => severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) || b.total - a.total,
    )
}

/** Problems that cost rows. */
export function errorCount(table: Pick<ReadTableView, 'issues' | 'issueCounts'>): number {
  return groupIssues(table)
    .filter((group) => group.severity === 'error')
    .reduce((sum, group) => sum + group.total, 0)
}
