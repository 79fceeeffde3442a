import type { CatalogueFrame } from '../model/catalogue.ts'
import type { LineFrame, Side } from '../model/line.ts'
import type { ClassificationRules } from '../policy/classification-rules.ts'
import { lookUpCatalogue } from './catalogue-lookup.ts'
import type { RowClasses } from './classification.ts'
import { columnReader } from './column-evidence.ts'
import { classSources } from './contract.ts'
import { patternReader } from './pattern-evidence.ts'

const FROM_COLUMN = classSources.indexOf('column')

/**
 * Decides every row from what it says itself, in the order of headless.md: class column, catalogue, code, approval
 * number. Distinct values are decided once; the rows only look up. Later evidence that contradicts is marked.
 */
export function applyOwnEvidence(
  classes: RowClasses,
  lines: { readonly frame: LineFrame; readonly side: Side; readonly catalogue: CatalogueFrame | null },
  rules: ClassificationRules,
): void {
  const { frame, side, catalogue } = lines
  const { itemClass, nhsaCode, itemCode, approvalNo } = frame.columns
  const byColumn = Uint8Array.from(itemClass.dictionary, columnReader(rules))
  const byCode = Uint8Array.from(nhsaCode.dictionary, patternReader(rules.codes, rules))
  const byApproval = Uint8Array.from(approvalNo.dictionary, patternReader(rules.approvals, rules))
  const byCatalogue = catalogue
    ? lookUpCatalogue(catalogue, 'nhsaCode', nhsaCode, rules).evidence
    : new Uint8Array(nhsaCode.dictionary.length)
  // An in-house code (院内编码) may collide with a platform product code, so only platform rows are looked up by it.
  const byProduct =
    catalogue && side === 'platform'
      ? lookUpCatalogue(catalogue, 'itemCode', itemCode, rules).evidence
      : new Uint8Array(itemCode.dictionary.length)
  const { kind, kindSource, exclusion, exclusionSource, contradiction } = classes
  for (let row = 0; row < frame.rowCount; row++) {
    const code = nhsaCode.codes[row]
    let rowKind = 0
    let rowClass = 0
    for (let source = FROM_COLUMN; source < FROM_COLUMN + 4; source++) {
      const evidence =
        source === FROM_COLUMN
          ? byColumn[itemClass.codes[row]]
          : source === FROM_COLUMN + 1
            ? byCatalogue[code] || byProduct[itemCode.codes[row]]
            : source === FROM_COLUMN + 2
              ? byCode[code]
              : byApproval[approvalNo.codes[row]]
      if (evidence === 0) continue
      const evidenceKind = evidence >> 4
      const evidenceClass = evidence & 15
      if (rowKind === 0) {
        rowKind = evidenceKind
        kindSource[row] = source
      } else if (evidenceKind !== rowKind) {
        // A class of the other kind of goods cannot hold for this row.
        contradiction[row] = 1
        continue
      }
      if (evidenceClass === 0) continue
      if (rowClass === 0) {
        rowClass = evidenceClass
        exclusionSource[row] = source
      } else if (evidenceClass !== rowClass) contradiction[row] = 1
    }
    kind[row] = rowKind
    exclusion[row] = rowClass
  }
}
