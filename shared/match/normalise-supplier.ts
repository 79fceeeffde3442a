import { foldText } from './fold-text.ts'

const BRANCH = /(?<=公司)[^公司]{1,16}(分公司|分店|直营店|营业部)$/
const LEGAL_FORM = /(集团)?(股份有限公司|有限责任公司|有限公司|股份公司|责任公司|公司)/g

/**
 * A company name (供应商, 配送企业, 生产企业) without its legal form, brackets and branch: 国药控股（南通）有限责任公司 and
 * 国药控股南通有限公司 are one supplier. Suppliers only narrow down likeness passes and never prove a match alone, so
 * a branch may count as its company.
 */
export function normaliseSupplier(text: string): string {
  const bare = foldText(text).replace(/[()[\]{}〔〕【】<>《》"'.,·、。]/g, '')
  const stem = bare.replace(BRANCH, '').replace(LEGAL_FORM, '')
  return stem === '' ? bare : stem
}
