import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import type { AmountFigure, FormRow } from '../month/contract.ts'
import { amountOf, parseYuan } from '../units/money.ts'
import { type Period, parsePeriod } from '../units/period.ts'
import { parsePlainDate } from '../units/plain-date.ts'
import { writeXlsx } from '../workbook/write-xlsx.ts'
import { formToHtml } from './form-to-html.ts'
import { formToWorkbook } from './form-to-workbook.ts'
import { type MonitoringFormInput, monitoringForm } from './monitoring-form.ts'

const october = parsePeriod('2026-10') as Period

function figure(id: string, yuan: string): AmountFigure {
  return {
    id,
    label: id,
    unit: 'yuan',
    value: parseYuan(yuan) ?? amountOf(0),
    rows: 0,
    formula: '',
    parts: [],
    excluded: [],
    parameters: [],
    citations: [],
    selection: null,
    trust: { state: 'complete' },
  }
}

function formRow(name: string, amounts: readonly string[]): FormRow {
  const [a, b, c, d, e, f] = amounts.map((yuan, index) => figure(`${name}.${index}`, yuan))
  return { name, platformAccount: '320600123', drug: [a, b, c], consumable: [d, e, f] }
}

interface Given extends Partial<MonitoringFormInput> {
  readonly rows?: readonly FormRow[]
}

function input({ rows = usualRows(), ...more }: Given = {}): MonitoringFormInput {
  return {
    profile: { name: '示例市人民医院', preparer: '张三', phone: '0513-00000000' },
    report: { period: october, form: { rows, checks: [] } },
    filledOn: parsePlainDate('2026-11-09'),
    ...more,
  }
}

function usualRows(): readonly FormRow[] {
  return [formRow('示例市人民医院', ['12345678.90', '11000050', '99.99', '50', '49.999999', '-150'])]
}

async function sheetOf(more: Given = {}): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(writeXlsx(formToWorkbook(monitoringForm(input(more)))).buffer)
  return book.worksheets[0]
}

describe('form 附件2', () => {
  it('has title, seal line, interval and date above the table', async () => {
    const sheet = await sheetOf()
    expect(sheet.getCell('A1').value).toBe('医疗机构药品（医用耗材）阳光采购监测表')
    expect(sheet.getCell('A2').value).toBe('医疗机构：（盖章）示例市人民医院')
    expect(sheet.getCell('A3').value).toBe('数据时间区间：2026年10月1日至2026年10月31日')
    expect(sheet.getCell('A4').value).toBe('填报时间：2026年11月9日')
  })

  it('has the three header rows of the document, merged as printed', async () => {
    const sheet = await sheetOf()
    const header = (row: number) =>
      [...'ABCDEFGHI'].map((letter) => {
        const cell = sheet.getCell(`${letter}${row}`)
        return cell.master === cell ? cell.value : null
      })
    expect(header(5)).toEqual([
      '序号',
      '医疗机构',
      null,
      '药品（万元）',
      null,
      null,
      '医用耗材（万元）',
      null,
      null,
    ])
    expect(header(6)).toEqual([
      null,
      '名称',
      '省平台账号',
      '院内采购金额',
      '其中',
      null,
      '院内采购金额',
      '其中',
      null,
    ])
    expect(header(7)).toEqual([
      null,
      null,
      null,
      null,
      '省平台采购金额',
      '应急采购金额',
      null,
      '省平台采购金额',
      '应急采购金额',
    ])
    expect([...sheet.model.merges].sort()).toEqual(
      [
        ...['A1:I1', 'A2:I2', 'A3:I3', 'A4:I4', 'A14:I14', 'A15:I15'],
        ...['A5:A7', 'B5:C5', 'D5:F5', 'G5:I5', 'B6:B7', 'C6:C7', 'D6:D7', 'E6:F6', 'G6:G7', 'H6:I6'],
      ].sort(),
    )
  })

  it('numbers the columns 1 to 8 beginning under 名称', async () => {
    const sheet = await sheetOf()
    const numbers = [...'ABCDEFGHI'].map((letter) => sheet.getCell(`${letter}8`).value)
    expect(numbers).toEqual([null, '1', '2', '3', '4', '5', '6', '7', '8'])
  })

  it('shows each amount in 万元, rounded once and half up', async () => {
    const sheet = await sheetOf()
    const amounts = [...'DEFGHI'].map((letter) => sheet.getCell(`${letter}9`).value)
    expect(amounts).toEqual([1234.57, 1100.01, 0.01, 0.01, 0, -0.02])
    expect(sheet.getCell('D9').numFmt).toBe('0.00')
    expect(sheet.getCell('A9').value).toBe('1')
    expect(sheet.getCell('C9').value).toBe('320600123')
  })

  it('shows four decimals when the hospital has chosen so', async () => {
    const sheet = await sheetOf({ decimals: 4 })
    expect(sheet.getCell('D9').value).toBe(1234.5679)
    expect(sheet.getCell('D9').numFmt).toBe('0.0000')
  })

  it('is on a sheet named after the form', async () => {
    expect((await sheetOf()).name).toBe('医疗机构药品（医用耗材）阳光采购监测表')
  })

  it('has five rows, and the footer below them', async () => {
    const sheet = await sheetOf()
    expect([9, 10, 11, 12, 13].map((row) => sheet.getCell(`A${row}`).value)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ])
    expect(sheet.getCell('D10').value).toBeNull()
    expect(sheet.getCell('I13').border.bottom?.style).toBe('thin')
    expect(sheet.getCell('A14').value).toBe('填表人：张三')
    expect(sheet.getCell('A15').value).toBe('联系电话：0513-00000000')
  })

  it('grows beyond five rows for more campuses', async () => {
    const rows = Array.from({ length: 7 }, (_, index) =>
      formRow(`院区${index + 1}`, ['1', '1', '0', '1', '1', '0']),
    )
    const sheet = await sheetOf({ rows })
    expect(sheet.getCell('B15').value).toBe('院区7')
    expect(sheet.getCell('A16').value).toBe('填表人：张三')
  })

  it('leaves the date open when nobody has filled it in', () => {
    const form = monitoringForm(input({ filledOn: null }))
    expect(form.rows[3].cells[0].text).toBe('填报时间：____年__月__日')
  })

  it('prints on A4 landscape with frames, page numbers and repeated header rows', async () => {
    const sheet = await sheetOf()
    expect(sheet.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      fitToWidth: 1,
      printTitlesRow: '5:8',
      horizontalCentered: true,
    })
    expect(sheet.headerFooter.oddFooter).toContain('第 &P 页')
    for (const address of ['A5', 'C5', 'I7', 'A8', 'F13']) {
      expect(sheet.getCell(address).border).toMatchObject({
        left: { style: 'thin' },
        right: { style: 'thin' },
        top: { style: 'thin' },
        bottom: { style: 'thin' },
      })
    }
    expect(sheet.getCell('A1').font.name).toBe('黑体')
    expect(sheet.getCell('B9').font.name).toBe('宋体')
  })

  it('opens a figure from every amount', () => {
    const ids = monitoringForm(input()).rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => cell.figureId ?? []),
    )
    expect(ids).toEqual([0, 1, 2, 3, 4, 5].map((index) => `示例市人民医院.${index}`))
  })

  it('is the same bytes when written twice', () => {
    const write = () => writeXlsx(formToWorkbook(monitoringForm(input())))
    expect(write()).toEqual(write())
  })
})

describe('form 附件2 as HTML', () => {
  it('holds the same table, complete and without anything to load or run', () => {
    const html = formToHtml(monitoringForm(input()))
    expect(html).toContain(
      '<th class="header" rowspan="3">序号</th><th class="header" colspan="2">医疗机构</th>',
    )
    expect(html).toContain('<td class="amount">1234.57</td>')
    expect(html).toContain('@page { size: A4 landscape')
    expect(html).toContain('<p class="footer">填表人：张三</p>')
    expect(html).not.toMatch(/<script|<link|url\(|@import|src=/)
  })

  it('shows hostile names as text', () => {
    const name = `<img src=x onerror="alert('1')">&amp;`
    const html = formToHtml(
      monitoringForm(
        input({
          profile: { name, preparer: name, phone: name },
          rows: [formRow(name, ['1', '1', '1', '1', '1', '1'])],
        }),
      ),
    )
    expect(html).not.toContain('<img')
    expect(html.split('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;amp;')).toHaveLength(5)
  })
})
