import { consumableStem, normaliseCode } from '../match/normalise-code.ts'
import type { LineFrame, Side } from '../model/line.ts'
import type { Reconciliation } from '../reconcile/contract.ts'
import type { RowClasses } from './classification.ts'
import { classSources } from './contract.ts'
import { CLASS_COUNT, KIND_CONSUMABLE, KIND_DRUG, kindOfClass } from './evidence.ts'

/** Bits of a testimony: bit 0 = a class column that names only the kind (西药), bit c = class c, then the two kinds. */
const SAYS_COUNTED = 1
const KIND_BIT = CLASS_COUNT
const CLASSES_MASK = (1 << CLASS_COUNT) - 2
const COLUMN = classSources.indexOf('column')
const OTHER_SIDE = classSources.indexOf('other-side')

/** What one side testifies to the other: by group of the reconciliation and by national code. */
interface Testimony {
  readonly byGroup: Uint16Array
  readonly byCode: ReadonlyMap<string, number>
}

interface SideRows {
  readonly frame: LineFrame
  readonly classes: RowClasses
}

/**
 * Fills what rows do not say themselves from the other side: first the rows of the same group (only groups whose identity
 * needs no person: likeness proposes, it does not decide a class), then any row of the same national code.
 * Both sides testify with their own evidence only, so the result does not depend on which is filled first.
 */
export function applyOtherSide(
  his: SideRows,
  platform: SideRows,
  reconciliation: Reconciliation | undefined,
): void {
  const fromHis = testify(his, 'his', reconciliation)
  const fromPlatform = testify(platform, 'platform', reconciliation)
  hear(his, fromPlatform, reconciliation?.hisGroup)
  hear(platform, fromHis, reconciliation?.platformGroup)
}

function testify(side: SideRows, name: Side, reconciliation: Reconciliation | undefined): Testimony {
  const { frame, classes } = side
  const { codes, dictionary } = frame.columns.nhsaCode
  const group = name === 'his' ? reconciliation?.hisGroup : reconciliation?.platformGroup
  const byGroup = new Uint16Array(reconciliation?.groupCount ?? 0)
  const byDictionary = new Uint16Array(dictionary.length)
  for (let row = 0; row < frame.rowCount; row++) {
    const kind = classes.kind[row]
    if (kind === 0) continue
    const exclusion = classes.exclusion[row]
    const said = exclusion !== 0 ? 1 << exclusion : classes.kindSource[row] === COLUMN ? SAYS_COUNTED : 0
    const bits = said | (1 << (KIND_BIT + kind - 1))
    byDictionary[codes[row]] |= bits
    if (group && reconciliation?.auto[group[row]] === 1) byGroup[group[row]] |= bits
  }
  const byCode = new Map<string, number>()
  for (let index = 1; index < dictionary.length; index++) {
    const key = byDictionary[index] === 0 ? '' : itemKey(dictionary[index])
    if (key !== '') byCode.set(key, (byCode.get(key) ?? 0) | byDictionary[index])
  }
  return { byGroup, byCode }
}

function hear(side: SideRows, testimony: Testimony, group: Int32Array | undefined): void {
  const { frame, classes } = side
  const { codes, dictionary } = frame.columns.nhsaCode
  const byDictionary = Uint16Array.from(dictionary, (text, index) =>
    index === 0 ? 0 : (testimony.byCode.get(itemKey(text)) ?? 0),
  )
  for (let row = 0; row < frame.rowCount; row++) {
    const ofGroup = group ? testimony.byGroup[group[row]] : 0
    if (ofGroup !== 0) accept(classes, row, ofGroup)
    const ofCode = byDictionary[codes[row]]
    if (ofCode !== 0) accept(classes, row, ofCode)
  }
}

/** Takes from a testimony what is still open, and marks what speaks against it. */
function accept(classes: RowClasses, row: number, bits: number): void {
  const kinds = bits >> KIND_BIT
  const kind = classes.kind[row]
  if (kind === 0) {
    if (kinds === 3) {
      // The other side calls the same goods both drug and consumable: no evidence, but a person should know.
      classes.contradiction[row] = 1
      return
    }
    classes.kind[row] = kinds
    classes.kindSource[row] = OTHER_SIDE
  } else if ((kinds & kind) === 0) {
    classes.contradiction[row] = 1
    return
  }
  const said = bits & classesOfKind(classes.kind[row])
  if (said === 0) return
  const lowest = said & -said
  const own = classes.exclusion[row]
  if (own === 0) {
    if (said !== lowest || (bits & SAYS_COUNTED) !== 0) classes.contradiction[row] = 1
    // One item filed as 疫苗 here and as 西药 there proves nothing; leaving only this side out would bend the rate.
    if ((bits & SAYS_COUNTED) !== 0) return
    classes.exclusion[row] = 31 - Math.clz32(lowest)
    classes.exclusionSource[row] = OTHER_SIDE
  } else if ((said & (1 << own)) === 0) classes.contradiction[row] = 1
}

const classesByKind = [KIND_DRUG, KIND_CONSUMABLE].map((kind) =>
  kindOfClass.reduce((mask, of, index) => (of === kind ? mask | (1 << index) : mask), 0),
)

function classesOfKind(kind: number): number {
  return classesByKind[kind - 1] & CLASSES_MASK
}

/** Two consumables of one 20-character stem share class and kind, so the stem is the key. */
function itemKey(text: string): string {
  const code = normaliseCode(text)
  return consumableStem(code) ?? code
}
