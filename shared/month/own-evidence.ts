import type { CatalogueFrame } from '../model/catalogue.ts'
import type { LineFrame, Side } from '../model/line.ts'
import { lookUpCatalogue } from './catalogue-lookup.ts'
import type { RowClasses } from './classification.ts'
import type { CompiledRules } from './compiled-rules.ts'
import { type ClassSource, classSources } from './contract.ts'

/**
 * Decides every row from what it says itself, in the order of headless.md: class column, catalogue, code, approval
 * number. Distinct values are decided once; the rows only look up. Later evidence that contradicts is marked.
 */
export function applyOwnEvidence(
  classes: RowClasses,
  lines: { readonly frame: LineFrame; readonly side: Side; readonly catalogue: CatalogueFrame | null },
  rules: CompiledRules,
): void {
  const { frame, side, catalogue } = lines
  const { itemClass, nhsaCode, itemCode, approvalNo } = frame.columns
  absorb(classes, itemClass.codes, Uint8Array.from(itemClass.dictionary, rules.readColumn), 'column')
  if (catalogue) {
    const byCode = lookUpCatalogue(catalogue, 'nhsaCode', nhsaCode, rules).evidence
    absorb(classes, nhsaCode.codes, byCode, 'catalogue')
    // An in-house code (院内编码) may collide with a platform product code, so only platform rows are looked up by it.
    if (side === 'platform') {
      const byProduct = lookUpCatalogue(catalogue, 'itemCode', itemCode, rules).evidence
      absorb(classes, itemCode.codes, byProduct, 'catalogue')
    }
  }
  absorb(classes, nhsaCode.codes, Uint8Array.from(nhsaCode.dictionary, rules.readCode), 'code')
  absorb(
    classes,
    approvalNo.codes,
    Uint8Array.from(approvalNo.dictionary, rules.readApproval),
    'approval-number',
  )
}

/** Takes from one source what the rows still leave open; `evidence` is by dictionary code. */
function absorb(classes: RowClasses, codes: Uint32Array, evidence: Uint8Array, from: ClassSource): void {
  if (evidence.every((value) => value === 0)) return
  const source = classSources.indexOf(from)
  const { kind, kindSource, exclusion, exclusionSource, contradiction } = classes
  for (let row = 0; row < codes.length; row++) {
    const said = evidence[codes[row]]
    if (said === 0) continue
    const saidKind = said >> 4
    const saidClass = said & 15
    if (kind[row] === 0) {
      kind[row] = saidKind
      kindSource[row] = source
    } else if (saidKind !== kind[row]) {
      // A class of the other kind of goods cannot hold for this row.
      contradiction[row] = 1
      continue
    }
    if (saidClass === 0) continue
    if (exclusion[row] === 0) {
      exclusion[row] = saidClass
      exclusionSource[row] = source
    } else if (saidClass !== exclusion[row]) contradiction[row] = 1
  }
}
