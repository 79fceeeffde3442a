import type { Column } from '#shared/columns/frame.ts'
import type { LineColumn, LineFrame } from '#shared/model/line.ts'
import {
  discrepancyKindLabels,
  groupStateLabels,
  PROPOSAL_LABEL,
  passLabels,
} from '#shared/report/chinese-labels.ts'
import { type ListCell, type ListColumnSpec, listWorkbook } from '#shared/report/list-workbook.ts'
import { amountOf, formatYuan, type MicroYuan } from '#shared/units/money.ts'
import { NO_DATE } from '#shared/units/plain-date.ts'
import { formatQuantity } from '#shared/units/quantity.ts'
import type { WorkbookSpec } from '#shared/workbook/contract.ts'
import { sheetNameFrom } from '#shared/workbook/sheet-name.ts'
import { writeXlsx } from '#shared/workbook/write-xlsx.ts'
import { lineCellText } from '#shared/workspace/line-words.ts'
import type { ExportedFile, GroupRowView, SeenColumn } from './desk-api.ts'
import { sha256Of, XLSX_MIME } from './file-facts.ts'

/** The rows behind a figure as a workbook: the columns that the grid shows, in its order. */
export function linesWorkbook(input: {
  readonly title: string
  readonly frame: LineFrame
  readonly rows: Uint32Array
  readonly columns: readonly SeenColumn[]
}): WorkbookSpec {
  const { frame, columns } = input
  const specs = columns.map(({ column, title }): ListColumnSpec => {
    const { kind } = frame.columns[column]
    return { title, width: kind === 'text' ? 20 : 14, kind: kind === 'flag' ? 'text' : kind }
  })
  return listWorkbook({
    name: sheetNameFrom(input.title),
    columns: specs,
    rows: lineRows(frame, input.rows, columns),
  })
}

function* lineRows(
  frame: LineFrame,
  rows: Uint32Array,
  columns: readonly SeenColumn[],
): Generator<readonly ListCell[]> {
  for (const row of rows) yield columns.map(({ column }) => lineCell(frame, column, row))
}

function lineCell(frame: LineFrame, name: LineColumn, row: number): ListCell {
  const column: Column = frame.columns[name]
  if (column.kind === 'date') return column.days[row] === NO_DATE ? null : column.days[row]
  if (column.kind !== 'number') return lineCellText(frame, name, row)
  const value = column.values[row]
  if (Number.isNaN(value)) return null
  if (name === 'amount' || name === 'unitPrice') return formatYuan(value as MicroYuan)
  return name === 'quantity' ? formatQuantity(value) : value
}

const GROUP_COLUMNS: readonly ListColumnSpec[] = [
  { title: '状态', width: 10, kind: 'text' },
  { title: '依据', width: 16, kind: 'text' },
  { title: '差异类型', width: 16, kind: 'text' },
  { title: '日期', width: 12, kind: 'date' },
  { title: '名称', width: 26, kind: 'text' },
  { title: '规格', width: 20, kind: 'text' },
  { title: '编码', width: 26, kind: 'text' },
  { title: '供应商', width: 26, kind: 'text' },
  { title: '院内数量', width: 14, kind: 'text' },
  { title: '平台数量', width: 14, kind: 'text' },
  { title: '院内金额（元）', width: 16, kind: 'number' },
  { title: '平台金额（元）', width: 16, kind: 'number' },
  { title: '差额（元）', width: 16, kind: 'number' },
  { title: '差异原因', width: 30, kind: 'text' },
]

/** The groups of a filter as a workbook. */
export function groupsWorkbook(title: string, groups: Iterable<GroupRowView>): WorkbookSpec {
  return listWorkbook({ name: sheetNameFrom(title), columns: GROUP_COLUMNS, rows: groupRows(groups) })
}

function* groupRows(groups: Iterable<GroupRowView>): Generator<readonly ListCell[]> {
  for (const group of groups) {
    const proposal = !group.auto && group.hisRows > 0 && group.platformRows > 0 && group.decision === null
    yield [
      proposal ? PROPOSAL_LABEL : groupStateLabels[group.state],
      passLabels[group.pass],
      group.kinds.map((kind) => discrepancyKindLabels[kind]).join('、'),
      group.date === NO_DATE ? null : group.date,
      group.name,
      group.spec,
      group.code,
      group.supplier,
      group.hisQuantity,
      group.platformQuantity,
      formatYuan(amountOf(group.hisAmount)),
      formatYuan(amountOf(group.platformAmount)),
      formatYuan(amountOf(group.difference)),
      group.reason,
    ]
  }
}

/** A list handed to the person; it is no report, so the workspace keeps no copy. */
export async function exportedList(title: string, spec: WorkbookSpec): Promise<ExportedFile> {
  const bytes = writeXlsx(spec)
  // Slashes and the like would make the name a path.
  const fileName = `${title.replace(/[\\/:*?"<>|]/g, '_')}.xlsx`
  return { fileName, bytes, sha256: await sha256Of(bytes), mime: XLSX_MIME }
}
