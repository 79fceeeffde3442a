import { textAt } from '../columns/frame.ts'
import type { Side } from '../model/line.ts'
import { groupStates } from '../reconcile/contract.ts'
import { NO_DATE } from '../units/plain-date.ts'
import type { DeskModel } from './desk-model.ts'
import { rowsOf } from './group-members.ts'

export interface Candidate {
  readonly side: Side
  readonly row: number
  /** Why it could belong, in the buyer's words. */
  readonly why: string
}

const MATCHED = groupStates.indexOf('matched')

/** Shown at most: a person compares, so a short list ordered by likeness serves better than a complete one. */
const SHOWN = 30

/**
 * Rows of the other side that could belong to a group that stands alone or does not balance: ordered by likeness, only
 * ever proposed (field-notes §4.2: likeness last, and never by itself).
 */
export function findCandidates(model: DeskModel, group: number): Candidate[] {
  const { reconciliation } = model
  const hisRows = rowsOf(reconciliation.his, group)
  const platformRows = rowsOf(reconciliation.platform, group)
  const own: Side =
    hisRows.length > 0 && platformRows.length === 0
      ? 'his'
      : platformRows.length > 0 && hisRows.length === 0
        ? 'platform'
        : 'his'
  const other: Side = own === 'his' ? 'platform' : 'his'
  const face = (own === 'his' ? hisRows : platformRows)[0]
  if (face === undefined) return []
  const otherGroup = other === 'his' ? reconciliation.hisGroup : reconciliation.platformGroup
  const mine = model[own].frame.columns
  const theirs = model[other].frame.columns
  const code = textAt(mine.nhsaCode, face)
  const name = textAt(mine.name, face)
  const invoice = textAt(mine.invoiceNo, face)
  const supplier = textAt(mine.supplier, face)
  const lot = textAt(mine.lotNo, face)
  const same = {
    code: code === '' ? -1 : theirs.nhsaCode.dictionary.indexOf(code),
    name: name === '' ? -1 : theirs.name.dictionary.indexOf(name),
    invoice: invoice === '' ? -1 : theirs.invoiceNo.dictionary.indexOf(invoice),
    supplier: supplier === '' ? -1 : theirs.supplier.dictionary.indexOf(supplier),
    lot: lot === '' ? -1 : theirs.lotNo.dictionary.indexOf(lot),
  }
  const found: { candidate: Candidate; score: number }[] = []
  for (let row = 0; row < model[other].frame.rowCount; row++) {
    if (otherGroup[row] === group) continue
    if (reconciliation.state[otherGroup[row]] === MATCHED && reconciliation.auto[otherGroup[row]] === 1)
      continue
    const reasons: string[] = []
    let score = 0
    const agree = (yes: boolean, points: number, words: string) => {
      if (!yes) return
      score += points
      reasons.push(words)
    }
    agree(same.code >= 0 && theirs.nhsaCode.codes[row] === same.code, 40, '同编码')
    agree(same.name >= 0 && theirs.name.codes[row] === same.name, 15, '同名称')
    if (score === 0 && !(same.invoice >= 0 && theirs.invoiceNo.codes[row] === same.invoice)) continue
    agree(same.invoice >= 0 && theirs.invoiceNo.codes[row] === same.invoice, 25, '同发票号')
    agree(same.lot >= 0 && theirs.lotNo.codes[row] === same.lot, 15, '同批号')
    agree(same.supplier >= 0 && theirs.supplier.codes[row] === same.supplier, 10, '同供应商')
    agree(theirs.amount.values[row] === mine.amount.values[face], 20, '金额相等')
    // A return never belongs to a purchase (C8).
    if (theirs.amount.values[row] < 0 !== mine.amount.values[face] < 0) continue
    const days = daysApart(mine.postedOn.days[face], theirs.postedOn.days[row])
    if (days !== null) {
      if (days > 62) continue
      score += Math.max(0, 10 - days)
      reasons.push(days === 0 ? '同一天' : `相差 ${days} 天`)
    }
    found.push({ candidate: { side: other, row, why: reasons.join('，') }, score })
  }
  return found
    .sort((a, b) => b.score - a.score || a.candidate.row - b.candidate.row)
    .slice(0, SHOWN)
    .map(({ candidate }) => candidate)
}

function daysApart(a: number, b: number): number | null {
  return a === NO_DATE || b === NO_DATE ? null : Math.abs(a - b)
}
