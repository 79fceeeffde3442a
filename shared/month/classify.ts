import { textAt } from '../columns/frame.ts'
import type { Issue } from '../errors/issue.ts'
import type { CatalogueFrame } from '../model/catalogue.ts'
import type { LineFrame } from '../model/line.ts'
import type { Policy } from '../policy/policy.ts'
import type { Reconciliation } from '../reconcile/contract.ts'
import { MAX_LISTED_ISSUES } from '../source/contract.ts'
import {
  type Classification,
  emptyClasses,
  type RowClasses,
  type SideClassification,
} from './classification.ts'
import { compileRules } from './compiled-rules.ts'
import { exclusionClasses } from './contract.ts'
import { kindNames } from './evidence.ts'
import { applyKeywords } from './keyword-evidence.ts'
import { applyOtherSide } from './other-side.ts'
import { applyOwnEvidence } from './own-evidence.ts'

export interface ClassifyInput {
  readonly his: LineFrame
  readonly platform: LineFrame
  readonly reconciliation?: Reconciliation
  readonly catalogue: CatalogueFrame | null
  readonly policy: Policy
}

/**
 * Kind (药品 or 医用耗材) and exclusion class of every row of both sides with the source of each decision, in the order of
 * headless.md: class column, catalogue, code, approval number, other side, keyword (NET-04, NET-05).
 */
export function classify(input: ClassifyInput): Classification {
  const { reconciliation, catalogue, policy } = input
  const rules = compileRules(policy)
  const his = { frame: input.his, classes: emptyClasses(input.his.rowCount) }
  const platform = { frame: input.platform, classes: emptyClasses(input.platform.rowCount) }
  applyOwnEvidence(his.classes, { frame: his.frame, side: 'his', catalogue }, rules)
  applyOwnEvidence(platform.classes, { frame: platform.frame, side: 'platform', catalogue }, rules)
  applyOtherSide(his, platform, reconciliation)
  applyKeywords(his.classes, his.frame, rules)
  applyKeywords(platform.classes, platform.frame, rules)
  return { his: withIssues(his.frame, his.classes), platform: withIssues(platform.frame, platform.classes) }
}

function withIssues(frame: LineFrame, classes: RowClasses): SideClassification {
  const issues: Issue[] = []
  const counts = { 'class-contradiction': 0, 'kind-unknown': 0 }
  for (let row = 0; row < frame.rowCount; row++) {
    if (classes.contradiction[row] === 1) {
      counts['class-contradiction']++
      if (issues.length < MAX_LISTED_ISSUES) issues.push(contradictionAt(frame, classes, row))
    }
    if (classes.kind[row] === 0) {
      counts['kind-unknown']++
      if (issues.length < MAX_LISTED_ISSUES) issues.push(unknownKindAt(frame, row))
    }
  }
  return { ...classes, issues, issueCounts: counts }
}

const kindTitles: Readonly<Record<(typeof kindNames)[number], string>> = {
  unknown: '未定',
  drug: '药品',
  consumable: '医用耗材',
}

function contradictionAt(frame: LineFrame, classes: RowClasses, row: number): Issue {
  const decided = exclusionClasses[classes.exclusion[row]] || kindTitles[kindNames[classes.kind[row]]]
  return {
    code: 'class-contradiction',
    severity: 'warning',
    where: { row: frame.columns.row.values[row], column: '类别' },
    found: wordsOf(frame, row),
    expected: `类别、目录、编码、批准文号和另一侧的说法一致；现按次序认定为${decided}`,
  }
}

function unknownKindAt(frame: LineFrame, row: number): Issue {
  return {
    code: 'kind-unknown',
    severity: 'error',
    where: { row: frame.columns.row.values[row], column: '类别' },
    found: wordsOf(frame, row),
    expected: '能认定为药品或医用耗材的类别、医保编码或批准文号',
  }
}

function wordsOf(frame: LineFrame, row: number): string {
  const { name, itemClass, nhsaCode, approvalNo } = frame.columns
  return [name, itemClass, nhsaCode, approvalNo]
    .map((column) => textAt(column, row))
    .filter(Boolean)
    .join('｜')
}
