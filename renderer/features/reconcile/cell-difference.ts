import { lineColumnSpecs } from '#renderer/grid/columns.ts'
import type { LineColumn } from '#shared/model/line.ts'
import { formatScaled } from '#shared/units/decimal.ts'
import { parsePlainDate } from '#shared/units/plain-date.ts'
import { decimalsOf, numberOfCell } from './cell-numbers.ts'

const MONEY: ReadonlySet<LineColumn> = new Set(['unitPrice', 'amount'])

/**
 * How two cells of one column differ, in the few signs that fit into the cell: `+2.00` (HIS − platform), `晚 3 天`, `≠`
 * for texts; '' when they say the same.
 */
export function cellDifference(column: LineColumn, his: string, platform: string): string {
  if (his === platform) return ''
  const ours = numberOfCell(column, his)
  const theirs = numberOfCell(column, platform)
  if (ours !== null && theirs !== null) {
    const difference = ours - theirs
    if (difference === 0n) return ''
    return `${difference > 0n ? '+' : ''}${formatScaled(difference, decimalsOf(column), MONEY.has(column) ? 2 : 0)}`
  }
  const ourDay = parsePlainDate(his)
  const theirDay = parsePlainDate(platform)
  if (ourDay !== null && theirDay !== null) {
    const days = ourDay - theirDay
    return days > 0 ? `晚 ${days} 天` : `早 ${-days} 天`
  }
  if (his === '' || platform === '') return lineColumnSpecs[column].align === 'end' ? '缺' : '一侧未填'
  return '≠'
}
