import type { Issue, IssueCode, IssueSeverity } from '../../errors/issue.ts'
import { MAX_LISTED_ISSUES } from '../contract.ts'

/** Counts every issue and keeps the first ones: a file with a million bad cells must not become a million objects. */
export class IssueCollector {
  readonly issues: Issue[] = []
  readonly counts: Record<string, number> = {}

  /** `describe` is only called while there is room. */
  add(
    code: IssueCode,
    severity: IssueSeverity,
    describe: () => Pick<Issue, 'where' | 'found' | 'expected'>,
  ): void {
    this.counts[code] = (this.counts[code] ?? 0) + 1
    if (this.issues.length < MAX_LISTED_ISSUES) this.issues.push({ code, severity, ...describe() })
  }

  take(issue: Issue): void {
    this.add(issue.code, issue.severity, () => issue)
  }
}
