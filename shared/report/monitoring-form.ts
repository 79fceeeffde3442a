import type { HospitalProfile } from '../model/hospital-profile.ts'
import type { AmountFigure, FormRow, MonthReport } from '../month/contract.ts'
import { formatTenThousandYuan } from '../units/money.ts'
import { firstDayOf, lastDayOf } from '../units/period.ts'
import { calendarDayOf, type PlainDate } from '../units/plain-date.ts'
import type { ReportCell, ReportTable } from './table-model.ts'

export const MONITORING_FORM_TITLE = '医疗机构药品（医用耗材）阳光采购监测表'
/** The printed form has five rows; more only for hospitals with more campuses or accounts. */
const PRINTED_ROWS = 5
const COLUMNS = 9

export interface MonitoringFormInput {
  readonly report: Pick<MonthReport, 'period' | 'form'>
  readonly profile: Pick<HospitalProfile, 'name' | 'preparer' | 'phone'>
  /** 填报时间; null leaves the line open, to be filled in by hand. */
  readonly filledOn: PlainDate | null
  /** Decimals of 万元, 0 to 4 (parameter of NET-10, the document leaves it open); 2 when not given. */
  readonly decimals?: number
}

/**
 * Form 附件2 of 苏医保发〔2022〕38号 as a table, in the order of NET-10: the numbers 1 to 8 stand under 名称 to 应急采购金额,
 * 序号 has none. Every cell is rounded once, half up, from the exact amount; nothing adds rounded cells.
 * Cells under a span are left out, as in HTML.
 */
export function monitoringForm(input: MonitoringFormInput): ReportTable {
  const { profile, report, decimals = 2 } = input
  if (!(Number.isInteger(decimals) && decimals >= 0 && decimals <= 4))
    throw new RangeError(`万元 has 0 to 4 decimals, not ${decimals}`)
  const { period, form } = report
  const interval = `${chineseDay(firstDayOf(period))}至${chineseDay(lastDayOf(period))}`
  const filledOn = input.filledOn === null ? '____年__月__日' : chineseDay(input.filledOn)
  const rowCount = Math.max(PRINTED_ROWS, form.rows.length)
  return {
    title: MONITORING_FORM_TITLE,
    columns: COLUMNS,
    widths: [6, 25, 15, 14, 17, 14, 14, 17, 14],
    rows: [
      { cells: [wide('title', MONITORING_FORM_TITLE)], height: 36 },
      // The official seal (公章) is set over this line.
      { cells: [wide('meta', `医疗机构：（盖章）${profile.name}`)], height: 36 },
      { cells: [wide('meta', `数据时间区间：${interval}`)], height: 22 },
      { cells: [wide('meta', `填报时间：${filledOn}`)], height: 22 },
      ...headerRows(),
      ...Array.from({ length: rowCount }, (_, index) => ({
        cells: dataCells(index + 1, form.rows[index], decimals),
        height: 26,
      })),
      { cells: [wide('footer', `填表人：${profile.preparer}`)], height: 26 },
      { cells: [wide('footer', `联系电话：${profile.phone}`)], height: 26 },
    ],
  }
}

function headerRows(): ReportTable['rows'] {
  const kind = (text: string): ReportCell => ({ role: 'header', text, colSpan: 3 })
  const tall = (text: string, rowSpan: number): ReportCell => ({ role: 'header', text, rowSpan })
  const ofWhich: ReportCell = { role: 'header', text: '其中', colSpan: 2 }
  const channels: readonly ReportCell[] = [
    { role: 'header', text: '省平台采购金额' },
    { role: 'header', text: '应急采购金额' },
  ]
  const numbers = ['', '1', '2', '3', '4', '5', '6', '7', '8']
  return [
    {
      cells: [
        tall('序号', 3),
        { role: 'header', text: '医疗机构', colSpan: 2 },
        kind('药品（万元）'),
        kind('医用耗材（万元）'),
      ],
      height: 24,
    },
    {
      cells: [
        tall('名称', 2),
        tall('省平台账号', 2),
        tall('院内采购金额', 2),
        ofWhich,
        tall('院内采购金额', 2),
        ofWhich,
      ],
      height: 24,
    },
    { cells: [...channels, ...channels], height: 24 },
    { cells: numbers.map((text) => ({ role: 'number-header', text })), height: 20 },
  ]
}

function dataCells(number: number, row: FormRow | undefined, places: number): readonly ReportCell[] {
  const text = (value: string): ReportCell => ({ role: 'text', text: value })
  const figures = row ? [...row.drug, ...row.consumable] : []
  return [
    text(String(number)),
    text(row?.name ?? ''),
    text(row?.platformAccount ?? ''),
    ...Array.from({ length: 6 }, (_, index) => amountCell(figures[index], places)),
  ]
}

function amountCell(figure: AmountFigure | undefined, places: number): ReportCell {
  if (!figure) return { role: 'amount', text: '' }
  const decimal = formatTenThousandYuan(figure.value, places)
  return { role: 'amount', text: decimal, decimal, figureId: figure.id }
}

function wide(role: ReportCell['role'], text: string): ReportCell {
  return { role, text, colSpan: COLUMNS }
}

/** `2026年10月1日` */
function chineseDay(date: PlainDate): string {
  const { year, month, day } = calendarDayOf(date)
  return `${year}年${month}月${day}日`
}
