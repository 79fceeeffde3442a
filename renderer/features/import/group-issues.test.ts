import { describe, expect, it } from 'vitest'
import type { Issue } from '#shared/errors/issue.ts'
import { errorCount, groupIssues } from './group-issues.ts'

function issue(code: Issue['code'], severity: Issue['severity'], row: number): Issue {
  return { code, severity, where: { row }, found: 'x', expected: '数字' }
}

describe('problems of a file', () => {
  it('stand by kind, those that cost rows first, with the full count although not all are listed', () => {
    const groups = groupIssues({
      issues: [
        issue('hidden-rows', 'note', 1),
        issue('code-malformed', 'warning', 2),
        issue('number-unreadable', 'error', 3),
        issue('number-unreadable', 'error', 9),
      ],
      issueCounts: { 'number-unreadable': 4000, 'code-malformed': 1, 'hidden-rows': 1 },
    })
    expect(groups.map((group) => [group.code, group.total, group.issues.length])).toEqual([
      ['number-unreadable', 4000, 2],
      ['code-malformed', 1, 1],
      ['hidden-rows', 1, 1],
    ])
  })

  it('cost rows only when they are errors', () => {
    const table = {
      issues: [issue('hidden-rows', 'note', 1), issue('date-missing', 'error', 3)],
      issueCounts: {},
    }
    expect(errorCount(table)).toBe(1)
    expect(errorCount({ issues: [], issueCounts: {} })).toBe(0)
  })
})
