import type { Side } from '../model/line.ts'
import type { ClassSource } from '../month/contract.ts'
import type { DiscrepancyKind, GroupState, PassName } from '../reconcile/contract.ts'

/** The Chinese words for what the core computes: one place for workbooks, print, screens and the command line. */

export const sideLabels: Readonly<Record<Side, string>> = { his: '院内', platform: '平台' }

export const groupStateLabels: Readonly<Record<GroupState, string>> = {
  matched: '一致',
  discrepant: '有差异',
  'his-only': '仅院内',
  'platform-only': '仅平台',
}

/** What a group without identity evidence is called until a person confirms it. */
export const PROPOSAL_LABEL = '疑似匹配'

/** 依据: why the rows of a group are held together. */
export const passLabels: Readonly<Record<PassName, string>> = {
  decided: '人工认定',
  'order-detail-id': '省平台订单明细号',
  'code-invoice-lot': '编码＋发票号＋批号',
  'group-sum': '同编码同发票合计相等',
  relaxed: '编码＋供应商＋数量，日期相近',
  'relaxed-group': '编码＋供应商合计相等，日期相近',
  difference: '标识相同，内容不同',
  alone: '未找到对应记录',
}

/** The classes of REC-02; 重复 and 退货 are ours. */
export const discrepancyKindLabels: Readonly<Record<DiscrepancyKind, string>> = {
  quantity: '数量差',
  price: '价格差',
  amount: '金额差',
  unit: '单位差',
  period: '跨月',
  duplicate: '重复入账',
  code: '编码未对照',
  return: '退货差异',
}

/** Where the decision on a row's exclusion class came from. */
export const classSourceLabels: Readonly<Record<ClassSource, string>> = {
  none: '无依据',
  column: '文件类别列',
  catalogue: '平台目录',
  code: '医保编码',
  'approval-number': '批准文号',
  'other-side': '对方匹配行',
  keyword: '名称关键词',
}
