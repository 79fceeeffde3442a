import type { Period } from '#shared/units/period.ts'
import type { DeskState } from '../data/desk-api.ts'

/** What waits at a desk, with the words for it; the navigation never counts what merely exists. */
export interface Waiting {
  readonly count: number
  readonly text: string
}

const NOTHING: Waiting = { count: 0, text: '' }

/** What waits for a person at each desk in the chosen month. */
export function waitingAt(path: string, state: DeskState, period: Period | null): Waiting {
  const month = state.months.find((candidate) => candidate.period === period)
  switch (path) {
    case '/import': {
      if (!month) return NOTHING
      const missing = Number(month.hisRows === 0) + Number(month.platformRows === 0)
      return missing > 0 ? { count: missing, text: `缺 ${missing} 侧数据` } : NOTHING
    }
    case '/reconcile':
      return month && month.waiting > 0
        ? { count: month.waiting, text: `${month.waiting} 组待处理` }
        : NOTHING
    case '/report': {
      const open = state.months.filter((candidate) => !candidate.locked).length
      return open > 0 ? { count: open, text: `${open} 个月未锁定` } : NOTHING
    }
    default:
      return NOTHING
  }
}
