import { volumeContractSchema } from '../../model/volume-contract.ts'
import type { TableSpec } from '../contract.ts'
import { nhsaCodeField } from './common-fields.ts'

/** Agreements of volume-based procurement (带量采购合同); columns of SPD 中标目录 and 集采执行进度 among the synonyms. */
export const volumeContractSpec: TableSpec<typeof volumeContractSchema> = {
  role: 'contract',
  title: '带量采购合同',
  schema: volumeContractSchema,
  fields: [
    {
      column: 'contractNo',
      kind: 'code',
      title: '合同编号',
      synonyms: ['合同编号', '合同编码', '合同号', '协议编号'],
    },
    {
      column: 'round',
      kind: 'text',
      title: '集采批次',
      synonyms: ['集采批次', '批次', '带量批次', '采购批次', '项目名称', 'tenditmName'],
      unlessContains: ['批号'],
    },
    {
      column: 'name',
      kind: 'text',
      title: '品种',
      synonyms: ['品种', '品种名称', '通用名', '药品名称', '物资名称', '产品名称', '注册证名称', '名称'],
    },
    { column: 'spec', kind: 'text', title: '规格', synonyms: ['规格', '规格型号', '制剂规格', '型号'] },
    nhsaCodeField,
    {
      column: 'maker',
      kind: 'text',
      title: '中选企业',
      synonyms: ['中选企业', '中选厂家', '中标企业', '生产企业', '生产厂家', '企业名称'],
    },
    {
      column: 'supplier',
      kind: 'text',
      title: '配送企业',
      synonyms: ['配送企业', '主供企业', '供应商', '配送商'],
    },
    { column: 'unit', kind: 'text', title: '单位', synonyms: ['单位', '计价单位', '包装单位'] },
    {
      column: 'packFactor',
      kind: 'factor',
      title: '转换比',
      synonyms: ['转换比', '转换系数', '换算系数', '最小包装数量', 'convrat'],
    },
    {
      column: 'selectedPrice',
      kind: 'money',
      title: '中选价格',
      synonyms: ['中选价格', '中选价', '中标价', 'SPD中标价', '单价', '价格'],
    },
    {
      column: 'agreedVolume',
      kind: 'quantity',
      title: '约定采购量',
      synonyms: ['约定采购量', '年度任务量', '协议采购量', '合同数量', '签约量', '任务量', '约定量'],
    },
    {
      column: 'startsOn',
      kind: 'date',
      title: '协议期起',
      synonyms: ['协议期起', '合同生效日期', '生效日期', '开始日期', '执行日期'],
    },
    {
      column: 'endsOn',
      kind: 'date',
      title: '协议期止',
      synonyms: ['协议期止', '合同失效日期', '失效日期', '结束日期', '到期日期'],
    },
  ],
}
