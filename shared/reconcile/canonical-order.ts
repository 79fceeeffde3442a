import type { PreparedSide } from './prepared-lines.ts'

/**
 * Orders rows of one side by what they say, never by where they stand, so that a file sorted differently gives the
 * same groups. Rows that differ in nothing that matters fall back to document and sheet row: either may be taken.
 */
export function canonicalOrder(side: PreparedSide): (a: number, b: number) => number {
  const { documentNo, row } = side.frame.columns
  return (a, b) =>
    compareContent(side, a, b) ||
    compareTexts(documentNo, a, b) ||
    compareNumbers(row.values[a], row.values[b]) ||
    a - b
}

const TEXTS = [
  'orderDetailId',
  'nhsaCode',
  'itemCode',
  'invoiceNo',
  'lotNo',
  'supplier',
  'unit',
  'name',
] as const

/** 0 when two rows of one side say the same: one is an exact repeat (重复) of the other, or a second like delivery. */
export function compareContent(side: PreparedSide, a: number, b: number): number {
  const { columns } = side.frame
  const numbers =
    compareNumbers(columns.amount.values[a], columns.amount.values[b]) ||
    compareNumbers(columns.postedOn.days[a], columns.postedOn.days[b]) ||
    compareNumbers(side.quantity[a], side.quantity[b]) ||
    compareNumbers(columns.unitPrice.values[a], columns.unitPrice.values[b])
  if (numbers !== 0) return numbers
  for (const name of TEXTS) {
    const order = compareTexts(columns[name], a, b)
    if (order !== 0) return order
  }
  return 0
}

interface Texts {
  readonly codes: Uint32Array
  readonly dictionary: readonly string[]
}

function compareTexts({ codes, dictionary }: Texts, a: number, b: number): number {
  if (codes[a] === codes[b]) return 0
  const left = dictionary[codes[a]]
  const right = dictionary[codes[b]]
  return left < right ? -1 : left > right ? 1 : 0
}

/** NaN (absent) before everything. */
export function compareNumbers(a: number, b: number): number {
  if (a === b) return 0
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : -1
  if (Number.isNaN(b)) return 1
  return a < b ? -1 : 1
}
