import { emergencySchema } from '../../model/emergency.ts'
import type { SourceRole, TableSpec } from '../contract.ts'
import { invoiceNoField, nhsaCodeField } from './common-fields.ts'

/** The hospital's register of emergency procurement (应急采购登记). */
export const emergencySpec: TableSpec<typeof emergencySchema, SourceRole> = {
  role: 'emergency',
  title: '应急采购登记',
  schema: emergencySchema,
  fields: [
    {
      column: 'documentNo',
      kind: 'code',
      title: '入库单号',
      synonyms: ['入库单号', '入库单编号', '入库单据号', '单据号', '单据编号', '单号', 'documentNo'],
      unlessContains: ['发票', '订单', '审批'],
    },
    invoiceNoField,
    {
      column: 'postedOn',
      kind: 'date',
      title: '日期',
      synonyms: [
        '应急采购日期',
        '采购日期',
        '入库日期',
        '登记日期',
        '到货日期',
        '申请日期',
        '日期',
        'postedOn',
      ],
      unlessContains: ['效', '生产', '发票', '审批', '打印'],
    },
    nhsaCodeField,
    {
      column: 'itemCode',
      kind: 'code',
      title: '院内编码',
      synonyms: ['院内编码', '院内码', '药品编码', '药品代码', '物资编码', '商品编码', '编码', 'itemCode'],
      unlessContains: ['医保', '国家', '平台', '企业'],
    },
    {
      column: 'name',
      kind: 'text',
      title: '名称',
      synonyms: [
        '通用名',
        '通用名称',
        '药品名称',
        '产品名称',
        '物资名称',
        '耗材名称',
        '品名',
        '商品名称',
        '名称',
        'name',
      ],
      unlessContains: ['企业', '厂', '供', '单位', '科室'],
    },
    {
      column: 'quantity',
      kind: 'quantity',
      title: '数量',
      synonyms: ['数量', '应急采购数量', '采购数量', '入库数量', 'quantity'],
      unlessContains: ['库存', '计划'],
    },
    {
      column: 'amount',
      kind: 'money',
      title: '金额',
      synonyms: ['金额', '应急采购金额', '采购金额', '入库金额', '总金额', 'amount'],
      unlessContains: ['售', '税额', '发票'],
    },
    {
      column: 'reason',
      kind: 'text',
      title: '应急原因',
      synonyms: [
        '应急原因',
        '应急采购原因',
        '应急事由',
        '采购原因',
        '应急理由',
        '原因',
        '事由',
        '理由',
        'reason',
      ],
    },
    {
      column: 'approver',
      kind: 'text',
      title: '审批人',
      synonyms: ['审批人', '批准人', '审批领导', '分管领导', '审批', '负责人', 'approver'],
      unlessContains: ['日期', '时间', '意见'],
    },
  ],
}
