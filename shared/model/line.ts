import type { FrameOf } from '../columns/frame.ts'

/**
 * A procurement line (采购明细行): one goods receipt row of the hospital (入库) or one acceptance row of the provincial
 * platform (验收). Both sides share one shape, so that reconciling compares like with like; the source specs
 * (receipt-source.ts, acceptance-source.ts) say which header of which side fills which column.
 */
export const lineSchema = {
  /** Row number in the sheet as Excel shows it. */
  row: 'number',
  /** HIS 入库单号 · platform 配送单号 */
  documentNo: 'text',
  /** Both: 省平台订单明细编号, the strongest link between the sides. */
  orderDetailId: 'text',
  /** Platform 订单编号 */
  orderNo: 'text',
  /** HIS 入库日期 · platform 验收日期: assigns the row to its month (NET-06). */
  postedOn: 'date',
  /** 国家医保编码 (NHSA code) */
  nhsaCode: 'text',
  /** HIS 院内编码 · platform 平台产品编码 */
  itemCode: 'text',
  /** 通用名 / 产品名称 */
  name: 'text',
  /** 商品名 */
  tradeName: 'text',
  /** 规格 (strength) */
  spec: 'text',
  /** 剂型 */
  dosageForm: 'text',
  /** 生产企业 */
  maker: 'text',
  /** HIS 供应商 · platform 配送企业 */
  supplier: 'text',
  /** 批准文号 / 注册证号 */
  approvalNo: 'text',
  /** 单位 in which quantity and price are stated */
  unit: 'text',
  /** 转换比: base units per unit; NaN when the file does not say. */
  packFactor: 'number',
  /** Ten-thousandths of the unit; negative for returns (C8). */
  quantity: 'number',
  /** Micro-yuan per unit */
  unitPrice: 'number',
  /** Micro-yuan, tax included; negative for returns. */
  amount: 'number',
  invoiceNo: 'text',
  invoiceOn: 'date',
  lotNo: 'text',
  expiresOn: 'date',
  /** HIS 类别: text as in the file */
  itemClass: 'text',
  /** Platform 采购类别 (挂网/带量/备案/应急) */
  procurementCategory: 'text',
  /** HIS 是否应急 */
  emergency: 'flag',
  /** 院区 / 省平台账号, for hospitals with several rows in the form */
  campus: 'text',
} as const

export type LineFrame = FrameOf<typeof lineSchema>
export type LineColumn = keyof typeof lineSchema

/** Which side of the reconciliation a line stands on. */
export type Side = 'his' | 'platform'
