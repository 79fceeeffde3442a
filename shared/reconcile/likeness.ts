import { NO_DATE } from '../units/plain-date.ts'
import { editDistanceWithin } from './edit-distance.ts'
import type { Reconciling } from './reconciling.ts'

/** How far two rows are apart in what identity would need; null where they cannot be the same goods. */
export interface Distance {
  /** 0 same, 1 one or both missing, 2 different. */
  readonly lot: number
  /** Edit distance; one more than allowed stands for a missing number. */
  readonly invoice: number
  readonly days: number
}

/** An invoice number typed with its code before it, or only by its last digits, is taken as one typing error. */
const SUFFIX_DIGITS = 7

/**
 * Compares a receipt and an acceptance of like item and supplier. They must lie in the date window and have near-equal
 * or missing invoice numbers (票后到: the invoice comes after the goods). With neither invoice nor lot in common there
 * is nothing that ties one delivery of a weekly order rather than the next.
 */
export function distanceOf(
  reconciling: Reconciling,
  h: number,
  p: number,
  lots: 'any' | 'not-different' = 'any',
): Distance | null {
  const { lines, parameters, apart } = reconciling
  const { his, platform } = lines
  const hisDay = his.frame.columns.postedOn.days[h]
  const platformDay = platform.frame.columns.postedOn.days[p]
  if (hisDay === NO_DATE || platformDay === NO_DATE) return null
  const days = hisDay - platformDay
  if (days < -parameters.daysBefore || days > parameters.daysAfter) return null
  const lot =
    his.lot[h] === platform.lot[p] && his.lot[h] !== 0 ? 0 : his.lot[h] === 0 || platform.lot[p] === 0 ? 1 : 2
  const missing = his.invoice[h] === 0 || platform.invoice[p] === 0
  if (lot === 2 && (missing || lots === 'not-different')) return null
  const invoice = missing
    ? parameters.invoiceDistance + 1
    : invoiceDistance(reconciling, his.invoice[h], platform.invoice[p])
  if (!missing && invoice > parameters.invoiceDistance) return null
  if (!apart.allowsPair(h, p)) return null
  return { lot, invoice, days: Math.abs(days) }
}

function invoiceDistance({ lines, parameters }: Reconciling, his: number, platform: number): number {
  if (his === platform) return 0
  const limit = parameters.invoiceDistance
  const a = lines.invoices.textOf(his)
  const b = lines.invoices.textOf(platform)
  const distance = editDistanceWithin(a, b, limit)
  if (distance <= limit) return distance
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return limit > 0 && short.length >= SUFFIX_DIGITS && /^\d+$/.test(short) && long.endsWith(short)
    ? 1
    : distance
}
