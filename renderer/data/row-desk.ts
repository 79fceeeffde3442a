import type { Column } from '#shared/columns/frame.ts'
import { rankTexts, sortRows } from '#shared/columns/sort-rows.ts'
import { sumColumn } from '#shared/columns/sum-column.ts'
import { assertPresent } from '#shared/errors/assert.ts'
import type { LineColumn, LineFrame, Side } from '#shared/model/line.ts'
import { selectRows } from '#shared/month/select-rows.ts'
import { amountOf } from '#shared/units/money.ts'
import { NO_DATE } from '#shared/units/plain-date.ts'
import type { DeskModel } from '#shared/workspace/desk-model.ts'
import type { DeskContext } from './create-desk.ts'
import type { DeskApi } from './desk-api.ts'
import { idOf } from './group-views.ts'
import { lineView } from './line-views.ts'
import { exportedList, linesWorkbook } from './list-export.ts'
import { createOpenSelections } from './open-selections.ts'

/** The rows behind a figure: exactly those, searchable and sortable, each with its origin. */
export function createRowDesk(
  context: DeskContext,
): Pick<DeskApi, 'openRows' | 'rowPage' | 'exportRows'> & { closeRows(token: number): void } {
  const selections = createOpenSelections<{ readonly model: DeskModel; readonly side: Side }>(
    context.nextToken,
  )
  const collator = new Intl.Collator('zh-CN')
  return {
    async openRows({ selection, text, sort }) {
      const model = assertPresent(await context.model(), 'figures exist only after the hospital was set')
      const { frame } = model[selection.side]
      let rows = selectRows(selection, model.months.selection)
      if (text) rows = rowsWithText(context, frame, rows, text)
      for (const { column, descending } of [...sort].reverse()) {
        rows = sortRows(rows, sortKey(frame, column, collator.compare), { descending })
      }
      return {
        token: selections.open(rows, { model, side: selection.side }),
        count: rows.length,
        amount: amountOf(sumColumn(frame.columns.amount, rows)),
      }
    },
    async rowPage(token, from, to) {
      const selection = selections.get(token)
      if (!selection) return []
      const { model, side } = selection.of
      const { batches } = context.store().fold
      const groupOf = side === 'his' ? model.reconciliation.hisGroup : model.reconciliation.platformGroup
      return [...selection.rows.subarray(from, to)].map((row) =>
        lineView({ model, batches, side, row, groupId: idOf(model, groupOf[row]) }),
      )
    },
    async exportRows({ token, title, columns }) {
      const selection = selections.get(token)
      if (!selection) return null
      const { model, side } = selection.of
      return exportedList(
        title,
        linesWorkbook({ title, frame: model[side].frame, rows: selection.rows, columns }),
      )
    },
    closeRows: (token) => selections.close(token),
  }
}

const SEARCHED: readonly LineColumn[] = [
  'name',
  'nhsaCode',
  'itemCode',
  'invoiceNo',
  'documentNo',
  'supplier',
  'lotNo',
]

function rowsWithText(context: DeskContext, frame: LineFrame, rows: Uint32Array, text: string): Uint32Array {
  const marks = new Uint8Array(frame.rowCount)
  for (const name of SEARCHED) {
    const column: Column = frame.columns[name]
    if (column.kind !== 'text') continue
    const found = context.search.matches(column, text, { initials: name === 'name' || name === 'supplier' })
    if (!found.includes(1)) continue
    for (const row of rows) if (found[column.codes[row]] === 1) marks[row] = 1
  }
  return rows.filter((row) => marks[row] === 1)
}

function sortKey(
  frame: LineFrame,
  name: LineColumn,
  compare: (a: string, b: string) => number,
): (row: number) => number {
  const column: Column = frame.columns[name]
  switch (column.kind) {
    case 'text': {
      const ranks = rankTexts(column.dictionary, compare)
      return (row) => ranks[column.codes[row]]
    }
    case 'number':
      return (row) => column.values[row]
    case 'date':
      return (row) => (column.days[row] === NO_DATE ? Number.NaN : column.days[row])
    case 'flag':
      return (row) => column.values[row]
  }
}
