import { describe, expect, it } from 'vitest'
import { tabSeparated } from './tab-separated.ts'

describe('copying a block to Excel', () => {
  it('puts tabs between cells and a line for each row, headers first', () => {
    expect(
      tabSeparated([
        ['名称', '金额（元）'],
        ['阿莫西林胶囊', '1,409.16'],
      ]),
    ).toBe('名称\t金额（元）\r\n阿莫西林胶囊\t1,409.16')
  })

  it('keeps codes whole that Excel would take for numbers', () => {
    expect(tabSeparated([['00123', '8690000000123456789', '123']])).toBe(
      '="00123"\t="8690000000123456789"\t123',
    )
  })

  it('keeps a cell with a tab, a line break or a quote in one cell', () => {
    expect(tabSeparated([['a\tb', 'c\nd', 'e"f']])).toBe('"a\tb"\t"c\nd"\t"e""f"')
  })

  it('never hands Excel a formula that came from a file', () => {
    expect(tabSeparated([['=1+1', '@SUM(A1)', '+cmd|x', '-12.50', '-1,409.16', '-x']])).toBe(
      "'=1+1\t'@SUM(A1)\t'+cmd|x\t-12.50\t-1,409.16\t'-x",
    )
  })

  it('gives an empty text for nothing', () => {
    expect(tabSeparated([])).toBe('')
  })
})
