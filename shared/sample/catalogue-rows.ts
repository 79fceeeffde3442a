import { formatScaled } from '../units/decimal.ts'
import { number, text } from './cell-quirks.ts'
import type { SheetRow } from './receipt-rows.ts'
import type { SampleHospital } from './sample-hospital.ts'

export const catalogueHeaders = [
  '国家医保编码',
  '平台产品编码',
  '产品名称',
  '规格',
  '剂型',
  '生产企业',
  '批准文号',
  '单位',
  '最小制剂单位',
  '转换比',
  '挂网价',
  '挂网状态',
  '类别',
] as const

/** The platform's catalogue: what is listed, in which pack, at which price, of which class. */
export function* catalogueRows(hospital: SampleHospital): Generator<SheetRow> {
  yield catalogueHeaders.map((header) => text(header))
  for (const item of hospital.items) {
    if (item.platformCode === '') continue
    yield [
      text(item.nhsaCode),
      text(item.platformCode),
      text(item.name),
      text(item.spec),
      text(item.dosageForm),
      text(item.maker),
      text(item.approvalNo),
      text(item.packUnit),
      text(item.baseUnit),
      item.factorInCatalogue ? number(String(item.packFactor)) : undefined,
      number(formatScaled(BigInt(item.packPrice), 6)),
      text(item.listingStatus),
      text(item.catalogueClassText),
    ]
  }
}
