import type { PassName } from '#shared/reconcile/contract.ts'

/** On what evidence rows stand together, in one sentence a buyer can repeat to an inspector. */
export const EVIDENCE: Readonly<Record<PassName, string>> = {
  decided: '由人工确认或手工匹配，自动对账不会再改动。',
  'order-detail-id': '两侧的省平台订单明细编号相同。',
  'code-invoice-lot': '两侧的编码、发票号、批号相同，折算成最小单位后数量相等。',
  'group-sum': '编码和发票号相同，两侧各行折算后的数量合计相等（一次配送分多次入库，或多次配送一次入库）。',
  relaxed: '编码、供应商和数量相同，日期相近，发票号相近或一侧未填：系统建议，需要人工确认。',
  'relaxed-group': '编码、供应商相同，日期相近的几行数量合计相等：系统建议，需要人工确认。',
  difference: '编码、发票号、批号等标识一致，但数量、价格、金额、单位或编码不一致。',
  alone: '另一侧没有找到对应的行。',
}
