import type { PaletteCommand } from '../features/search/palette-command.ts'
import { toggleDensity, toggleTheme, useAppearance } from '../state/appearance.ts'
import { choosePeriod, useDeskState, usePeriod } from '../state/desk.ts'
import { goTo } from '../state/hash-location.ts'
import { periodInWords, periodKey } from '../ui/words-of-time.ts'
import { desks } from './desks.ts'
import { redoLast, undoLast } from './undo.ts'

/** Everything the palette offers without asking the data worker: desks, months, commands. */
export function usePaletteCommands(actions: { readonly openKeys: () => void }): readonly PaletteCommand[] {
  const { months, undo, redo } = useDeskState()
  const period = usePeriod()
  const { theme, density } = useAppearance()
  const commands: PaletteCommand[] = desks.map((desk) => ({
    id: `desk:${desk.path}`,
    group: '前往',
    title: desk.title,
    words: `${desk.initials} ${desk.path.slice(1)}`,
    keys: `g ${desk.letter}`,
    run: () => goTo(desk.path),
  }))
  for (const month of months.toReversed()) {
    commands.push({
      id: `month:${month.period}`,
      group: '月份',
      title: periodInWords(month.period),
      words: `${periodKey(month.period)} ${periodKey(month.period).replace('-', '')} yf`,
      detail:
        month.period === period
          ? '当前月份'
          : month.locked
            ? '已锁定'
            : month.waiting > 0
              ? `${month.waiting} 组待处理`
              : '',
      run: () => choosePeriod(month.period),
    })
  }
  if (undo) {
    commands.push({
      id: 'undo',
      group: '操作',
      title: `撤销：${undo.label}`,
      words: 'cx undo',
      keys: 'ctrl+z',
      run: () => void undoLast(),
    })
  }
  if (redo) {
    commands.push({
      id: 'redo',
      group: '操作',
      title: `恢复：${redo.label}`,
      words: 'hf redo',
      keys: 'ctrl+y',
      run: () => void redoLast(),
    })
  }
  commands.push(
    {
      id: 'theme',
      group: '操作',
      title: theme === 'light' ? '改为深色' : '改为浅色',
      words: 'ss qs theme dark light',
      run: toggleTheme,
    },
    {
      id: 'density',
      group: '操作',
      title: density === 'comfortable' ? '改为紧凑' : '改为宽松',
      words: 'jc ks density compact',
      run: toggleDensity,
    },
    {
      id: 'lock',
      group: '操作',
      title: '锁定本月',
      words: 'sd sdby lock 月报',
      detail: '在月报中核对后锁定',
      run: () => goTo('/report'),
    },
    {
      id: 'profile',
      group: '操作',
      title: '医院信息',
      words: 'yyxx profile',
      run: () => goTo('/settings?section=hospital'),
    },
    {
      id: 'rules',
      group: '操作',
      title: '规则与参数',
      words: 'gzycs rules 政策',
      run: () => goTo('/settings?section=rules'),
    },
    { id: 'keys', group: '操作', title: '本页快捷键', words: 'kjj keys', keys: '?', run: actions.openKeys },
  )
  return commands
}
