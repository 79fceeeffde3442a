import { formatScaled } from '../units/decimal.ts'
import { firstDayOf, formatPeriod, lastDayOf } from '../units/period.ts'
import { formatPlainDate, NO_DATE } from '../units/plain-date.ts'
import type { CellValue } from '../workbook/contract.ts'
import { codeCell, dateCell, lotCell, number, text } from './cell-quirks.ts'
import type { ReceiptFileHabits } from './file-habits.ts'
import { itemTexts, statedFactor, supplierName } from './line-texts.ts'
import type { SampleHospital } from './sample-hospital.ts'

export const receiptHeaders = [
  '序号',
  '入库单号',
  '入库日期',
  '库房',
  '类别',
  '院内编码',
  '国家医保编码',
  '通用名',
  '商品名',
  '规格',
  '剂型',
  '生产企业',
  '批准文号',
  '供应商',
  '单位',
  '转换比',
  '数量',
  '单价',
  '金额',
  '发票号',
  '发票日期',
  '批号',
  '有效期',
  '是否应急',
  '省平台订单明细号',
] as const

export type SheetRow = readonly (CellValue | undefined)[]

interface ReceiptFile {
  readonly hospital: SampleHospital
  readonly month: number
  readonly habits: ReceiptFileHabits
}

/** The HIS export of one month as rows of cells: titles, unit note, header, receipts, totals and who made it. */
export function* receiptRows({ hospital, month, habits }: ReceiptFile): Generator<SheetRow> {
  const { period, his } = hospital.months[month]
  const range = `${formatPlainDate(firstDayOf(period))} 至 ${formatPlainDate(lastDayOf(period))}`
  yield [text(hospital.profile.name)]
  if (habits.headerRow === 4) yield [text('药品耗材入库明细表')]
  yield [text(`统计期间：${range}`), undefined, undefined, undefined, undefined, undefined, text('单位：元')]
  yield receiptHeaders.map((header) => text(header))
  let total = 0n
  for (let index = 0; index < his.length; index++) {
    total += BigInt(hospital.his.columns.amount[his[index]])
    yield receiptRow({ hospital, row: his[index], serial: index + 1, habits })
  }
  const totals: (CellValue | undefined)[] = new Array(receiptHeaders.length).fill(undefined)
  totals[0] = text('合计')
  totals[receiptHeaders.indexOf('金额')] = number(formatScaled(total, 6, 2))
  yield totals
  yield [
    text(`制表人：${hospital.profile.preparer}`),
    undefined,
    undefined,
    text(`制表月份：${formatPeriod(period)}`),
  ]
}

interface ReceiptRow {
  readonly hospital: SampleHospital
  readonly row: number
  readonly serial: number
  readonly habits: ReceiptFileHabits
}

function receiptRow({ hospital, row, serial, habits }: ReceiptRow): SheetRow {
  const { columns } = hospital.his
  const { texts } = hospital
  const item = hospital.items[columns.item[row]]
  const factor = statedFactor(item, 'his')
  return [
    number(String(serial)),
    text(texts.documents.texts[columns.document[row]]),
    columns.postedOn[row] === NO_DATE
      ? text(impossibleDate(hospital))
      : dateCell(columns.postedOn[row], habits.dates),
    text(item.kind === 'drug' ? (item.dosageForm === '饮片' ? '草药库' : '药库') : '耗材库'),
    text(item.hisClassText),
    codeCell(item.hisCode, habits.codes),
    codeCell(itemTexts.his.nhsaCode(hospital.items[columns.codeItem[row]]), habits.codes),
    text(item.hisName),
    text(item.tradeName),
    text(item.hisSpec),
    text(item.dosageForm),
    text(item.maker),
    text(item.approvalNo),
    text(supplierName(hospital.suppliers[columns.supplier[row]], 'his')),
    text(itemTexts.his.unit(item)),
    Number.isNaN(factor) ? undefined : number(String(factor)),
    number(formatScaled(BigInt(columns.quantity[row]), 4)),
    number(formatScaled(BigInt(columns.unitPrice[row]), 6)),
    number(formatScaled(BigInt(columns.amount[row]), 6)),
    text(texts.invoices.texts[columns.invoice[row]]),
    columns.invoiceOn[row] === NO_DATE ? undefined : dateCell(columns.invoiceOn[row], habits.dates),
    lotCell(texts.lots.texts[columns.lot[row]], habits.lots),
    dateCell(columns.expiresOn[row], habits.dates === 'time' ? 'dashes' : habits.dates),
    text(columns.emergency[row] === 1 ? '是' : '否'),
    text(texts.orderDetails.texts[columns.orderDetail[row]]),
  ]
}

/** A day that no calendar has, as seen in a real export (`2018-02-29 星期一`). */
function impossibleDate(hospital: SampleHospital): string {
  const march = hospital.months.find(({ period }) => period % 12 === 2)
  return `${Math.floor((march?.period ?? 0) / 12)}-02-29 星期日`
}
