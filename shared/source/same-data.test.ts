import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '#test/support/gb18030.ts'
import { makeDbf } from '#test/support/make-dbf.ts'
import { makeXlsx, type TestCell } from '#test/support/make-xlsx.ts'
import { workbookOf } from '#test/support/read-source.ts'
import { type Column, type FrameOf, type FrameSchema, textAt } from '../columns/frame.ts'
import type { Workbook } from './contract.ts'
import { receiptSpec } from './specs/receipt.ts'
import { readTable } from './table/read-table.ts'

const HEADER = [
  '入库单号',
  '入库日期',
  '医保编码',
  '通用名',
  '规格',
  '供应商',
  '单位',
  '数量',
  '单价',
  '金额',
  '发票号',
  '批号',
]
const NUMERIC = ['数量', '单价', '金额']
const DATE = '入库日期'
const EPOCH_SERIAL = 25_569

type Row = readonly (string | number)[]
const ROWS: readonly Row[] = Array.from({ length: 40 }, (_, i) => {
  const quantity = i % 9 === 4 ? -3 : 10 + i
  const cents = 1250 + i * 37
  return [
    `RK2026${String(1000 + i)}`,
    `2026-10-${String(1 + (i % 28)).padStart(2, '0')}`,
    `XJ01CRA001A0010101${String(i).padStart(5, '0')}`,
    ['阿莫西林胶囊', '盐酸二甲双胍片', '注射用头孢曲松钠'][i % 3],
    "0.25g*24'S",
    '国药控股',
    '盒',
    quantity,
    cents / 100,
    (cents * quantity) / 100,
    String(51_401 + i).padStart(8, '0'),
    i % 4 === 0 ? '' : `2401${String(i).padStart(2, '0')}`,
  ]
})

const serialOf = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + EPOCH_SERIAL
const csv = [HEADER, ...ROWS].map((row) => row.join(',')).join('\r\n')
const html = `<meta charset="gb2312"><table>${[HEADER, ...ROWS]
  .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  .join('')}</table>`

function asXlsx(): Uint8Array {
  const cell = (value: string | number, column: number): TestCell => {
    if (HEADER[column] === DATE) return { attributes: 's="1"', body: `<v>${serialOf(String(value))}</v>` }
    return value === '' ? null : value
  }
  return makeXlsx({
    sheets: [{ rows: [HEADER, ...ROWS.map((row) => row.map(cell))] }],
    formats: ['yyyy-mm-dd'],
  })
}

function asXls(bookType: 'biff8' | 'xlml'): Uint8Array {
  const day = HEADER.indexOf(DATE)
  const cells = ROWS.map((row) =>
    row.map((value, column) => {
      if (column === day) return serialOf(String(value))
      return value === '' ? null : value
    }),
  )
  const sheet = utils.aoa_to_sheet([HEADER, ...cells])
  for (let row = 1; row <= ROWS.length; row++) sheet[utils.encode_cell({ r: row, c: day })].z = 'yyyy-mm-dd'
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '入库')
  const output: unknown = write(book, { bookType, type: 'buffer' })
  return output instanceof Uint8Array ? new Uint8Array(output) : new TextEncoder().encode(String(output))
}

function asDbf(): Uint8Array {
  const fields = HEADER.map((name) => {
    if (name === DATE) return { name, type: 'D', length: 8 }
    return NUMERIC.includes(name)
      ? { name, type: 'N', length: 12, decimals: 2 }
      : { name, type: 'C', length: 24 }
  })
  const rows = ROWS.map((row) =>
    row.map((value, c) => (HEADER[c] === DATE ? String(value).replaceAll('-', '') : String(value))),
  )
  return makeDbf({ fields, rows, encode: encodeGb18030, codePage: 0x7a })
}

const FILES: Readonly<Record<string, () => Uint8Array>> = {
  'csv in UTF-8': () => new TextEncoder().encode(csv),
  'csv in GB18030': () => encodeGb18030(csv),
  'xls (BIFF8)': () => asXls('biff8'),
  'XML Spreadsheet 2003': () => asXls('xlml'),
  dbf: asDbf,
  'a web page named .xls': () => encodeGb18030(html),
}

function valuesOf(column: Column, rows: number): unknown[] {
  return Array.from({ length: rows }, (_, row) => {
    if (column.kind === 'text') return textAt(column, row)
    return column.kind === 'date' ? column.days[row] : column.values[row]
  })
}

function frameOf<S extends FrameSchema>(frame: FrameOf<S>): Record<string, unknown[]> {
  const columns: [string, Column][] = Object.entries(frame.columns)
  return Object.fromEntries(columns.map(([name, column]) => [name, valuesOf(column, frame.rowCount)]))
}

function read(workbook: Workbook) {
  const result = readTable({ workbook, spec: receiptSpec, fileName: '入库.x' })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return {
    frame: frameOf(result.value.frame),
    skipped: result.value.skipped,
    issues: result.value.issueCounts,
  }
}

describe('the same receipts', () => {
  it.each(Object.keys(FILES))('give as %s the rows that they give as xlsx', async (kind) => {
    const expected = read(await workbookOf(asXlsx()))
    expect(expected.frame.documentNo).toHaveLength(ROWS.length)
    expect(expected.issues).toEqual({})
    expect(read(await workbookOf(FILES[kind](), '入库.xls'))).toEqual(expected)
  })
})
