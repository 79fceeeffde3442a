import ExcelJS from 'exceljs'
import * as fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { CellValue, SheetSpec, WorkbookCell } from './contract.ts'
import { writeXlsx, writeXlsxChunks } from './write-xlsx.ts'

function text(value: string): WorkbookCell {
  return { value: { kind: 'text', text: value } }
}

function number(decimal: string, style?: number): WorkbookCell {
  return { value: { kind: 'number', decimal }, style }
}

async function readBack(bytes: Uint8Array<ArrayBuffer>): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes.buffer)
  return workbook
}

function oneSheet(rows: SheetSpec['rows'], more: Partial<SheetSpec> = {}) {
  return writeXlsx({ styles: [{}], sheets: [{ name: '表', rows, ...more }] })
}

function partsOf(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, data]) => [path, strFromU8(data)]))
}

describe('writing a workbook', () => {
  it('gives the same bytes for the same description', () => {
    const write = () => oneSheet([{ cells: [text('阿莫西林'), number('1.50')] }])
    expect(write()).toEqual(write())
  })

  it('keeps numbers as the decimals given, without a float in between', () => {
    const parts = partsOf(oneSheet([{ cells: [number('-12.345000'), number('9007199254740993.1')] }]))
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<v>-12.345000</v>')
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<v>9007199254740993.1</v>')
  })

  it('refuses a number that is not a plain decimal', () => {
    for (const decimal of ['', '1e5', 'NaN', '１', '1,000', '=1'])
      expect(() => oneSheet([{ cells: [number(decimal)] }])).toThrow(RangeError)
  })

  it('is read back by another library with texts, numbers, dates and empty cells in place', async () => {
    const book = await readBack(
      oneSheet([
        { cells: [text('00012345'), undefined, number('-0.05')] },
        { cells: [] },
        { height: 30, cells: [undefined, { value: { kind: 'date', day: 20741 } }] },
      ]),
    )
    const sheet = book.worksheets[0]
    expect(sheet.getCell('A1').value).toBe('00012345')
    expect(sheet.getCell('B1').value).toBeNull()
    expect(sheet.getCell('C1').value).toBe(-0.05)
    expect(sheet.getCell('B3').value).toEqual(new Date('2026-10-15T00:00:00Z'))
    expect(sheet.getCell('B3').numFmt).toBe('yyyy-mm-dd')
    expect(sheet.getRow(3).height).toBe(30)
  })

  it('writes days before March 1900 as text, because programs disagree on their numbers', async () => {
    const days = [-25567, -25509, -25508]
    const cells = days.map((day): WorkbookCell => ({ value: { kind: 'date', day } }))
    const sheet = (await readBack(oneSheet([{ cells }]))).worksheets[0]
    expect(sheet.getCell('A1').value).toBe('1900-01-01')
    expect(sheet.getCell('B1').value).toBe('1900-02-28')
    expect(sheet.getCell('C1').value).toEqual(new Date('1900-03-01T00:00:00Z'))
  })

  it('never turns text into a formula', async () => {
    const hostile = ['=1+1', '+cmd|/c calc!A0', '-1', '@SUM(A1)', '\t=1']
    const sheet = (await readBack(oneSheet([{ cells: hostile.map(text) }]))).worksheets[0]
    hostile.forEach((value, index) => {
      expect(sheet.getRow(1).getCell(index + 1).value).toBe(value)
      expect(sheet.getRow(1).getCell(index + 1).type).toBe(ExcelJS.ValueType.String)
    })
  })

  it('brings any text back unchanged', async () => {
    const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
    const tricky = fc.constantFrom(
      '_x000D_',
      'a\r\nb',
      '\u0000',
      ' 前后 ',
      '<b>&"',
      ']]>',
      '_x00_',
      '\uFFFE',
      '😀',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(anyText, tricky), { minLength: 1, maxLength: 20 }),
        async (texts) => {
          const sheet = (await readBack(oneSheet([{ cells: texts.map(text) }]))).worksheets[0]
          const found = texts.map((_, index) => sheet.getRow(1).getCell(index + 1).value)
          expect(found).toEqual(texts)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('cuts a text that Excel could not open, visibly', async () => {
    const sheet = (await readBack(oneSheet([{ cells: [text('长'.repeat(40_000))] }]))).worksheets[0]
    const found = String(sheet.getCell('A1').value)
    expect(found).toHaveLength(32_767)
    expect(found.endsWith('…（已截断）')).toBe(true)
  })

  it('carries merges, freeze, filter, widths and print set-up', async () => {
    const bytes = oneSheet([{ cells: [text('题')] }, { cells: [text('甲'), text('乙')] }], {
      name: "对账'差异",
      widths: [12, 30],
      merges: ['A1:B1'],
      freezeRows: 2,
      autoFilter: 'A2:B2',
      print: {
        orientation: 'landscape',
        paper: 'A4',
        fitToWidth: true,
        repeatRows: '1:2',
        centerHorizontally: true,
        footer: '第 &P 页，共 &N 页',
      },
    })
    const sheet = (await readBack(bytes)).worksheets[0]
    expect(sheet.name).toBe("对账'差异")
    expect(sheet.getCell('B1').master.address).toBe('A1')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(sheet.autoFilter).toBe('A2:B2')
    expect(sheet.getColumn(2).width).toBe(30)
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      printTitlesRow: '1:2',
    })
    expect(sheet.headerFooter.oddFooter).toBe('&C第 &P 页，共 &N 页')
    expect(partsOf(bytes)['xl/workbook.xml']).toContain("'对账''差异'!$A$2:$B$2")
  })

  it('gives each cell its style', async () => {
    const value: CellValue = { kind: 'text', text: '甲' }
    const bytes = writeXlsx({
      styles: [
        {},
        { bold: true, font: 'hei', size: 16, align: 'center', wrap: true, border: 'thin', fill: 'ffeecc' },
        { format: '#,##0.00', underline: true, font: 'fangsong' },
      ],
      sheets: [{ name: '表', rows: [{ cells: [{ value, style: 1 }, number('1.5', 2), { style: 1 }] }] }],
    })
    const sheet = (await readBack(bytes)).worksheets[0]
    const first = sheet.getCell('A1')
    expect(first.font).toMatchObject({ name: '黑体', size: 16, bold: true })
    expect(first.alignment).toMatchObject({ horizontal: 'center', wrapText: true })
    expect(first.border.left?.style).toBe('thin')
    expect(first.fill).toMatchObject({ pattern: 'solid', fgColor: { argb: 'FFFFEECC' } })
    expect(sheet.getCell('B1').numFmt).toBe('#,##0.00')
    expect(sheet.getCell('B1').font).toMatchObject({ name: '仿宋', underline: true })
    expect(sheet.getCell('C1').border.left?.style).toBe('thin')
  })

  it('keeps repeated texts once and unlike texts in their cells, and reads the same either way', async () => {
    const rows = Array.from({ length: 6000 }, (_, index) => ({
      cells: [text(`单号${index}`), text(`名${index % 7}`)],
    }))
    const bytes = oneSheet(rows)
    const parts = partsOf(bytes)
    expect(parts['xl/sharedStrings.xml']).toContain('uniqueCount="2007"')
    expect(parts['xl/worksheets/sheet1.xml']).toContain('inlineStr')
    const sheet = (await readBack(bytes)).worksheets[0]
    expect(sheet.getCell('A6000').value).toBe('单号5999')
    expect(sheet.getCell('B6000').value).toBe('名0')
  })

  it('hands out a big sheet piece by piece', () => {
    function* rows() {
      for (let index = 0; index < 30_000; index++)
        yield { cells: [number(`${index}`), text(`x${index * 7919}`)] }
    }
    let longest = 0
    for (const chunk of writeXlsxChunks({ styles: [], sheets: [{ name: '表', rows: rows() }] }))
      longest = Math.max(longest, chunk.length)
    expect(longest).toBeLessThan(400_000)
  })

  it('refuses sheet names that Excel refuses, and two of the same name', () => {
    for (const names of [[], [''], ['a/b'], ['长'.repeat(32)], ["'a"], ['History'], ['Ab', 'aB']])
      expect(() => writeXlsx({ styles: [], sheets: names.map((name) => ({ name, rows: [] })) })).toThrow(
        RangeError,
      )
  })

  it('says clearly when a sheet has more rows than Excel can hold', () => {
    function* tooMany() {
      for (let index = 0; index <= 1_048_576; index++) yield { cells: [] }
    }
    expect(() => oneSheet(tooMany())).toThrow(/1048576 rows/)
  })
})
