import { CELL_TEXT, type RawSheet, type Workbook } from '../contract.ts'
import { cleanText } from '../values/clean-text.ts'
import { foldHeader } from './fold-header.ts'
import type { HeaderCell } from './map-columns.ts'

/** `合 计`, `本页小计：`, `国药控股 小计`: the words that sums of rows are announced with. */
const TOTAL = /^.{0,24}?(合计|总计|小计|累计|共计|总合计)(金额|数量|\(.*\))?[\d.,元￥¥-]*$/
/** Sums that begin again after the last one, and not with the first row. */
const PARTIAL = /小计|本页|本日|当页|页计/
const NOTE =
  /^(制表|制单|打印|导出|填表|填报|审核|复核|经办|操作员|操作人|备注|说明|注意?|附注|第.{1,6}页|共.{1,8}(页|条|行)|联系电话|负责人|采购员|库管员|保管员|验收人|会计|主管|单位负责|查询|统计时间|日期[:：])/

export type RowMark =
  | { readonly kind: 'total'; readonly partial: boolean }
  | { readonly kind: 'repeated-header' }
  | { readonly kind: 'note' }
  | undefined

const FEWEST_REPEATED = 3

/** What a row that is no ordinary record says about itself. Only asked for rows that lack something. */
export function markOfRow(
  workbook: Workbook,
  sheet: RawSheet,
  row: number,
  headers: readonly HeaderCell[],
): RowMark {
  let repeated = 0
  let note = false
  let texts = 0
  let total: string | undefined
  for (const [index, column] of sheet.columns.entries()) {
    if (column === undefined || row >= column.kinds.length || column.kinds[row] !== CELL_TEXT) continue
    const text = cleanText(workbook.strings[column.values[row]])
    if (text === '') continue
    texts++
    const folded = foldHeader(text)
    if (headers.some((header) => header.index === index && header.forms.includes(folded))) {
      repeated++
      continue
    }
    if (isTotalText(folded)) total ??= folded
    if (NOTE.test(text)) note = true
  }
  // Half of the texts of a narrow table may be two; a record never repeats three headers.
  if (repeated >= FEWEST_REPEATED || (repeated > 0 && repeated === texts)) return { kind: 'repeated-header' }
  if (total !== undefined) return { kind: 'total', partial: PARTIAL.test(total) }
  return note ? { kind: 'note' } : undefined
}

export function isTotalText(folded: string): boolean {
  return folded.length <= 40 && TOTAL.test(folded)
}
