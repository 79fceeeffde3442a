import { formatScaled } from '../units/decimal.ts'
import { formatPeriod } from '../units/period.ts'
import { NO_DATE } from '../units/plain-date.ts'
import { dateCell, number, text } from './cell-quirks.ts'
import { itemTexts } from './line-texts.ts'
import type { SheetRow } from './receipt-rows.ts'
import type { SampleHospital } from './sample-hospital.ts'

export const registerHeaders = [
  '序号',
  '入库单号',
  '入库日期',
  '院内编码',
  '国家医保编码',
  '通用名',
  '规格',
  '单位',
  '数量',
  '金额',
  '发票号',
  '应急原因',
  '审批人',
] as const

const REASONS = [
  '临床急需，平台缺货',
  '抢救用药',
  '配送企业无法及时配送',
  '突发批量伤病员救治',
  '短缺药品临时采购',
  '手术急用',
]
const APPROVERS = ['医务处', '药学部', '分管院长', '设备物资处']

/** The emergency register (应急采购登记) of a month: what HIS flags for the most part, and what only people wrote down. */
export function* registerRows(hospital: SampleHospital, month: number): Generator<SheetRow> {
  const { period, his } = hospital.months[month]
  const { columns } = hospital.his
  const { texts } = hospital
  yield [text(`${hospital.profile.name}应急采购登记表（${formatPeriod(period)}）`)]
  yield registerHeaders.map((header) => text(header))
  let serial = 0
  for (const row of his) {
    const flag = columns.emergency[row]
    // One in six of the flagged rows was never written into the register.
    if (flag === 0 || (flag === 1 && row % 6 === 0) || columns.postedOn[row] === NO_DATE) continue
    const item = hospital.items[columns.item[row]]
    serial++
    yield [
      number(String(serial)),
      text(texts.documents.texts[columns.document[row]]),
      dateCell(columns.postedOn[row], 'dashes'),
      text(item.hisCode),
      text(item.hisNhsaCode),
      text(item.name),
      text(item.hisSpec),
      text(itemTexts.his.unit(item)),
      number(formatScaled(BigInt(columns.quantity[row]), 4)),
      number(formatScaled(BigInt(columns.amount[row]), 6)),
      text(texts.invoices.texts[columns.invoice[row]]),
      text(REASONS[row % REASONS.length]),
      text(APPROVERS[row % APPROVERS.length]),
    ]
  }
}
