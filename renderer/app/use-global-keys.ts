import { choosePeriod, useDeskState, usePeriod } from '../state/desk.ts'
import { goTo } from '../state/hash-location.ts'
import { desks } from './desks.ts'
import { useKeys } from './keys.ts'
import { redoLast, undoLast } from './undo.ts'

interface GlobalActions {
  readonly openPalette: () => void
  readonly openKeys: () => void
}

/** Keys that work on every desk. */
export function useGlobalKeys({ openPalette, openKeys }: GlobalActions): void {
  const { months, undo, redo } = useDeskState()
  const period = usePeriod()
  const step = (by: number) => {
    const next = months[months.findIndex((month) => month.period === period) + by]
    if (next) choosePeriod(next.period)
  }
  useKeys([
    { keys: 'ctrl+k', text: '搜索或执行', group: '通用', when: 'always', run: openPalette },
    { keys: '/', text: '搜索', group: '通用', run: openPalette },
    { keys: '?', text: '本页快捷键', group: '通用', run: openKeys },
    { keys: 'ctrl+z', text: '撤销', group: '通用', run: () => void (undo && undoLast()) },
    { keys: 'ctrl+y', text: '恢复', group: '通用', run: () => void (redo && redoLast()) },
    { keys: '[', text: '上一个月', group: '通用', run: () => step(-1) },
    { keys: ']', text: '下一个月', group: '通用', run: () => step(1) },
    ...desks.map((desk) => ({
      keys: `g ${desk.letter}`,
      text: desk.title,
      group: '前往',
      run: () => goTo(desk.path),
    })),
  ])
}
