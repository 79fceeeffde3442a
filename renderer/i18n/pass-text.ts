import type { GroupState, PassName } from '#shared/reconcile/contract.ts'

/** On what evidence a group was found, as shown to people. */
export const passText: Readonly<Record<PassName, string>> = {
  decided: '人工确认',
  'order-detail-id': '订单明细编号',
  'code-invoice-lot': '编码+发票+批号',
  'group-sum': '多行合计相等',
  relaxed: '编码+供应商+日期',
  'relaxed-group': '多行近似合计',
  difference: '同一品种有差异',
  alone: '未匹配',
}

export const groupStateText: Readonly<Record<GroupState, string>> = {
  matched: '一致',
  discrepant: '有差异',
  'his-only': '仅院内',
  'platform-only': '仅平台',
}
