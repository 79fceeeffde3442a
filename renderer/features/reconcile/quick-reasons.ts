/** Reasons that are given often; key 1 … 8 gives the reason without typing. */
export const quickReasons = [
  '跨月入账',
  '票后到',
  '拆零换算',
  '录入错误',
  '线下采购未登记',
  '退货未在平台登记',
  '平台验收滞后',
  '价格调整',
] as const
