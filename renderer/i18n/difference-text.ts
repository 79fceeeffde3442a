import type { DifferenceClass } from '../data/desk-api.ts'

/** Kinds of difference (差异) as the difference list names them. */
export const differenceText: Readonly<Record<DifferenceClass, string>> = {
  'his-only': '院内有、平台无',
  'platform-only': '平台有、院内无',
  quantity: '数量差异',
  price: '单价差异',
  amount: '金额差异',
  unit: '单位差异',
  period: '跨月差异',
  duplicate: '重复行',
  code: '编码差异',
  return: '退货差异',
  proposal: '疑似匹配',
}
