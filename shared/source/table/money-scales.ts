import type { RawSheet, Workbook } from '../contract.ts'
import { READ_OK } from '../values/parse-number.ts'
import { contradictsPrice } from './amounts.ts'
import type { FoundHeader } from './find-header.ts'
import { readTypedColumn } from './typed-column.ts'

const SAMPLE_ROWS = 200

/**
 * Which money columns of the file are in 万元. A header says so for its own column, a note above the table for amounts; a
 * unit price under such a note is in 万元 only if the rows prove it: most forms write 单位：万元 and mean the amounts.
 */
export function moneyScales(
  workbook: Workbook,
  header: FoundHeader,
  noteScale: 1 | 10000,
): Map<string, 1 | 10000> {
  const scales = new Map<string, 1 | 10000>()
  for (const { field, header: cell } of header.matches) {
    if (field.kind !== 'money') continue
    if (cell.scale !== undefined) scales.set(field.column, cell.scale)
    else if (noteScale === 10_000 && field.column === 'amount') scales.set(field.column, 10_000)
  }
  const amountByNote = noteScale === 10_000 && scales.get('amount') === 10_000
  if (amountByNote && !scales.has('unitPrice') && pricesAreInAmountUnit(workbook, header.sheet, header)) {
    scales.set('unitPrice', 10_000)
  }
  return scales
}

/** Reads the first rows as they stand: does price × quantity give the amount without any factor? */
function pricesAreInAmountUnit(workbook: Workbook, sheet: RawSheet, header: FoundHeader): boolean {
  const first = header.bottom + 1
  const count = Math.min(SAMPLE_ROWS, sheet.rowCount - first)
  const read = (name: string) => {
    const match = header.matches.find(({ field }) => field.column === name)
    const column = match === undefined ? undefined : sheet.columns[match.header.index]
    if (match === undefined || column === undefined) return undefined
    const { strings } = workbook
    const typed = readTypedColumn({ field: match.field, column, first, count, strings, scale: 1 })
    return typed.data.kind === 'number' ? { status: typed.status, values: typed.data.values } : undefined
  }
  const amount = read('amount')
  const price = read('unitPrice')
  const quantity = read('quantity')
  if (amount === undefined || price === undefined || quantity === undefined) return false
  let agree = 0
  let total = 0
  for (let i = 0; i < count; i++) {
    if (amount.status[i] !== READ_OK || price.status[i] !== READ_OK || quantity.status[i] !== READ_OK)
      continue
    if (amount.values[i] === 0) continue
    total++
    if (!contradictsPrice(amount.values[i], price.values[i], quantity.values[i])) agree++
  }
  return total > 0 && agree * 2 > total
}
