import { discrepancyKinds } from '../reconcile/contract.ts'
import { formatYuan } from '../units/money.ts'
import { formatPeriod } from '../units/period.ts'
import { MAX_ROWS, rangeAddress } from '../workbook/cell-address.ts'
import type { SheetSpec, WorkbookCell, WorkbookSpec } from '../workbook/contract.ts'
import { discrepancyKindLabels, groupStateLabels, PROPOSAL_LABEL } from './chinese-labels.ts'
import { differenceColumns, groupRows } from './difference-sheet.ts'
import {
  differenceStyles,
  HEADER_STYLE,
  NOTE_STYLE,
  numberCell,
  styleFor,
  TITLE_STYLE,
  TOTAL_STYLE,
  textCell,
} from './difference-styles.ts'
import { type DifferenceTotals, summariseDifferences } from './difference-summary.ts'
import {
  type DifferenceListInput,
  type ListedClass,
  type ListedGroup,
  listedClasses,
  listGroups,
  membersOf,
} from './listed-groups.ts'
import { PAGE_FOOTER } from './report-styles.ts'

const SUMMARY_HEADER = [
  '类别',
  '组数',
  '院内行数',
  '平台行数',
  '院内金额（元）',
  '平台金额（元）',
  '金额差（元）',
  '涉及金额（元）',
]

const CLASS_LABELS: Readonly<Record<ListedClass, string>> = {
  discrepant: groupStateLabels.discrepant,
  'his-only': groupStateLabels['his-only'],
  'platform-only': groupStateLabels['platform-only'],
  proposal: PROPOSAL_LABEL,
}

/**
 * The difference list (对账差异) as a workbook: a summary, and every group that is not a clean match as a block of rows
 * with an empty column for the reason. Rows are made as they are written; beyond Excel's rows a further sheet begins,
 * never in the middle of a group.
 */
export function differenceList(input: DifferenceListInput): WorkbookSpec {
  const groups = listGroups(input)
  const parts = splitBySheet(input, groups)
  return {
    styles: differenceStyles,
    sheets: [
      summarySheet(input, groups),
      ...parts.map((part, index) =>
        detailSheet(input, part, index === 0 ? '差异明细' : `差异明细 (${index + 1})`),
      ),
    ],
  }
}

/** Groups of one sheet, and the number of the first of them in the whole list. */
interface SheetPart {
  readonly groups: readonly ListedGroup[]
  readonly first: number
  readonly rows: number
}

function splitBySheet(input: DifferenceListInput, groups: readonly ListedGroup[]): readonly SheetPart[] {
  const { his, platform } = input.reconciliation
  const parts: SheetPart[] = []
  let start = 0
  let rows = 0
  groups.forEach(({ group }, index) => {
    const count = membersOf(his, group).length + membersOf(platform, group).length
    if (1 + rows + count > MAX_ROWS) {
      parts.push({ groups: groups.slice(start, index), first: start + 1, rows })
      start = index
      rows = 0
    }
    rows += count
  })
  return [...parts, { groups: groups.slice(start), first: start + 1, rows }]
}

function detailSheet(input: DifferenceListInput, part: SheetPart, name: string): SheetSpec {
  return {
    name,
    widths: differenceColumns.map(({ width }) => width),
    rows: { [Symbol.iterator]: () => detailRows(input, part) },
    freezeRows: 1,
    autoFilter: rangeAddress(0, 0, part.rows, differenceColumns.length - 1),
    print: {
      orientation: 'landscape',
      paper: 'A4',
      fitToWidth: true,
      repeatRows: '1:1',
      centerHorizontally: true,
      footer: PAGE_FOOTER,
    },
  }
}

function* detailRows(input: DifferenceListInput, part: SheetPart) {
  yield { height: 30, cells: differenceColumns.map(({ header }) => textCell(header, HEADER_STYLE)) }
  for (const [index, listed] of part.groups.entries())
    yield* groupRows(input, listed, { number: part.first + index, tinted: index % 2 === 1 })
}

function summarySheet(input: DifferenceListInput, groups: readonly ListedGroup[]): SheetSpec {
  const summary = summariseDifferences(input.reconciliation, groups)
  const month = input.period === undefined ? '' : `（${formatPeriod(input.period)}）`
  const header = { cells: SUMMARY_HEADER.map((text) => textCell(text, HEADER_STYLE)) }
  const wide = (text: string, style: number) => ({ cells: [textCell(text, style)], height: 24 })
  const kinds = discrepancyKinds.filter((kind) => summary.byKind[kind].groups > 0)
  const rows = [
    { ...wide(`对账差异汇总${month}`, TITLE_STYLE), height: 32 },
    wide('一、按状态（每组只计一次）', NOTE_STYLE),
    header,
    ...listedClasses.map((each) => totalsRow(CLASS_LABELS[each], summary.byClass[each])),
    totalsRow('合计', summary.total, TOTAL_STYLE),
    wide('二、按差异类型（一组可有多种差异，各类之和可大于合计）', NOTE_STYLE),
    header,
    ...kinds.map((kind) => totalsRow(discrepancyKindLabels[kind], summary.byKind[kind])),
    wide(
      '金额差＝院内金额－平台金额；涉及金额＝各组金额差绝对值之和。明细表中金额差、差异原因写在每组第一行。',
      NOTE_STYLE,
    ),
  ]
  const wideRows = rows.flatMap(({ cells }, row) => (cells.length === 1 ? [row] : []))
  return {
    name: '汇总',
    widths: [16, 10, 12, 12, 18, 18, 18, 18],
    rows,
    merges: wideRows.map((row) => rangeAddress(row, 0, row, SUMMARY_HEADER.length - 1)),
    print: {
      orientation: 'landscape',
      paper: 'A4',
      fitToWidth: true,
      centerHorizontally: true,
      footer: PAGE_FOOTER,
    },
  }
}

function totalsRow(
  label: string,
  totals: DifferenceTotals,
  style?: number,
): { readonly cells: readonly WorkbookCell[] } {
  const counts = [totals.groups, totals.hisRows, totals.platformRows]
  const amounts = [totals.hisAmount, totals.platformAmount, totals.difference, totals.atStake]
  return {
    cells: [
      textCell(label, styleFor('text', false)),
      ...counts.map((count) => numberCell(String(count), styleFor('number', false))),
      ...amounts.map((amount) => numberCell(formatYuan(amount), style ?? styleFor('amount', false))),
    ],
  }
}
