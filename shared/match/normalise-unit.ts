import { foldText } from './fold-text.ts'

/**
 * Spellings of one unit. Kept short on purpose: where no conversion factor is known, equal unit texts decide that two
 * quantities may be compared at all, so 袋 and 包 or 支 and 只 are not called the same.
 */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  盒: ['合', '盒装', 'BOX'],
  瓶: ['甁', '缾', '瓶装', 'BTL'],
  支: ['枝', '支装'],
  片: ['片剂', 'TAB', 'TABS'],
  粒: ['颗', '粒装', 'CAP', 'CAPS'],
  袋: ['袋装', 'BAG'],
  包: ['包装', 'PACK'],
  个: ['個', '箇', 'PCS', 'EA'],
  只: ['隻'],
  套: ['SET'],
  副: ['付', '幅'],
  毫升: ['ML'],
  克: ['G'],
}

const canonicalUnit = new Map(
  Object.entries(SPELLINGS).flatMap(([unit, others]) => [unit, ...others].map((text) => [text, unit])),
)

/** A unit (单位) in one spelling; a text that the table does not know stays as it is. */
export function normaliseUnit(text: string): string {
  const folded = foldText(text).replace(/[.。]$/, '')
  return canonicalUnit.get(folded) ?? folded
}
