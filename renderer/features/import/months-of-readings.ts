import type { FileReadingView } from '#renderer/data/desk-api.ts'
import type { SourceRole } from '#shared/source/contract.ts'
import { formatPeriod, type Period } from '#shared/units/period.ts'

/** Months of the rows of one role, most rows first. */
export function monthsOfRole(readings: readonly FileReadingView[], role: SourceRole): readonly Period[] {
  const rows = new Map<Period, number>()
  for (const { table } of readings) {
    if (table?.role !== role) continue
    for (const month of table.months) rows.set(month.period, (rows.get(month.period) ?? 0) + month.rows)
  }
  return [...rows].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([period]) => period)
}

/**
 * A wrong month is the commonest slip: a receipts file of September beside an acceptance file of August. Says so when
 * both sides are dropped together and have no month in common; null when there is nothing to say.
 */
export function monthsDisagree(readings: readonly FileReadingView[]): string | null {
  const his = monthsOfRole(readings, 'his')
  const platform = monthsOfRole(readings, 'platform')
  if (his.length === 0 || platform.length === 0) return null
  if (his.some((period) => platform.includes(period))) return null
  return `两个文件没有共同的月份：院内入库是 ${his.map(formatPeriod).join('、')}，省平台验收是 ${platform.map(formatPeriod).join('、')}`
}
