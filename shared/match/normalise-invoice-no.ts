import { foldText, isPlaceholder } from './fold-text.ts'

const ABSENT = new Set(['未开票', '待开票', '未到票', '票后到', '票未到', '无发票', '未开', '待开'])

/**
 * An invoice number (发票号): 8 digits on paper, 20 on fully digital invoices. Numbers kept as numbers lose leading
 * zeros, so both sides are compared without them; `No.`, labels, blanks and dots are dropped. A cell with several
 * invoices becomes a sorted list, because the order in which they were typed says nothing.
 */
export function normaliseInvoiceNo(text: string): string {
  const folded = foldText(text)
  if (isPlaceholder(folded) || ABSENT.has(folded)) return ''
  const parts = folded
    .split(/[,;/、|+&]+/)
    .map(normaliseOne)
    .filter((part) => part !== '')
  if (parts.length <= 1) return parts[0] ?? ''
  return [...new Set(parts)].sort().join(',')
}

function normaliseOne(part: string): string {
  const bare = part
    .replace(/^(增值税)?(发票号码|发票号|发票|INVOICE|INV|NO|N°|#)+[.:#]*/, '')
    .replace(/[.'"_]/g, '')
  return /^\d+$/.test(bare) ? bare.replace(/^0+/, '') : bare
}
