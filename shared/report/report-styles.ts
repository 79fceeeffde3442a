/** Looks that all printed reports share: page numbers and how a sheet is set on paper. */

/** In Excel's codes: &P is the page, &N the number of pages. */
export const PAGE_FOOTER = '第 &P 页，共 &N 页'

/** Excel format for a decimal with so many places: `0.00`. */
export function decimalFormat(places: number): string {
  return places === 0 ? '0' : `0.${'0'.repeat(places)}`
}
