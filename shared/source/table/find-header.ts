import { CELL_DATE, CELL_NUMBER, type RawSheet, type TableSpec, type Workbook } from '../contract.ts'
import { kindAt } from '../raw-cells.ts'
import { headerText } from './cell-text.ts'
import { foldHeader, moneyUnitOf, withoutBrackets } from './fold-header.ts'
import { type ColumnMatch, type HeaderCell, type MappingHints, mapColumns } from './map-columns.ts'

export interface FoundHeader {
  readonly sheet: RawSheet
  /** Zero-based first row of the header. */
  readonly top: number
  /** Zero-based last row; data begins below it. */
  readonly bottom: number
  readonly headers: readonly HeaderCell[]
  readonly matches: readonly ColumnMatch[]
  readonly score: number
}

/** Titles, units, query conditions and notes above the header seldom take more. */
const SEARCHED_ROWS = 40
const SCORE_EXACT = 3
const SCORE_LIKELY = 1
const FEWEST_MATCHES = 2

/** The row (or two rows joined) of a sheet that explains most of the spec's columns; undefined when none explains any. */
export function findHeader(
  workbook: Workbook,
  sheet: RawSheet,
  spec: TableSpec,
  hints: MappingHints = {},
): FoundHeader | undefined {
  let best: FoundHeader | undefined
  const rows = Math.min(sheet.rowCount, SEARCHED_ROWS)
  const texts = Array.from({ length: Math.min(rows + 1, sheet.rowCount) }, (_, row) =>
    rowTexts(workbook, sheet, row),
  )
  for (let row = 0; row < rows; row++) {
    const single = judge(sheet, spec, hints, row, row, singleHeaders(texts[row]))
    if (single.score > (best?.score ?? 0)) best = single
    if (row + 1 < texts.length && numbersIn(sheet, row + 1) === 0) {
      const joined = judge(sheet, spec, hints, row, row + 1, joinedHeaders(sheet, texts, row))
      // Two rows must explain more than either alone, or a title above the header would be taken into it.
      const below = judge(sheet, spec, hints, row + 1, row + 1, singleHeaders(texts[row + 1]))
      const gain = joined.score > Math.max(single.score, below.score) + SCORE_LIKELY
      if (gain && joined.score > (best?.score ?? 0)) best = joined
    }
  }
  return best !== undefined && best.matches.length >= FEWEST_MATCHES ? best : undefined
}

function judge(
  sheet: RawSheet,
  spec: TableSpec,
  hints: MappingHints,
  top: number,
  bottom: number,
  headers: readonly HeaderCell[],
): FoundHeader {
  const matches = headers.length < FEWEST_MATCHES ? [] : mapColumns(spec, headers, hints)
  let score = -numbersIn(sheet, bottom)
  for (const { by } of matches) score += by === 'likely' ? SCORE_LIKELY : SCORE_EXACT
  return { sheet, top, bottom, headers, matches, score }
}

function rowTexts(workbook: Workbook, sheet: RawSheet, row: number): string[] {
  return sheet.columns.map((_, column) => headerText(workbook, sheet, row, column))
}

function numbersIn(sheet: RawSheet, row: number): number {
  let count = 0
  for (const column of sheet.columns) {
    const kind = kindAt(column, row)
    if (kind === CELL_NUMBER || kind === CELL_DATE) count++
  }
  return count
}

function singleHeaders(texts: readonly string[]): HeaderCell[] {
  const headers: HeaderCell[] = []
  for (const [index, text] of texts.entries()) if (text !== '') headers.push(headerCell(index, text, [text]))
  return headers
}

/** `验收` over `数量` and `金额` reads as 验收数量, 验收金额: the upper text spans to the next one. */
function joinedHeaders(sheet: RawSheet, texts: readonly (readonly string[])[], row: number): HeaderCell[] {
  const upper = spread(sheet, texts[row], row)
  const headers: HeaderCell[] = []
  for (let index = 0; index < sheet.columns.length; index++) {
    const top = upper[index] ?? ''
    const sub = texts[row + 1][index] ?? ''
    if (sub === '') {
      const own = texts[row][index] ?? ''
      if (own !== '') headers.push(headerCell(index, own, [own]))
    } else if (top === '' || top === sub) headers.push(headerCell(index, sub, [sub]))
    else headers.push(headerCell(index, `${top}/${sub}`, [top + sub, sub]))
  }
  return headers
}

function spread(sheet: RawSheet, texts: readonly string[], row: number): string[] {
  const result = [...texts]
  const merges = sheet.merges.filter(
    ({ top, bottom, left, right }) => top === row && bottom === row && right > left,
  )
  for (const { left, right } of merges) {
    for (let column = left + 1; column <= Math.min(right, result.length - 1); column++)
      result[column] = texts[left]
  }
  if (sheet.merges.length > 0) return result
  // Text formats know no merges: there the group title simply leaves the next cells empty.
  for (let column = 1; column < result.length; column++)
    if (result[column] === '') result[column] = result[column - 1]
  return result
}

function headerCell(index: number, shown: string, variants: readonly string[]): HeaderCell {
  const forms: string[] = []
  for (const variant of variants) {
    const folded = foldHeader(variant)
    for (const form of [folded, withoutBrackets(folded)]) if (!forms.includes(form)) forms.push(form)
  }
  const unit = /[(（[【].*[)）\]】]/.test(shown) ? moneyUnitOf(shown.replace(/^[^(（[【]*/, '')) : undefined
  return unit === 10_000 ? { index, shown, forms, scale: 10_000 } : { index, shown, forms }
}
