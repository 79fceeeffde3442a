import { describe, expect, it } from 'vitest'
import { matchCommands, type PaletteCommand } from './palette-command.ts'

const run = () => {}
const commands: readonly PaletteCommand[] = [
  { id: 'w', group: '前往', title: '工作台', words: 'gzt workbench', run },
  { id: 'r', group: '前往', title: '对账', words: 'dz reconcile', run },
  { id: 'm', group: '月份', title: '2026年9月', words: '2026-09 202609 yf', run },
  { id: 't', group: '操作', title: '改为深色', words: 'ss theme dark', run },
]
const found = (text: string) => matchCommands(commands, text).map((command) => command.id)

describe('matchCommands', () => {
  it('finds by Chinese title, pinyin initials, English and digits of the month', () => {
    expect(found('对账')).toEqual(['r'])
    expect(found('gzt')).toEqual(['w'])
    expect(found('Dark')).toEqual(['t'])
    expect(found('202609')).toEqual(['m'])
  })

  it('offers desks and commands, but no list of months, before anything is typed', () => {
    expect(found('  ')).toEqual(['w', 'r', 't'])
  })

  it('needs every word to fit', () => {
    expect(found('改为 dark')).toEqual(['t'])
    expect(found('改为 gzt')).toEqual([])
  })

  it('takes signs as text, never as a pattern', () => {
    expect(found('.*')).toEqual([])
  })
})
