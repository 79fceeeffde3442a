import type { FieldSpec, MappedColumn, TableSpec } from '../contract.ts'
import { columnLetter } from '../xlsx/cell-reference.ts'
import { foldHeader } from './fold-header.ts'

/** One column's header in the file. */
export interface HeaderCell {
  readonly index: number
  /** As it stands in the file; two rows are joined by a slash. */
  readonly shown: string
  /** Folded forms to compare, most specific first. */
  readonly forms: readonly string[]
  /** 10000 when the header itself says 万元. */
  readonly scale?: 10000
}

export interface ColumnMatch {
  readonly field: FieldSpec
  readonly header: HeaderCell
  readonly by: MappedColumn['by']
}

export interface MappingHints {
  /** Mapping of the last file with these headers, as the journal keeps it. */
  readonly remembered?: readonly { readonly column: string; readonly header: string }[]
  /** Chosen by a person: model column → letter; '' leaves the column without a source. */
  readonly chosen?: Readonly<Record<string, string>>
}

interface Candidate {
  readonly match: ColumnMatch
  /** Lower is better. */
  readonly rank: number
}

const RANK_EXACT = 10_000
const RANK_LIKELY = 1_000_000
const SHORTEST_LIKELY = 2

/** Finds for every field the best column; a column serves one field and a field takes one column. */
export function mapColumns(
  spec: TableSpec,
  headers: readonly HeaderCell[],
  hints: MappingHints = {},
): ColumnMatch[] {
  const candidates: Candidate[] = []
  for (const field of spec.fields) {
    const chosen = hints.chosen?.[field.column]
    if (chosen !== undefined) {
      const header = headers.find(({ index }) => columnLetter(index) === chosen.toUpperCase())
      if (header !== undefined) candidates.push({ match: { field, header, by: 'chosen' }, rank: 0 })
      continue
    }
    const remembered = hints.remembered?.find(({ column }) => column === field.column)
    for (const header of headers) {
      if (remembered !== undefined && foldHeader(remembered.header) === foldHeader(header.shown)) {
        candidates.push({ match: { field, header, by: 'remembered' }, rank: 1 })
      }
      const candidate = candidateOf(field, header)
      if (candidate !== undefined) candidates.push(candidate)
    }
  }
  candidates.sort((a, b) => a.rank - b.rank || a.match.header.index - b.match.header.index)
  const fields = new Set<string>()
  const columns = new Set<number>()
  const matches: ColumnMatch[] = []
  for (const { match } of candidates) {
    if (fields.has(match.field.column) || columns.has(match.header.index)) continue
    fields.add(match.field.column)
    columns.add(match.header.index)
    matches.push(match)
  }
  return matches.sort((a, b) => a.header.index - b.header.index)
}

function candidateOf(field: FieldSpec, header: HeaderCell): Candidate | undefined {
  const synonyms = foldedSynonyms(field)
  for (const [depth, form] of header.forms.entries()) {
    const rank = synonyms.indexOf(form)
    if (rank >= 0) return { match: { field, header, by: 'exact' }, rank: RANK_EXACT + rank * 8 + depth }
  }
  let best: number | undefined
  const whole = header.forms[0] ?? ''
  if (field.unlessContains?.some((word) => whole.includes(word))) return undefined
  for (const [index, synonym] of synonyms.entries()) {
    if (synonym.length < SHORTEST_LIKELY || !header.forms.some((form) => form.includes(synonym))) continue
    const rank = RANK_LIKELY - synonym.length * 1000 + index
    if (best === undefined || rank < best) best = rank
  }
  return best === undefined ? undefined : { match: { field, header, by: 'likely' }, rank: best }
}

const folded = new WeakMap<FieldSpec, readonly string[]>()

/** Folding is the same every time; specs are constants. */
export function foldedSynonyms(field: FieldSpec): readonly string[] {
  let synonyms = folded.get(field)
  if (synonyms === undefined) {
    synonyms = field.synonyms.map(foldHeader)
    folded.set(field, synonyms)
  }
  return synonyms
}
