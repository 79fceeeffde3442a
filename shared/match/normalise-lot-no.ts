import { foldText, isPlaceholder } from './fold-text.ts'

/**
 * A lot number (批号). One side keeps it as text, the other as a number and loses the leading zeros (23,644 number
 * cells beside 257 text cells in one real export), so purely numeric lots are compared without them.
 */
export function normaliseLotNo(text: string): string {
  const folded = foldText(text).replace(/^(批号[:.]?|LOT[:.])/, '')
  if (isPlaceholder(folded) || folded === '无批号') return ''
  return /^\d+$/.test(folded) ? folded.replace(/^0+/, '') : folded
}
