import { foldText, isPlaceholder } from './fold-text.ts'

/**
 * A code (医保编码, 院内编码, 平台产品编码, 订单明细编号). Leading zeros mean something in a code and stay: `0051401` and
 * `51401` are two items until a file proves otherwise.
 */
export function normaliseCode(text: string): string {
  const folded = foldText(text)
  return isPlaceholder(folded) ? '' : folded
}

const CONSUMABLE_CODE = /^C\d{19}(\d{7})?$/

/** The 20 characters that a consumable code of 20 shares with one of 27 (specification serial); null for all else. */
export function consumableStem(code: string): string | null {
  return CONSUMABLE_CODE.test(code) ? code.slice(0, 20) : null
}
