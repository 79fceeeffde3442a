import { type DiscrepancyKind, discrepancyKinds, type ReconcileParameters } from './contract.ts'
import { type GroupFigures, groupFigures, MIXED } from './group-figures.ts'
import type { NumberedGroups } from './group-members.ts'
import type { GroupsInProgress } from './groups-in-progress.ts'
import { monthsOfRows } from './months-of-rows.ts'
import type { PreparedLines, PreparedSide } from './prepared-lines.ts'

const bitOf = Object.fromEntries(discrepancyKinds.map((kind, i) => [kind, 1 << i])) as Readonly<
  Record<DiscrepancyKind, number>
>

interface KindsInput {
  readonly lines: PreparedLines
  readonly groups: GroupsInProgress
  readonly numbered: NumberedGroups
  readonly parameters: ReconcileParameters
}

/**
 * The discrepancy kinds (差异类型) of every group as bits. No bit means that the sides agree in quantity (exactly, after
 * conversion), price and amount (within the tolerances of REC-01), month, item and direction.
 */
export function kindsOfGroups(input: KindsInput): Uint16Array {
  const { lines, groups, numbered } = input
  const { his, platform } = lines
  const hisMonths = monthsOfRows(his.frame.columns.postedOn.days)
  const platformMonths = monthsOfRows(platform.frame.columns.postedOn.days)
  const agrees = plainAgreement({ his, platform, hisMonths, platformMonths, parameters: input.parameters })
  const kinds = new Uint16Array(numbered.groupCount)
  for (let group = 0; group < numbered.groupCount; group++) {
    const hisFrom = numbered.his.offsets[group]
    const hisTo = numbered.his.offsets[group + 1]
    const platformFrom = numbered.platform.offsets[group]
    const platformTo = numbered.platform.offsets[group + 1]
    // Most groups are settled here, without an object for any of them.
    if (hisFrom === hisTo || platformFrom === platformTo) {
      const returns =
        anyReturn(his, numbered.his.rows, hisFrom, hisTo) ||
        anyReturn(platform, numbered.platform.rows, platformFrom, platformTo)
      kinds[group] = returns ? bitOf.return : 0
      continue
    }
    if (
      hisTo - hisFrom === 1 &&
      platformTo - platformFrom === 1 &&
      agrees(numbered.his.rows[hisFrom], numbered.platform.rows[platformFrom])
    )
      continue
    const hisRows = numbered.his.rows.subarray(hisFrom, hisTo)
    const platformRows = numbered.platform.rows.subarray(platformFrom, platformTo)
    kinds[group] = kindsOf(input, {
      his: groupFigures({ side: his, repeat: groups.hisRepeat, rows: hisRows, months: hisMonths }),
      platform: groupFigures({
        side: platform,
        repeat: groups.platformRepeat,
        rows: platformRows,
        months: platformMonths,
      }),
      hisRows,
      platformRows,
    })
  }
  return kinds
}

function anyReturn(side: PreparedSide, rows: Uint32Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (side.isReturn[rows[i]] === 1) return true
  return false
}

interface PlainAgreement {
  readonly his: PreparedSide
  readonly platform: PreparedSide
  readonly hisMonths: Int32Array
  readonly platformMonths: Int32Array
  readonly parameters: ReconcileParameters
}

/** The short way for the commonest case: one row against one row, and every figure the same. */
function plainAgreement(input: PlainAgreement): (h: number, p: number) => boolean {
  const { his, platform, hisMonths, platformMonths } = input
  const { priceTolerance } = input.parameters
  const hisAmount = his.frame.columns.amount.values
  const platformAmount = platform.frame.columns.amount.values
  const hisPrice = his.frame.columns.unitPrice.values
  const platformPrice = platform.frame.columns.unitPrice.values
  return (h, p) => {
    if (
      his.itemKey[h] !== platform.itemKey[p] ||
      his.itemKey[h] === 0 ||
      his.quantityKey[h] !== platform.quantityKey[p] ||
      hisAmount[h] !== platformAmount[p] ||
      hisMonths[h] !== platformMonths[p] ||
      his.code[h] !== platform.code[p]
    )
      return false
    const a = his.factor[h]
    const b = platform.factor[p]
    if (a === b || his.measure[h] !== 0) return hisPrice[h] === platformPrice[p]
    return Math.abs(hisPrice[h] * b - platformPrice[p] * a) <= priceTolerance * a * b
  }
}

interface GroupOfRows {
  readonly his: GroupFigures
  readonly platform: GroupFigures
  readonly hisRows: Uint32Array
  readonly platformRows: Uint32Array
}

/** For groups with rows on both sides. */
function kindsOf({ lines, parameters }: KindsInput, group: GroupOfRows): number {
  const { his, platform } = group
  let kinds = 0
  if (his.repeats + platform.repeats > 0) kinds |= bitOf.duplicate
  if (his.hasReturn !== platform.hasReturn || his.hasPurchase !== platform.hasPurchase) kinds |= bitOf.return
  if (his.firstMonth !== platform.firstMonth || his.lastMonth !== platform.lastMonth) kinds |= bitOf.period
  const amounts = amountsAgree(his, platform, parameters)
  if (!amounts) kinds |= bitOf.amount
  const quantities = compareQuantities(lines, group, amounts)
  kinds |= quantities === 'agree' ? 0 : bitOf[quantities]
  // Where the units themselves are in doubt, prices per unit differ for that reason alone.
  if (quantities !== 'unit' && pricesDiffer(lines, group, parameters)) kinds |= bitOf.price
  if (itemsDiffer(lines, group)) kinds |= bitOf.code
  return kinds
}

function amountsAgree(his: GroupFigures, platform: GroupFigures, parameters: ReconcileParameters): boolean {
  if (Number.isNaN(his.amount) || Number.isNaN(platform.amount))
    return Number.isNaN(his.amount) && Number.isNaN(platform.amount)
  // Each line was rounded to the fen on its own, so the tolerance grows with the lines.
  const tolerance = parameters.amountTolerance * Math.max(his.lines, platform.lines)
  return Math.abs(his.amount - platform.amount) <= tolerance
}

function compareQuantities(
  { his, platform }: PreparedLines,
  group: GroupOfRows,
  amountsAgree: boolean,
): 'agree' | 'quantity' | 'unit' {
  const a = group.his
  const b = group.platform
  if (Number.isNaN(a.quantity) || Number.isNaN(b.quantity))
    return Number.isNaN(a.quantity) && Number.isNaN(b.quantity) ? 'agree' : 'quantity'
  if (a.measure === MIXED || a.measure !== b.measure) return 'unit'
  if (a.quantity === b.quantity) return 'agree'
  const isFactorOf = (side: PreparedSide, rows: Uint32Array, ratio: number) =>
    rows.some((row) => side.factor[row] === ratio)
  const [more, less] = Math.abs(a.quantity) > Math.abs(b.quantity) ? [a, b] : [b, a]
  const ratio = more.quantity / less.quantity
  const mixedUp =
    amountsAgree &&
    ratio > 1 &&
    (isFactorOf(his, group.hisRows, ratio) || isFactorOf(platform, group.platformRows, ratio))
  return mixedUp ? 'unit' : 'quantity'
}

/** Compares every price of one side with every price of the other: per unit if all units are alike, else per base unit. */
function pricesDiffer(
  { his, platform }: PreparedLines,
  { hisRows, platformRows }: GroupOfRows,
  { priceTolerance }: ReconcileParameters,
): boolean {
  const alike = unitsAlike(his, hisRows, platform, platformRows)
  if (alike === 'unknown') return false
  const a = priceRange(his, hisRows, alike)
  const b = priceRange(platform, platformRows, alike)
  const widest = Math.max(a.highest - b.lowest, b.highest - a.lowest)
  // Dividing by the factor leaves dust far below a micro-yuan, which must not decide at the tolerance itself.
  return widest > priceTolerance + 1e-6
}

function unitsAlike(
  his: PreparedSide,
  hisRows: Uint32Array,
  platform: PreparedSide,
  platformRows: Uint32Array,
): 'same' | 'convertible' | 'unknown' {
  const factor = his.factor[hisRows[0]]
  const unit = his.unit[hisRows[0]]
  let same = true
  let known = true
  for (const { side, rows } of [
    { side: his, rows: hisRows },
    { side: platform, rows: platformRows },
  ])
    for (const row of rows) {
      if (Number.isNaN(side.factor[row])) known = false
      if (side.factor[row] !== factor && !(side.unit[row] === unit && Number.isNaN(side.factor[row])))
        same = false
    }
  if (same && known) return 'same'
  const oneUnit =
    hisRows.every((row) => his.unit[row] === unit) && platformRows.every((row) => platform.unit[row] === unit)
  if (!known) return oneUnit ? 'same' : 'unknown'
  return 'convertible'
}

function priceRange(side: PreparedSide, rows: Uint32Array, alike: 'same' | 'convertible') {
  const prices = side.frame.columns.unitPrice.values
  let lowest = Number.POSITIVE_INFINITY
  let highest = Number.NEGATIVE_INFINITY
  for (const row of rows) {
    const price = alike === 'same' ? prices[row] : prices[row] / side.factor[row]
    if (price < lowest) lowest = price
    if (price > highest) highest = price
  }
  return { lowest, highest }
}

/** Two different items, or two consumable codes of 27 characters that only share their stem. */
function itemsDiffer(
  { his, platform, codes }: PreparedLines,
  { hisRows, platformRows }: GroupOfRows,
): boolean {
  for (const h of hisRows)
    for (const p of platformRows) {
      if (his.item[h] === 0 || platform.item[p] === 0) continue
      if (his.item[h] !== platform.item[p]) return true
      if (his.code[h] === platform.code[p]) continue
      if (codes.textOf(his.code[h]).length === 27 && codes.textOf(platform.code[p]).length === 27) return true
    }
  return false
}
