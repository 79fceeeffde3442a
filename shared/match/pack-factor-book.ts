import { textAt } from '../columns/frame.ts'
import type { LineFrame, Side } from '../model/line.ts'
import { idsOfRows, internTexts } from './intern-texts.ts'
import { normaliseCode } from './normalise-code.ts'
import { normaliseUnit } from './normalise-unit.ts'
import { PairTable } from './pair-table.ts'

export interface FactorConflict {
  /** A row that shows the contradiction: its code, name and unit name the item. */
  readonly side: Side
  readonly row: number
}

export interface PackFactors {
  /** Base units per unit of every row (转换比); NaN where nobody states it. */
  readonly his: Float64Array
  readonly platform: Float64Array
  /** Normalised unit of every row, ids shared by both sides. */
  readonly hisUnit: Int32Array
  readonly platformUnit: Int32Array
  /** Item and unit with two different factors on one side, while other rows needed one: reported, never guessed. */
  readonly conflicts: readonly FactorConflict[]
}

interface FactorInput {
  readonly his: LineFrame
  readonly platform: LineFrame
  readonly hisItem: Int32Array
  readonly platformItem: Int32Array
  /** By `code|unit`, from the catalogue and from people. */
  readonly given: ReadonlyMap<string, number>
}

const CONFLICT = -1

/**
 * Conversion factors (转换比) of all rows. The row's own factor wins; then what the same side says for the same item
 * and unit, then what the other side says, then the given map. A side that contradicts itself says nothing, so 240 片
 * are never compared with 10 盒 by a guess.
 */
export function packFactors(input: FactorInput): PackFactors {
  const { his, platform } = input
  const units = internTexts({
    dictionaries: [his.columns.unit.dictionary, platform.columns.unit.dictionary],
    normalise: normaliseUnit,
  })
  const hisUnit = idsOfRows(his.columns.unit.codes, units.ids[0])
  const platformUnit = idsOfRows(platform.columns.unit.codes, units.ids[1])
  const sides = [
    { frame: his, item: input.hisItem, unit: hisUnit, factor: ownFactors(his) },
    { frame: platform, item: input.platformItem, unit: platformUnit, factor: ownFactors(platform) },
  ]
  const conflicts: FactorConflict[] = []
  if (sides.some(({ factor }) => factor.missing)) {
    const pairs = new PairTable()
    const books = sides.map((side) => factorBook(side, pairs))
    const given = givenFactors(input.given)
    sides.forEach((side, s) => {
      fillIn({ side, mine: books[s], other: books[1 - s], given, pairs }, (row) => {
        conflicts.push({ side: s === 0 ? 'his' : 'platform', row })
      })
    })
  }
  return {
    his: sides[0].factor.values,
    platform: sides[1].factor.values,
    hisUnit,
    platformUnit,
    conflicts,
  }
}

interface FactorSide {
  readonly frame: LineFrame
  readonly item: Int32Array
  readonly unit: Int32Array
  readonly factor: { readonly values: Float64Array; readonly missing: boolean }
}

/** Only whole positive factors count; 0, fractions and negatives are as unknown as NaN. */
function ownFactors(frame: LineFrame): { values: Float64Array; missing: boolean } {
  const stated = frame.columns.packFactor.values
  const values = new Float64Array(stated.length)
  let missing = false
  for (let row = 0; row < stated.length; row++) {
    const factor = stated[row]
    const valid = factor >= 1 && factor <= 1e9 && factor === Math.floor(factor)
    values[row] = valid ? factor : Number.NaN
    if (!valid) missing = true
  }
  return { values, missing }
}

/** By pair id of item and unit: the factor on which all rows of a side that state one agree, or CONFLICT. */
function factorBook({ item, unit, factor }: FactorSide, pairs: PairTable): number[] {
  const book: number[] = []
  for (let row = 0; row < item.length; row++) {
    const value = factor.values[row]
    if (item[row] === 0 || Number.isNaN(value)) continue
    const pair = pairs.idOf(item[row], unit[row])
    const known = book[pair]
    if (known === undefined) book[pair] = value
    else if (known !== value) book[pair] = CONFLICT
  }
  return book
}

interface FillIn {
  readonly side: FactorSide
  readonly mine: readonly number[]
  readonly other: readonly number[]
  readonly given: ReadonlyMap<string, number>
  readonly pairs: PairTable
}

function fillIn({ side, mine, other, given, pairs }: FillIn, onConflict: (row: number) => void): void {
  const { item, unit, factor } = side
  const fromGiven = given.size === 0 ? [] : givenBook(side, given, pairs)
  const answers: number[] = []
  for (let row = 0; row < item.length; row++) {
    if (!Number.isNaN(factor.values[row]) || item[row] === 0) continue
    const pair = pairs.idOf(item[row], unit[row])
    if (answers[pair] === undefined) {
      const conflict = mine[pair] === CONFLICT || (mine[pair] === undefined && other[pair] === CONFLICT)
      if (conflict) onConflict(row)
      const answer = [mine[pair], other[pair], fromGiven[pair]].find((known) => known !== undefined)
      answers[pair] = answer === undefined || answer === CONFLICT ? Number.NaN : answer
    }
    factor.values[row] = answers[pair]
  }
}

/** By pair id: what the given map says for the codes of all rows without a factor, or CONFLICT. */
function givenBook(side: FactorSide, given: ReadonlyMap<string, number>, pairs: PairTable): number[] {
  const { frame, item, unit, factor } = side
  const { nhsaCode, itemCode, unit: unitText } = frame.columns
  const codes = new PairTable()
  const texts = new PairTable()
  const answers: number[] = []
  const book: number[] = []
  for (let row = 0; row < item.length; row++) {
    if (!Number.isNaN(factor.values[row]) || item[row] === 0) continue
    const key = texts.idOf(codes.idOf(nhsaCode.codes[row], itemCode.codes[row]), unitText.codes[row])
    if (answers[key] === undefined) {
      const found = [nhsaCode, itemCode]
        .map((column) => column.dictionary[column.codes[row]])
        .map((code) => (code === '' ? undefined : given.get(givenKey(code, textAt(unitText, row)))))
      answers[key] = found.find((value) => value !== undefined) ?? Number.NaN
    }
    if (Number.isNaN(answers[key])) continue
    const pair = pairs.idOf(item[row], unit[row])
    if (book[pair] === undefined) book[pair] = answers[key]
    else if (book[pair] !== answers[key]) book[pair] = CONFLICT
  }
  return book
}

function givenFactors(given: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const normalised = new Map<string, number>()
  for (const [key, factor] of given) {
    const bar = key.lastIndexOf('|')
    if (bar < 0 || !(factor >= 1 && factor === Math.floor(factor))) continue
    normalised.set(givenKey(key.slice(0, bar), key.slice(bar + 1)), factor)
  }
  return normalised
}

function givenKey(code: string, unit: string): string {
  return `${normaliseCode(code)}|${normaliseUnit(unit)}`
}
