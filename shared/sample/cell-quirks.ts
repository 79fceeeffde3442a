import { formatPlainDate, type PlainDate, weekdayOf } from '../units/plain-date.ts'
import type { CellValue } from '../workbook/contract.ts'

/** Forms in which a column of dates leaves a HIS; one form a file, as the export template decides. */
export const dateForms = [
  'cell',
  'dashes',
  'slashes',
  'chinese',
  'weekday',
  'compact',
  'dots',
  'time',
] as const
export type DateForm = (typeof dateForms)[number]

export function text(value: string): CellValue | undefined {
  return value === '' ? undefined : { kind: 'text', text: value }
}

export function number(decimal: string): CellValue {
  return { kind: 'number', decimal }
}

const WEEKDAYS = '一二三四五六日'

/** A day in one of the forms found in real exports, e.g. `2026-10-15 星期四`. */
export function dateCell(day: number, form: DateForm): CellValue {
  const plain = formatPlainDate(day as PlainDate)
  const [year, month, date] = plain.split('-')
  switch (form) {
    case 'cell':
      return { kind: 'date', day }
    case 'dashes':
      return { kind: 'text', text: plain }
    case 'slashes':
      return { kind: 'text', text: `${year}/${Number(month)}/${Number(date)}` }
    case 'chinese':
      return { kind: 'text', text: `${year}年${Number(month)}月${Number(date)}日` }
    case 'weekday':
      return { kind: 'text', text: `${plain} 星期${WEEKDAYS[weekdayOf(day as PlainDate)]}` }
    case 'compact':
      return { kind: 'text', text: `${year}${month}${date}` }
    case 'dots':
      return { kind: 'text', text: `${year}.${month}.${date}` }
    case 'time':
      return {
        kind: 'text',
        text: `${plain} ${String(8 + (day % 9)).padStart(2, '0')}:${String((day * 7) % 60).padStart(2, '0')}:00`,
      }
  }
}

/** `'0159425`: the apostrophe that Excel users put before a code has become part of the text. */
export function codeCell(code: string, apostrophe: 'apostrophe' | 'plain'): CellValue | undefined {
  return text(code === '' || apostrophe === 'plain' ? code : `'${code}`)
}

/** A lot of digits only becomes a number cell on the way through Excel; what starts with zero stays text here. */
export function lotCell(lot: string, form: 'numbers' | 'text'): CellValue | undefined {
  return form === 'numbers' && /^[1-9]\d{0,14}$/.test(lot) ? number(lot) : text(lot)
}
