/** Rows per question when a whole block is copied or exported. */
const PAGE = 2000

/** Reads rows `from` … `to` page by page. */
export async function collectRows<Row>(
  page: (from: number, to: number) => Promise<readonly Row[]>,
  range: { readonly from: number; readonly to: number },
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (let from = range.from; from < range.to; from += PAGE) {
    for (const row of await page(from, Math.min(range.to, from + PAGE))) rows.push(row)
  }
  return rows
}
