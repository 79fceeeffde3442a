import { formatScaled } from '../units/decimal.ts'
import { dateCell, number, text } from './cell-quirks.ts'
import { itemTexts, statedFactor, supplierName } from './line-texts.ts'
import type { SheetRow } from './receipt-rows.ts'
import type { SampleHospital } from './sample-hospital.ts'

export const acceptanceHeaders = [
  '订单明细编号',
  '订单编号',
  '配送单号',
  '验收日期',
  '医保编码',
  '平台产品编码',
  '产品名称',
  '规格',
  '剂型',
  '生产企业',
  '批准文号',
  '配送企业',
  '单位',
  '转换比',
  '采购价',
  '验收数量',
  '验收金额',
  '发票号',
  '批号',
  '采购类别',
] as const

/** The platform's acceptance export (验收明细) of one month: header in the first row, no class column, no totals. */
export function* acceptanceRows(hospital: SampleHospital, month: number): Generator<SheetRow> {
  yield acceptanceHeaders.map((header) => text(header))
  for (const row of hospital.months[month].platform) yield acceptanceRow(hospital, row)
}

function acceptanceRow(hospital: SampleHospital, row: number): SheetRow {
  const { columns } = hospital.platform
  const { texts } = hospital
  const item = hospital.items[columns.item[row]]
  const factor = statedFactor(item, 'platform')
  return [
    text(texts.orderDetails.texts[columns.orderDetail[row]]),
    text(texts.orders.texts[columns.order[row]]),
    text(texts.documents.texts[columns.document[row]]),
    dateCell(columns.postedOn[row], 'time'),
    text(item.nhsaCode),
    text(item.platformCode),
    text(item.name),
    text(item.spec),
    text(item.dosageForm),
    text(item.maker),
    text(item.approvalNo),
    text(supplierName(hospital.suppliers[columns.supplier[row]], 'platform')),
    text(itemTexts.platform.unit(item)),
    Number.isNaN(factor) ? undefined : number(String(factor)),
    number(formatScaled(BigInt(columns.unitPrice[row]), 6)),
    number(formatScaled(BigInt(columns.quantity[row]), 4)),
    number(formatScaled(BigInt(columns.amount[row]), 6)),
    text(texts.invoices.texts[columns.invoice[row]]),
    text(texts.lots.texts[columns.lot[row]]),
    text(item.procurementCategory),
  ]
}
