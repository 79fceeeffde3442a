import type { TextColumn } from '../columns/frame.ts'
import { consumableStem, normaliseCode } from '../match/normalise-code.ts'
import type { CatalogueFrame } from '../model/catalogue.ts'
import type { CompiledRules } from './compiled-rules.ts'
import { classOf, type Evidence } from './evidence.ts'

/** What the platform's catalogue (目录) knows about the codes of one dictionary. */
export interface CatalogueLookup {
  /** Evidence of class and kind by dictionary code. */
  readonly evidence: Uint8Array
  /** 1 where a row of the catalogue lists the code (挂网) and is not delisted or suspended. */
  readonly listed: Uint8Array
}

/**
 * Looks the distinct codes of a line column up in a column of the catalogue. A consumable code of 27 characters also finds
 * its 20-character stem and the reverse, but a row of the full code wins.
 */
export function lookUpCatalogue(
  catalogue: CatalogueFrame,
  key: 'nhsaCode' | 'itemCode',
  lineCodes: TextColumn,
  rules: CompiledRules,
): CatalogueLookup {
  const { dictionary } = lineCodes
  const wanted = new Map<string, number[]>()
  const wantedByStem = new Map<string, number[]>()
  for (let index = 1; index < dictionary.length; index++) {
    const code = normaliseCode(dictionary[index])
    if (code === '') continue
    push(wanted, code, index)
    const stem = consumableStem(code)
    if (stem !== null) push(wantedByStem, stem, index)
  }
  const column = catalogue.columns[key]
  const facts = factsByCode(catalogue, column, rules)
  const evidence = new Uint8Array(dictionary.length)
  const listed = new Uint8Array(dictionary.length)
  const isExact = new Uint8Array(dictionary.length)
  for (let index = 1; index < column.dictionary.length; index++) {
    const code = normaliseCode(column.dictionary[index])
    if (code === '') continue
    for (const line of wanted.get(code) ?? []) {
      evidence[line] = isExact[line] ? stronger(evidence[line], facts.evidence[index]) : facts.evidence[index]
      listed[line] = isExact[line] ? listed[line] | facts.listed[index] : facts.listed[index]
      isExact[line] = 1
    }
    const stem = consumableStem(code)
    if (stem === null) continue
    for (const line of wantedByStem.get(stem) ?? []) {
      // Two full codes of one stem are two items: only a code of 20 speaks for one of 27 and the reverse.
      if (isExact[line] || normaliseCode(dictionary[line]).length === code.length) continue
      evidence[line] = stronger(evidence[line], facts.evidence[index])
      listed[line] |= facts.listed[index]
    }
  }
  return { evidence, listed }
}

function factsByCode(catalogue: CatalogueFrame, column: TextColumn, rules: CompiledRules): CatalogueLookup {
  const { itemClass, approvalNo, listingStatus } = catalogue.columns
  const byClass = itemClass.dictionary.map(rules.readColumn)
  const byApproval = approvalNo.dictionary.map(rules.readApproval)
  const isListed = listingStatus.dictionary.map((text) => (rules.delisted.test(text) ? 0 : 1))
  const evidence = new Uint8Array(column.dictionary.length)
  const listed = new Uint8Array(column.dictionary.length)
  for (let row = 0; row < catalogue.rowCount; row++) {
    const code = column.codes[row]
    const own = stronger(byClass[itemClass.codes[row]], byApproval[approvalNo.codes[row]])
    evidence[code] = stronger(evidence[code], own)
    listed[code] |= isListed[listingStatus.codes[row]]
  }
  return { evidence, listed }
}

/** A class beats a bare kind; of two of the same rank the smaller code wins, so that row order never matters. */
function stronger(a: Evidence, b: Evidence): Evidence {
  if (a === 0 || b === 0) return a === 0 ? b : a
  if (classOf(a) > 0 !== classOf(b) > 0) return classOf(a) > 0 ? a : b
  return Math.min(a, b)
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
