export const procurementKinds = ['drug', 'consumable'] as const
/** 药品 or 医用耗材: the form counts them separately. */
export type ProcurementKind = (typeof procurementKinds)[number]

/**
 * Classes that leave both sums (S4 附件1 二): ten of drugs, IVD reagents of consumables, and goods that are not medical
 * consumables at all. Index 0 = counted. The order is the code in classification columns.
 */
export const exclusionClasses = [
  '',
  '中药饮片',
  '配方颗粒',
  '精神药品',
  '麻醉药品',
  '医疗用毒性药品',
  '放射性药品',
  '预防用生物制品',
  '计划生育药品',
  '医疗机构制剂',
  '特殊医学用途配方食品',
  '体外诊断试剂',
  '非医用耗材',
] as const
export type ExclusionClass = Exclude<(typeof exclusionClasses)[number], ''>
