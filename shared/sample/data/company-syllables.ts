/**
 * Invented brands: two syllables of rare combination, no place name. None is a company known to the authors; the pairs
 * are walked in a fixed order, so that the same brand is never given twice.
 */
export const firstSyllables = '禾汀砚霁珩朔蘅弋岚樾屿穹沅榭霖曜苕淙翎槿'
export const secondSyllables = '澍澜栩苒岑弈漪聿煦峤翊洄桢菀霏垣'

export const drugMakerEndings: readonly string[] = [
  '制药有限公司',
  '药业有限公司',
  '药业股份有限公司',
  '生物制药有限公司',
  '医药科技有限公司',
]
export const herbMakerEndings: readonly string[] = ['中药饮片有限公司', '本草药业有限公司']
export const deviceMakerEndings: readonly string[] = [
  '医疗器械有限公司',
  '医疗科技有限公司',
  '医用材料有限公司',
  '医疗用品股份有限公司',
]
export const reagentMakerEndings: readonly string[] = ['生物技术有限公司', '诊断试剂有限公司']
export const drugSupplierEndings: readonly string[] = ['医药有限公司', '医药物流有限公司', '医药股份有限公司']
export const deviceSupplierEndings: readonly string[] = ['医疗器械贸易有限公司', '医疗供应链有限公司']
