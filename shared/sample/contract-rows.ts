import { formatScaled } from '../units/decimal.ts'
import { firstDayOf, lastDayOf, shiftPeriod } from '../units/period.ts'
import { dateCell, number, text } from './cell-quirks.ts'
import type { SheetRow } from './receipt-rows.ts'
import type { SampleHospital } from './sample-hospital.ts'

export const contractHeaders = [
  '合同编号',
  '集采批次',
  '品种',
  '规格',
  '国家医保编码',
  '中选企业',
  '配送企业',
  '单位',
  '中选价格',
  '约定采购量',
  '协议期起',
  '协议期止',
] as const

const ROUNDS = ['国家集采第七批', '国家集采第八批', '国家集采第九批', '省际联盟第三轮', '省际联盟第四轮']

/** Agreements of volume-based procurement (带量合同): items bought in that category with an agreed volume of packs. */
export function* contractRows(hospital: SampleHospital): Generator<SheetRow> {
  const { months, items, suppliers, his } = hospital
  yield contractHeaders.map((header) => text(header))
  const bought = new Float64Array(items.length)
  for (let row = 0; row < his.length; row++) {
    const item = items[his.columns.item[row]]
    bought[his.columns.item[row]] += his.columns.quantity[row] / (item.hisInBaseUnits ? item.packFactor : 1)
  }
  const supplierOf = new Map(
    suppliers.flatMap((supplier) => supplier.items.map((item) => [item, supplier] as const)),
  )
  const first = shiftPeriod(months[0].period, 0)
  let serial = 0
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    if (item.procurementCategory !== '带量' || item.platformCode === '' || item.exclusion !== '') continue
    if (bought[index] <= 0) continue
    serial++
    // Agreed a year ahead: between four fifths and six fifths of what was then needed.
    const agreed = Math.max(1, Math.floor((bought[index] / 10_000) * (0.8 + (index % 9) / 20)))
    const start = shiftPeriod(first, -(index % 4))
    yield [
      text(`DL${String(serial).padStart(5, '0')}`),
      text(ROUNDS[index % ROUNDS.length]),
      text(item.name),
      text(item.spec),
      text(item.nhsaCode),
      text(item.maker),
      text(supplierOf.get(index)?.platformName ?? ''),
      text(item.packUnit),
      number(formatScaled(BigInt(item.packPrice), 6)),
      number(String(agreed)),
      dateCell(firstDayOf(start), 'dashes'),
      dateCell(lastDayOf(shiftPeriod(start, 11)), 'dashes'),
    ]
  }
}
