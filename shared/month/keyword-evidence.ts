import type { LineFrame } from '../model/line.ts'
import type { RowClasses } from './classification.ts'
import type { CompiledRules } from './compiled-rules.ts'
import { classSources } from './contract.ts'
import { KIND_CONSUMABLE, KIND_DRUG, kindOf } from './evidence.ts'

const KEYWORD = classSources.indexOf('keyword')
const fields = ['name', 'dosageForm', 'spec', 'tradeName'] as const

/** The last resort: the item's own words. Only what is still open, and never a class of the other kind of goods. */
export function applyKeywords(classes: RowClasses, frame: LineFrame, rules: CompiledRules): void {
  const tables = fields.map((field) => {
    const { codes, dictionary } = frame.columns[field]
    const read = dictionary.map(rules.readKeywords[field])
    return {
      codes,
      drugClass: Uint8Array.from(read, (found) => found.drugClass),
      consumableClass: Uint8Array.from(read, (found) => found.consumableClass),
      kind: Uint8Array.from(read, (found) => found.kind),
    }
  })
  for (const table of tables) applyClasses(classes, table)
  // Kinds only after all classes: 诊断试剂 in the strength must beat 注射液 in the name.
  for (const { codes, kind } of tables) applyKinds(classes, codes, kind)
}

interface ClassTable {
  readonly codes: Uint32Array
  readonly drugClass: Uint8Array
  readonly consumableClass: Uint8Array
}

function applyClasses(classes: RowClasses, { codes, drugClass, consumableClass }: ClassTable): void {
  const says = drugClass.map((value, code) => value | consumableClass[code])
  if (says.every((value) => value === 0)) return
  const { kind, kindSource, exclusion, exclusionSource } = classes
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]
    if (says[code] === 0 || exclusion[row] !== 0) continue
    const evidence =
      kind[row] === KIND_DRUG
        ? drugClass[code]
        : kind[row] === KIND_CONSUMABLE
          ? consumableClass[code]
          : drugClass[code] || consumableClass[code]
    if (evidence === 0) continue
    exclusion[row] = evidence & 15
    exclusionSource[row] = KEYWORD
    if (kind[row] !== 0) continue
    kind[row] = kindOf(evidence)
    kindSource[row] = KEYWORD
  }
}

function applyKinds({ kind, kindSource }: RowClasses, codes: Uint32Array, kindByCode: Uint8Array): void {
  if (!kind.includes(0)) return
  for (let row = 0; row < codes.length; row++) {
    if (kind[row] !== 0 || kindByCode[codes[row]] === 0) continue
    kind[row] = kindOf(kindByCode[codes[row]])
    kindSource[row] = KEYWORD
  }
}
