import { textAt } from '../columns/frame.ts'
import { PairTable } from '../match/pair-table.ts'
import type { LineFrame } from '../model/line.ts'
import type { Reconciliation } from './contract.ts'
import type { NumberedGroups } from './group-members.ts'
import type { PreparedLines, PreparedSide } from './prepared-lines.ts'

type Entry = Reconciliation['withoutFactor'][number]

const MIXED = -1

/**
 * Items and units whose rows have no conversion factor (转换比) and therefore could not be compared: rows in a group
 * that counts in different measures, and rows alone although the other side has the item in another measure. Rows
 * compared in their common unit are not listed: there the factor cancels.
 */
export function itemsWithoutFactor(lines: PreparedLines, numbered: NumberedGroups): readonly Entry[] {
  const sides = [
    { side: lines.his, group: numbered.hisGroup, members: numbered.his },
    { side: lines.platform, group: numbered.platformGroup, members: numbered.platform },
  ]
  if (sides.every(({ side }) => side.measure.every((measure) => measure === 0))) return []
  const measureOfGroup = groupMeasures(lines, numbered)
  const measureOfItem = sides.map(({ side }) => itemMeasures(side))
  const pairs = new PairTable()
  const entries: { code: string; name: string; unit: string; rows: number }[] = []
  sides.forEach(({ side, group, members }, s) => {
    const others = sides[1 - s].members.offsets
    for (let row = 0; row < side.rowCount; row++) {
      const measure = side.measure[row]
      if (measure === 0 || side.quantityKey[row] === 0) continue
      const g = group[row]
      const isAlone = others[g] === others[g + 1] || members.offsets[g] === members.offsets[g + 1]
      const seen = isAlone ? (measureOfItem[1 - s].get(side.item[row]) ?? measure) : measureOfGroup[g]
      if (seen === measure) continue
      const id = pairs.idOf(side.item[row], side.unit[row]) - 1
      const found = itemOfRow(side.frame, row)
      const known = entries[id]
      if (known === undefined) entries[id] = { ...found, rows: 1 }
      else entries[id] = { ...(compareEntries(found, known) < 0 ? found : known), rows: known.rows + 1 }
    }
  })
  return entries.sort(compareEntries)
}

/** Code, name and unit by which a person recognises the item of a row. */
export function itemOfRow(frame: LineFrame, row: number): { code: string; name: string; unit: string } {
  const { nhsaCode, itemCode, name, unit } = frame.columns
  return {
    code: textAt(nhsaCode, row) || textAt(itemCode, row),
    name: textAt(name, row),
    unit: textAt(unit, row),
  }
}

function compareEntries(a: Omit<Entry, 'rows'>, b: Omit<Entry, 'rows'>): number {
  const left = `${a.code}\u0000${a.unit}\u0000${a.name}`
  const right = `${b.code}\u0000${b.unit}\u0000${b.name}`
  return left < right ? -1 : left > right ? 1 : 0
}

/** The measure of all rows of a group, or MIXED. */
function groupMeasures({ his, platform }: PreparedLines, numbered: NumberedGroups): Int32Array {
  const measures = new Int32Array(numbered.groupCount).fill(-2)
  const add = (side: PreparedSide, group: Int32Array) => {
    for (let row = 0; row < side.rowCount; row++) {
      const known = measures[group[row]]
      measures[group[row]] = known === -2 || known === side.measure[row] ? side.measure[row] : MIXED
    }
  }
  add(his, numbered.hisGroup)
  add(platform, numbered.platformGroup)
  return measures
}

function itemMeasures(side: PreparedSide): Map<number, number> {
  const measures = new Map<number, number>()
  for (let row = 0; row < side.rowCount; row++) {
    const known = measures.get(side.item[row])
    if (known === undefined) measures.set(side.item[row], side.measure[row])
    else if (known !== side.measure[row]) measures.set(side.item[row], MIXED)
  }
  return measures
}
