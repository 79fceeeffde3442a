import type { CellStyle, WorkbookCell } from '../workbook/contract.ts'

/** What a cell of the difference list holds; every look exists plain and tinted. */
const looks = ['text', 'centred', 'wrapped', 'number', 'price', 'amount', 'date'] as const
export type DifferenceLook = (typeof looks)[number]

const LOOK_STYLES: Readonly<Record<DifferenceLook, CellStyle>> = {
  text: { size: 10, border: 'thin' },
  centred: { size: 10, align: 'center', border: 'thin' },
  wrapped: { size: 10, wrap: true, border: 'thin' },
  number: { size: 10, align: 'right', border: 'thin' },
  price: { size: 10, align: 'right', border: 'thin', format: '0.00####' },
  amount: { size: 10, align: 'right', border: 'thin', format: '#,##0.00' },
  date: { size: 10, align: 'center', border: 'thin', format: 'yyyy-mm-dd' },
}

/** Pale enough for print in grey; groups are told apart by their number, not by the tint alone. */
const TINT = 'EEF3F8'
const FIRST_LOOK = 5

export const TITLE_STYLE = 1
export const NOTE_STYLE = 2
export const HEADER_STYLE = 3
export const TOTAL_STYLE = 4

export const differenceStyles: readonly CellStyle[] = [
  {},
  { font: 'hei', size: 16, align: 'center' },
  { size: 10, align: 'left', wrap: true },
  { font: 'hei', size: 10, align: 'center', wrap: true, border: 'thin', fill: 'D9E2EC' },
  { size: 10, bold: true, align: 'right', border: 'thin', format: '#,##0.00' },
  ...looks.map((look) => LOOK_STYLES[look]),
  ...looks.map((look) => ({ ...LOOK_STYLES[look], fill: TINT })),
]

export function styleFor(look: DifferenceLook, tinted: boolean): number {
  return FIRST_LOOK + looks.indexOf(look) + (tinted ? looks.length : 0)
}

export function textCell(text: string, style: number): WorkbookCell {
  return text === '' ? { style } : { value: { kind: 'text', text }, style }
}

export function numberCell(decimal: string, style: number): WorkbookCell {
  return { value: { kind: 'number', decimal }, style }
}
