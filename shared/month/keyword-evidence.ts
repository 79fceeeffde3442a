import type { LineFrame } from '../model/line.ts'
import type { ClassificationRules } from '../policy/classification-rules.ts'
import type { RowClasses } from './classification.ts'
import { classSources } from './contract.ts'
import { KIND_CONSUMABLE, KIND_DRUG, kindOf } from './evidence.ts'
import { keywordReader } from './pattern-evidence.ts'

const KEYWORD = classSources.indexOf('keyword')
const fields = ['name', 'dosageForm', 'spec', 'tradeName'] as const

/** The last resort: the item's own words. Only what is still open, and never a class of the other kind of goods. */
export function applyKeywords(
  classes: RowClasses,
  frame: LineFrame,
  rules: ClassificationRules,
  day: string,
): void {
  const tables = fields.map((field) => {
    const { codes, dictionary } = frame.columns[field]
    const read = dictionary.map(keywordReader(field, rules, day))
    return {
      codes,
      drugClass: Uint8Array.from(read, (found) => found.drugClass),
      consumableClass: Uint8Array.from(read, (found) => found.consumableClass),
      kind: Uint8Array.from(read, (found) => found.kind),
    }
  })
  const { kind, kindSource, exclusion, exclusionSource } = classes
  for (const { codes, drugClass, consumableClass } of tables) {
    for (let row = 0; row < frame.rowCount; row++) {
      if (exclusion[row] !== 0) continue
      const code = codes[row]
      const rowKind = kind[row]
      const evidence =
        rowKind === KIND_DRUG
          ? drugClass[code]
          : rowKind === KIND_CONSUMABLE
            ? consumableClass[code]
            : drugClass[code] || consumableClass[code]
      if (evidence === 0) continue
      exclusion[row] = evidence & 15
      exclusionSource[row] = KEYWORD
      if (rowKind === 0) {
        kind[row] = kindOf(evidence)
        kindSource[row] = KEYWORD
      }
    }
  }
  // Kinds only after all classes: 诊断试剂 in the strength must beat 注射液 in the name.
  for (const { codes, kind: kindByCode } of tables) {
    for (let row = 0; row < frame.rowCount; row++) {
      if (kind[row] !== 0 || kindByCode[codes[row]] === 0) continue
      kind[row] = kindOf(kindByCode[codes[row]])
      kindSource[row] = KEYWORD
    }
  }
}
