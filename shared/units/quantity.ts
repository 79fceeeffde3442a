import { formatScaled } from './decimal.ts'

/**
 * A quantity is an integer of one ten-thousandth of its unit, so that half a box stays exact.
 * `quantity` columns hold the file's own unit (盒); base quantities (最小制剂单位, 片) are quantity × pack factor.
 */
export const QUANTITY_DECIMALS = 4
export const QUANTITY_SCALE = 10_000

export function formatQuantity(scaled: number | bigint): string {
  return formatScaled(BigInt(scaled), QUANTITY_DECIMALS)
}
