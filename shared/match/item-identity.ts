import type { LineFrame } from '../model/line.ts'
import { type InternedTexts, idsOfRows, type TextInterner } from './intern-texts.ts'
import { consumableStem, normaliseCode } from './normalise-code.ts'
import { normaliseName, normaliseSpec } from './normalise-name.ts'
import { normaliseSupplier } from './normalise-supplier.ts'
import { PairTable } from './pair-table.ts'

export interface ItemIdentity {
  /** Item of every row, ids shared by both sides; 0 where a row names no item at all. */
  readonly his: Int32Array
  readonly platform: Int32Array
  readonly itemCount: number
  /** Full national code of every row (normalised), for telling two consumables of one 20-digit stem apart; 0 absent. */
  readonly hisCode: Int32Array
  readonly platformCode: Int32Array
  readonly codes: InternedTexts
}

interface IdentityInput {
  readonly his: LineFrame
  readonly platform: LineFrame
  /** Interned order-detail ids: rows linked one to one teach which codes mean the same item. */
  readonly hisOrderId: Int32Array
  readonly platformOrderId: Int32Array
  readonly orderIdCount: number
  readonly interner: TextInterner
}

const CONFLICT = -1

/**
 * Which rows of both sides name the same item (品种). In this order, the first that answers:
 * 1. the national code (20 or 23 characters for drugs, 20 or 27 for consumables);
 * 2. the row's own item code, where every other row of that side with that code has one and the same national code;
 * 3. the pair of codes learnt from rows that an order-detail id links one to one, if all such rows agree;
 * 4. name + strength + maker, all of them stated and belonging to one item only.
 * What contradicts itself (one 院内编码 used for two products) teaches nothing.
 */
export function identifyItems(input: IdentityInput): ItemIdentity {
  const { his, platform } = input
  const codes = input.interner.intern({
    dictionaries: [his.columns.nhsaCode.dictionary, platform.columns.nhsaCode.dictionary],
    normalise: normaliseCode,
    plain: { plain: 'digits-and-capitals', dropLeadingZeros: false },
  })
  const hisCode = idsOfRows(his.columns.nhsaCode.codes, codes.ids[0])
  const platformCode = idsOfRows(platform.columns.nhsaCode.codes, codes.ids[1])
  const stems = itemsOfCodes(codes, [hisCode, platformCode])
  const identity = {
    his: stems ? idsOfRows(hisCode, stems) : hisCode,
    platform: stems ? idsOfRows(platformCode, stems) : platformCode,
    itemCount: codes.count,
    hisCode,
    platformCode,
    codes,
  }
  if (!hisCode.includes(0) && !platformCode.includes(0)) return identity
  return { ...identity, ...identifyUncoded(input, identity) }
}

/**
 * A consumable stated with 20 characters on one row and with 27 on another is the same item as far as the codes can
 * tell; two codes of 27 are compared whole unless the bare stem is in use. null when no code has to give way.
 */
function itemsOfCodes(codes: InternedTexts, columns: readonly Int32Array[]): Int32Array | null {
  const used = new Uint8Array(codes.count)
  for (const column of columns) for (let row = 0; row < column.length; row++) used[column[row]] = 1
  const bare = new Map<string, number>()
  const full: { id: number; stem: string }[] = []
  for (let id = 1; id < codes.count; id++) {
    if (used[id] === 0) continue
    const text = codes.textOf(id)
    const stem = consumableStem(text)
    if (stem === null) continue
    if (text.length === 20) bare.set(text, id)
    else full.push({ id, stem })
  }
  if (bare.size === 0 || full.length === 0) return null
  const items = Int32Array.from({ length: codes.count }, (_, id) => id)
  for (const { id, stem } of full) items[id] = bare.get(stem) ?? id
  return items
}

/** Items for rows without a national code: see the order of evidence above. */
function identifyUncoded(
  input: IdentityInput,
  coded: { readonly his: Int32Array; readonly platform: Int32Array; readonly itemCount: number },
): { his: Int32Array; platform: Int32Array; itemCount: number } {
  const sides = [input.his, input.platform] as const
  const items = [coded.his.slice(), coded.platform.slice()] as const
  const own = sides.map((frame) => {
    const interned = input.interner.intern({
      dictionaries: [frame.columns.itemCode.dictionary],
      normalise: normaliseCode,
      plain: { plain: 'digits-and-capitals', dropLeadingZeros: false },
    })
    return { rows: idsOfRows(frame.columns.itemCode.codes, interned.ids[0]), count: interned.count }
  })
  sides.forEach((_, side) => {
    adopt(items[side], own[side].rows, learn(own[side].count, own[side].rows, items[side]))
  })
  const links = linkedRows(input)
  sides.forEach((_, side) => {
    const mine = side === 0 ? links.his : links.platform
    const theirs = side === 0 ? links.platform : links.his
    const lesson = new Int32Array(own[side].count)
    for (let i = 0; i < mine.length; i++)
      if (items[side][mine[i]] === 0) teach(lesson, own[side].rows[mine[i]], items[1 - side][theirs[i]])
    adopt(items[side], own[side].rows, lesson)
  })

  const triples = nameTriples(input)
  const byTriple = new Int32Array(triples.count + 1)
  sides.forEach((_, side) => {
    const rows = triples.rows[side]
    for (let row = 0; row < rows.length; row++)
      if (triples.complete[rows[row]]) teach(byTriple, rows[row], items[side][row])
  })
  sides.forEach((_, side) => {
    adopt(items[side], triples.rows[side], byTriple)
  })

  // What is left has no national code anywhere: the triple itself, or the own code where a row has not even a name.
  let itemCount = coded.itemCount + triples.count + 1
  sides.forEach((_, side) => {
    const tripleOfCode = learn(own[side].count, own[side].rows, triples.rows[side])
    const rows = items[side]
    for (let row = 0; row < rows.length; row++) {
      if (rows[row] !== 0) continue
      const code = own[side].rows[row]
      const triple =
        code !== 0 && tripleOfCode[code] > 0 ? tripleOfCode[code] : code === 0 ? triples.rows[side][row] : 0
      if (triple !== 0) rows[row] = coded.itemCount + triple
      else if (code !== 0) rows[row] = itemCount + code
    }
    itemCount += own[side].count
  })

  // Two codes without a national code on either side can still be one item by their common order-detail ids.
  const lesson = new Int32Array(itemCount)
  for (let i = 0; i < links.his.length; i++) {
    const a = items[0][links.his[i]]
    const b = items[1][links.platform[i]]
    if (a === b || b === 0) continue
    if (a >= coded.itemCount) teach(lesson, a, b)
  }
  const hisItems = items[0]
  for (let row = 0; row < hisItems.length; row++)
    if (lesson[hisItems[row]] > 0) hisItems[row] = lesson[hisItems[row]]
  return { his: items[0], platform: items[1], itemCount }
}

function teach(lesson: Int32Array, key: number, answer: number): void {
  if (key === 0 || answer === 0) return
  if (lesson[key] === 0) lesson[key] = answer
  else if (lesson[key] !== answer) lesson[key] = CONFLICT
}

/** What all rows with a key agree on; CONFLICT where they do not. */
function learn(count: number, keys: Int32Array, answers: Int32Array): Int32Array {
  const lesson = new Int32Array(count)
  for (let row = 0; row < keys.length; row++) teach(lesson, keys[row], answers[row])
  return lesson
}

function adopt(items: Int32Array, keys: Int32Array, lesson: Int32Array): void {
  for (let row = 0; row < items.length; row++)
    if (items[row] === 0 && lesson[keys[row]] > 0) items[row] = lesson[keys[row]]
}

/** Rows that an order-detail id links one to one. */
function linkedRows(input: IdentityInput): { his: number[]; platform: number[] } {
  const hisRow = singleRows(input.hisOrderId, input.orderIdCount)
  const platformRow = singleRows(input.platformOrderId, input.orderIdCount)
  const his: number[] = []
  const platform: number[] = []
  for (let id = 1; id < input.orderIdCount; id++) {
    if (hisRow[id] <= 0 || platformRow[id] <= 0) continue
    his.push(hisRow[id] - 1)
    platform.push(platformRow[id] - 1)
  }
  return { his, platform }
}

/** Row + 1 of ids that occur once; CONFLICT for ids that occur again. */
function singleRows(ids: Int32Array, count: number): Int32Array {
  const single = new Int32Array(count)
  for (let row = 0; row < ids.length; row++) single[ids[row]] = single[ids[row]] === 0 ? row + 1 : CONFLICT
  return single
}

/** Name + strength + maker as one id per row (0 without a name); `complete` where all three are stated. */
function nameTriples(input: IdentityInput) {
  const frames = [input.his, input.platform]
  const of = (column: 'name' | 'spec' | 'maker', normalise: (text: string) => string) => {
    const interned = input.interner.intern({
      dictionaries: frames.map((frame) => frame.columns[column].dictionary),
      normalise,
    })
    return frames.map((frame, side) => idsOfRows(frame.columns[column].codes, interned.ids[side]))
  }
  const name = of('name', normaliseName)
  const spec = of('spec', normaliseSpec)
  const maker = of('maker', normaliseSupplier)
  const nameAndSpec = new PairTable()
  const triple = new PairTable()
  const complete: boolean[] = [false]
  const rows = frames.map((frame, side) => {
    const ids = new Int32Array(frame.rowCount)
    for (let row = 0; row < frame.rowCount; row++) {
      if (name[side][row] === 0) continue
      const id = triple.idOf(nameAndSpec.idOf(name[side][row], spec[side][row]), maker[side][row])
      ids[row] = id
      complete[id] = spec[side][row] !== 0 && maker[side][row] !== 0
    }
    return ids
  })
  return { rows, complete, count: triple.size }
}
