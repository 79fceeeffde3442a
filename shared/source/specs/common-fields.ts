import type { FieldSpec } from '../contract.ts'

/**
 * Columns that both sides of the reconciliation write alike. Synonyms come from headless.md and from the exports listed in
 * codes-and-interfaces.md §4.1 and §4.6 (东华, SPD, 用友, 国家药品使用监测, Nanjing field names); strongest first.
 */
export const nhsaCodeField: FieldSpec = {
  column: 'nhsaCode',
  kind: 'code',
  title: '国家医保编码',
  synonyms: [
    '国家医保编码',
    '医保编码',
    '国家医保代码',
    '医保代码',
    '国家医保药品代码',
    '国家医保药品编码',
    '医保药品编码',
    '医保药品代码',
    '国家医保码',
    '医保码',
    '国家医保耗材编码',
    '国家医保耗材代码',
    '医保耗材编码',
    '医用耗材代码',
    '医用耗材编码',
    '国家编码',
    '国家码',
    '国家药品代码',
    '国家药品编码',
    '国家平台编码',
    '贯标编码',
    '贯标码',
    '医保贯标码',
    '医保27位编码',
    '医保20位编码',
    '27位编码',
    'mcs_code',
    'mcsCode',
    'nhsaCode',
  ],
  unlessContains: ['名称', '机构', '定点', '医师'],
}

export const specField: FieldSpec = {
  column: 'spec',
  kind: 'text',
  title: '规格',
  synonyms: [
    '规格',
    '规格型号',
    '药品规格',
    '产品规格',
    '规格/型号',
    '型号规格',
    '型号/规格',
    '制剂规格',
    '注册规格',
    '商品规格',
    '物资规格',
    '规格包装',
    '包装规格',
    '平台规格',
    '型号',
    'prodSpec',
    'spec',
  ],
  unlessContains: ['编码', '代码', '型号码'],
}

export const dosageFormField: FieldSpec = {
  column: 'dosageForm',
  kind: 'text',
  title: '剂型',
  synonyms: ['剂型', '药品剂型', '注册剂型', '产品剂型', '剂型名称', 'dosform', 'dosageForm'],
  unlessContains: ['编码', '代码'],
}

export const makerField: FieldSpec = {
  column: 'maker',
  kind: 'text',
  title: '生产企业',
  synonyms: [
    '生产企业',
    '生产厂家',
    '生产企业名称',
    '生产厂商',
    '生产厂家名称',
    '厂家',
    '厂家名称',
    '厂商',
    '生产商',
    '制造商',
    '生产单位',
    '药品企业',
    '药品生产企业',
    '上市许可持有人',
    '中选厂家',
    '申报企业',
    '产地',
    'prodentpName',
    'prodentp_name',
    'maker',
  ],
  unlessContains: ['编码', '代码', '日期', '批号'],
}

export const approvalNoField: FieldSpec = {
  column: 'approvalNo',
  kind: 'code',
  title: '批准文号',
  synonyms: [
    '批准文号',
    '批准文号/注册证号',
    '批准文号或注册证号',
    '注册证号',
    '注册证编号',
    '医疗器械注册证号',
    '注册证/备案号',
    '注册备案号',
    '药品批准文号',
    '国药准字',
    '批文',
    '文号',
    'aprvno',
    'regcert',
    'mcsRegno',
    'approvalNo',
  ],
  unlessContains: ['名称', '效期', '日期'],
}

export const packFactorField: FieldSpec = {
  column: 'packFactor',
  kind: 'factor',
  title: '转换比',
  synonyms: [
    '转换比',
    '转换系数',
    '换算系数',
    '包装转换比',
    '包装换算系数',
    '换算比',
    '包装系数',
    '包装数量',
    '最小包装数量',
    '包装比',
    '包装量',
    '转换率',
    'convrat',
    'packFactor',
  ],
}

export const invoiceNoField: FieldSpec = {
  column: 'invoiceNo',
  kind: 'code',
  title: '发票号',
  synonyms: ['发票号', '发票号码', '发票编号', '发票单号', '税票号', 'invoiceId', 'invoiceNo', '发票'],
  unlessContains: ['代码', '金额', '日期', '时间', '状态', '类型', '张数', '企业', '备注', '税'],
}

export const invoiceOnField: FieldSpec = {
  column: 'invoiceOn',
  kind: 'date',
  title: '发票日期',
  synonyms: ['发票日期', '开票日期', '发票时间', '开票时间', '发票开具日期', 'invoiceOn'],
}

export const lotNoField: FieldSpec = {
  column: 'lotNo',
  kind: 'code',
  title: '批号',
  synonyms: [
    '批号',
    '生产批号',
    '药品批号',
    '产品批号',
    '商品批号',
    '批次号',
    '生产批次',
    'manuLotnum',
    'lotNo',
  ],
  unlessContains: ['日期', '数量', '集采'],
}

export const expiresOnField: FieldSpec = {
  column: 'expiresOn',
  kind: 'date',
  title: '有效期',
  synonyms: [
    '有效期',
    '效期',
    '有效期至',
    '失效日期',
    '有效日期',
    '失效期',
    '有效期限',
    '有效截止日期',
    '有效期截止',
    '有效期止',
    'expyEndtime',
    'expiresOn',
  ],
  unlessContains: ['注册证', '合同', '证照', '资质'],
}

export const itemClassField: FieldSpec = {
  column: 'itemClass',
  kind: 'text',
  title: '类别',
  synonyms: [
    '类别',
    '药品类别',
    '物资类别',
    '产品类别',
    '药品分类',
    '物资分类',
    '材料类别',
    '耗材类别',
    '分类',
    '大类',
    '品类',
    '类型',
    '药品类型',
    '类别名称',
    'itemClass',
  ],
  unlessContains: ['采购', '医保', '业务', '单据', '入库', '发票', '编码', '代码', '挂网', '管理'],
}

export const emergencyField: FieldSpec = {
  column: 'emergency',
  kind: 'flag',
  title: '是否应急',
  synonyms: [
    '是否应急',
    '是否应急采购',
    '应急采购',
    '应急',
    '应急标志',
    '应急标识',
    '应急采购标志',
    '是否紧急',
    'er_flag',
    'emergency',
  ],
  unlessContains: ['原因', '金额', '数量', '日期', '审批'],
}

export const procurementCategoryField: FieldSpec = {
  column: 'procurementCategory',
  kind: 'text',
  title: '采购类别',
  synonyms: [
    '采购类别',
    '采购类型',
    '采购方式',
    '采购模式',
    '挂网类别',
    '挂网类型',
    '交易类别',
    '集采类型',
    'purcType',
    'procurementCategory',
  ],
}

export const campusField: FieldSpec = {
  column: 'campus',
  kind: 'text',
  title: '院区',
  synonyms: [
    '院区',
    '院区名称',
    '所属院区',
    '分院',
    '省平台账号',
    '平台账号',
    '省平台帐号',
    '医疗机构账号',
    'campus',
  ],
}

/** Words that make a price or an amount something else than what was paid. */
export const notPaid = [
  '售',
  '税额',
  '不含税',
  '无税',
  '差',
  '应付',
  '已付',
  '未付',
  '预付',
  '折扣',
  '批发',
  '限价',
  '支付',
  '订单',
  '计划',
  '退',
  '库存',
  '结存',
  '累计',
]
