import type { Issue } from '../../errors/issue.ts'
import type { RawSheet, Workbook } from '../contract.ts'
import { columnLetter } from '../xlsx/cell-reference.ts'
import { headerText } from './cell-text.ts'
import { foldHeader, moneyUnitOf } from './fold-header.ts'

export interface UnitNote {
  readonly scale: 1 | 10000
  readonly issue?: Issue
}

/** Looks above the header for `单位：万元`. A unit other than 元 and 万元 is reported, never applied by guess. */
export function readUnitNote(workbook: Workbook, sheet: RawSheet, headerRow: number): UnitNote {
  for (let row = 0; row < headerRow; row++) {
    for (let column = 0; column < sheet.columns.length; column++) {
      const text = headerText(workbook, sheet, row, column)
      const note = /单位[(（]?[:：]?\s*[(（]?([^,，;；)）\s]{1,6})/.exec(text)
      if (note === null || !foldHeader(note[1]).includes('元')) continue
      const unit = moneyUnitOf(note[1])
      if (unit === 1 || unit === 10_000) return { scale: unit }
      const where = { sheet: sheet.name, row: row + 1, letter: columnLetter(column) }
      const expected = '单位：元 或 单位：万元'
      return {
        scale: 1,
        issue: { code: 'unit-note-unreadable', severity: 'error', where, found: text, expected },
      }
    }
  }
  return { scale: 1 }
}
