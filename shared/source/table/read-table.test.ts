import { describe, expect, it } from 'vitest'
import { textAt } from '#shared/columns/frame.ts'
import { formatPlainDate, type PlainDate } from '#shared/units/plain-date.ts'
import { makeXlsx, type TestCell } from '#test/support/make-xlsx.ts'
import { workbookOf } from '#test/support/read-source.ts'
import { acceptanceSpec } from '../specs/acceptance.ts'
import { receiptSpec } from '../specs/receipt.ts'
import { readTable } from './read-table.ts'
import { recogniseTable } from './recognise-table.ts'

const HEADER = [
  '入库单号',
  '入库日期',
  '国家医保编码',
  '院内编码',
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
const ROW = [
  'RK001',
  '2026-10-15',
  'XJ01CRA001A001010100001',
  "'0159425",
  '阿莫西林胶囊',
  "0.25g*24'S",
  '国药控股',
  '盒',
  10,
  12.5,
  125,
  '00051401',
  '240101',
]

async function readCsv(lines: readonly (readonly (string | number)[])[] | string) {
  const text = typeof lines === 'string' ? lines : lines.map((cells) => cells.join(',')).join('\r\n')
  const workbook = await workbookOf(new TextEncoder().encode(text), 'his.csv')
  return readTable({ workbook, spec: receiptSpec, fileName: 'his.csv' })
}

async function readRows(rows: readonly (readonly TestCell[])[]) {
  const workbook = await workbookOf(makeXlsx({ sheets: [{ rows }] }))
  const result = readTable({ workbook, spec: receiptSpec, fileName: 'his.xlsx' })
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

function withCell(column: string, value: TestCell): TestCell[] {
  return ROW.map((cell, index) => (HEADER[index] === column ? value : cell))
}

describe('finding the table', () => {
  it('takes titles, notes and blank rows above the header for what they are', async () => {
    const reading = await readRows([
      ['某某医院药品入库明细表'],
      ['日期：2026-10-01 至 2026-10-31'],
      [],
      HEADER,
      ROW,
    ])
    expect(reading.headerRow).toBe(4)
    expect(reading.frame.rowCount).toBe(1)
    expect(reading.frame.columns.row.values[0]).toBe(5)
    expect(reading.skipped).toEqual([
      { row: 1, reason: 'title' },
      { row: 2, reason: 'title' },
      { row: 4, reason: 'header' },
    ])
  })

  it('joins a header of two rows', async () => {
    const workbook = await workbookOf(
      makeXlsx({
        sheets: [
          {
            rows: [
              ['订单明细编号', '产品名称', '验收', null, null],
              [null, null, '日期', '数量', '金额'],
              ['D1', '阿莫西林胶囊', '2026-10-15', 3, 30],
            ],
            merges: ['C1:E1', 'A1:A2', 'B1:B2'],
          },
        ],
      }),
    )
    const result = readTable({ workbook, spec: acceptanceSpec, fileName: 'p.xlsx' })
    expect(result.ok && result.value.mapping.map(({ column, header }) => [column, header])).toEqual([
      ['orderDetailId', '订单明细编号'],
      ['name', '产品名称'],
      ['postedOn', '验收/日期'],
      ['quantity', '验收/数量'],
      ['amount', '验收/金额'],
    ])
    expect(result.ok && result.value.headerRow).toBe(2)
  })

  it('compares headers without width, spaces, case and brackets', async () => {
    const odd = HEADER.map((text) =>
      text === '金额' ? ' 金　额（元）* ' : text === '数量' ? '数量\n(盒)' : text,
    )
    const reading = await readRows([odd, ROW])
    expect(reading.mapping.every(({ by }) => by === 'exact')).toBe(true)
    expect(reading.frame.columns.amount.values[0]).toBe(125_000_000)
  })

  it('reads 单位：万元 above the table for amounts and leaves prices in yuan unless the rows prove otherwise', async () => {
    const reading = await readRows([['单位：万元'], HEADER, withCell('金额', 0.0125)])
    expect(reading.frame.columns.amount.values[0]).toBe(125_000_000)
    expect(reading.frame.columns.unitPrice.values[0]).toBe(12_500_000)
    expect(reading.mapping.find(({ column }) => column === 'amount')?.scale).toBe(10_000)
    expect(reading.issues).toEqual([])
  })

  it('reads 金额(万元) in the header', async () => {
    const reading = await readRows([
      HEADER.map((text) => (text === '金额' ? '金额(万元)' : text)),
      withCell('金额', '0.0125'),
    ])
    expect(reading.frame.columns.amount.values[0]).toBe(125_000_000)
  })

  it('never takes a retail amount for the amount', async () => {
    const reading = await readRows([
      ['入库日期', '药品名称', '数量', '进价', '零售金额'],
      ['2026-10-15', '阿莫西林胶囊', 10, 12.5, 180],
    ])
    expect(reading.frame.columns.amount.values[0]).toBe(125_000_000)
    expect(reading.issueCounts).toEqual({ 'amount-derived': 1 })
    expect(reading.unmapped).toEqual([{ header: '零售金额', letter: 'E' }])
  })

  it('lets a person choose a column and remembers the last choice of a source', async () => {
    const rows = [
      ['入库日期', '药品名称', '数量', '甲', '乙'],
      ['2026-10-15', '阿莫西林胶囊', 10, 125, 999],
    ]
    const workbook = await workbookOf(makeXlsx({ sheets: [{ rows }] }))
    const input = { workbook, spec: receiptSpec, fileName: 'h.xlsx' }
    expect(readTable(input)).toMatchObject({
      ok: false,
      error: { code: 'required-column-missing', params: { columns: '金额' } },
    })
    const chosen = readTable({ ...input, chosen: { amount: 'D' } })
    expect(chosen.ok && chosen.value.frame.columns.amount.values[0]).toBe(125_000_000)
    const remembered = readTable({ ...input, remembered: [{ column: 'amount', header: '乙' }] })
    expect(remembered.ok && remembered.value.mapping.find(({ column }) => column === 'amount')).toMatchObject(
      { letter: 'E', by: 'remembered' },
    )
  })

  it('says which sheet is hidden and how many rows are', async () => {
    const workbook = await workbookOf(
      makeXlsx({
        sheets: [
          { name: '旧', state: 'hidden', rows: [HEADER, ROW, ROW] },
          { name: '新', rows: [HEADER, ROW], hiddenRows: [1] },
        ],
      }),
    )
    const result = readTable({ workbook, spec: receiptSpec, fileName: 'h.xlsx' })
    expect(result.ok && result.value.sheetName).toBe('新')
    expect(result.ok && result.value.frame.rowCount).toBe(1)
    expect(result.ok && result.value.issueCounts).toEqual({ 'hidden-rows': 1, 'hidden-sheet-skipped': 1 })
    const asked = readTable({ workbook, spec: receiptSpec, fileName: 'h.xlsx', sheetName: '旧' })
    expect(asked.ok && asked.value.frame.rowCount).toBe(2)
  })
})

describe('recognising what a file is', () => {
  const platform = [
    [
      '订单明细编号',
      '订单编号',
      '配送单号',
      '验收日期',
      '医保编码',
      '平台产品编码',
      '产品名称',
      '规格',
      '生产企业',
      '配送企业',
      '单位',
      '采购价',
      '验收数量',
      '验收金额',
      '采购类别',
    ],
    ['D1', 'O1', 'P1', '2026-10-15', 'X', '1', '阿莫西林胶囊', '0.25g', '甲', '乙', '盒', 1, 2, 2, '挂网'],
  ]

  it('tells receipts from acceptances', async () => {
    const his = await workbookOf(makeXlsx({ sheets: [{ rows: [HEADER, ROW] }] }))
    const other = await workbookOf(makeXlsx({ sheets: [{ rows: platform }] }))
    expect(recogniseTable(his)[0].role).toBe('his')
    expect(recogniseTable(his)[0].confidence).toBeGreaterThan(0.6)
    expect(recogniseTable(other)[0].role).toBe('platform')
    expect(recogniseTable(other)[0].confidence).toBeGreaterThan(0.6)
  })

  it('tells catalogue and emergency register by their own columns', async () => {
    const of = async (rows: TestCell[][]) =>
      recogniseTable(await workbookOf(makeXlsx({ sheets: [{ rows }] })))[0]?.role
    const catalogue = [
      '国家医保编码',
      '平台产品编码',
      '产品名称',
      '规格',
      '生产企业',
      '包装单位',
      '转换比',
      '挂网价',
      '挂网状态',
    ]
    expect(await of([catalogue, ['X', '1', '阿莫西林胶囊', '0.25g', '甲', '盒', 24, 12.5, '挂网']])).toBe(
      'catalogue',
    )
    const register = ['入库单号', '发票号', '登记日期', '药品名称', '数量', '金额', '应急原因', '审批人']
    expect(await of([register, ['RK1', 'F1', '2026-10-15', '某药', 1, 2, '抢救', '张三']])).toBe('emergency')
  })

  it('refuses a platform export that is read as HIS receipts', async () => {
    const workbook = await workbookOf(makeXlsx({ sheets: [{ rows: platform }] }))
    const result = readTable({ workbook, spec: receiptSpec, fileName: 'p.xlsx' })
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'wrong-kind', params: { looksLike: 'platform' } },
    })
  })

  it('refuses HIS receipts that are read as a platform export', async () => {
    const workbook = await workbookOf(makeXlsx({ sheets: [{ rows: [HEADER, ROW] }] }))
    const result = readTable({ workbook, spec: acceptanceSpec, fileName: 'h.xlsx' })
    expect(result).toMatchObject({ ok: false, error: { code: 'wrong-kind', params: { looksLike: 'his' } } })
  })

  it('gives no candidate for a table of something else', async () => {
    const rows = [
      ['科室', '床位', '病人数', '平均住院日'],
      ['内科', 40, 38, 7.5],
    ]
    const workbook = await workbookOf(makeXlsx({ sheets: [{ rows }] }))
    expect(recogniseTable(workbook)).toEqual([])
    expect(readTable({ workbook, spec: receiptSpec, fileName: 'x.xlsx' })).toMatchObject({
      ok: false,
      error: { code: 'header-not-found' },
    })
  })

  it('refuses a header without a single row below it', async () => {
    const workbook = await workbookOf(makeXlsx({ sheets: [{ rows: [HEADER] }] }))
    expect(readTable({ workbook, spec: receiptSpec, fileName: 'h.xlsx' })).toMatchObject({
      ok: false,
      error: { code: 'no-rows' },
    })
  })
})

describe('reading rows', () => {
  it('keeps leading zeros, drops the apostrophe, and turns numeric codes into plain digits', async () => {
    const reading = await readRows([HEADER, withCell('批号', 240101), withCell('批号', 20240101001)])
    const { columns } = reading.frame
    expect(textAt(columns.itemCode, 0)).toBe('0159425')
    expect(textAt(columns.invoiceNo, 0)).toBe('00051401')
    expect(textAt(columns.lotNo, 0)).toBe('240101')
    expect(textAt(columns.lotNo, 1)).toBe('20240101001')
  })

  it('leaves out a code that Excel has damaged and says where', async () => {
    const reading = await readRows([
      HEADER,
      withCell('发票号', 2.4310000000000012e19),
      withCell('发票号', '2.431E+19'),
    ])
    expect(reading.frame.rowCount).toBe(2)
    expect([0, 1].map((row) => textAt(reading.frame.columns.invoiceNo, row))).toEqual(['', ''])
    expect(reading.issues.map(({ code, where }) => [code, where.row, where.letter])).toEqual([
      ['code-damaged', 2, 'L'],
      ['code-damaged', 3, 'L'],
    ])
  })

  it('rejects a row without readable date, amount or item, with one issue each at its cell', async () => {
    const reading = await readRows([
      HEADER,
      withCell('入库日期', '2018-02-29 星期一'),
      withCell('金额', '12，5'),
      withCell('金额', null),
      ROW.map((cell, index) =>
        ['国家医保编码', '院内编码', '通用名'].includes(HEADER[index]) ? null : cell,
      ),
      ROW,
    ])
    expect(reading.frame.rowCount).toBe(1)
    expect(
      reading.issues.map(({ code, severity, where }) => [code, severity, where.row, where.column]),
    ).toEqual([
      ['date-impossible', 'error', 2, '入库日期'],
      ['number-ambiguous', 'error', 3, '金额'],
      ['amount-missing', 'error', 4, '金额'],
      ['item-missing', 'error', 5, undefined],
    ])
    expect(reading.skipped.filter(({ reason }) => reason === 'rejected').map(({ row }) => row)).toEqual([
      2, 3, 4, 5,
    ])
  })

  it('keeps a row whose unneeded cell is unreadable and warns', async () => {
    const reading = await readRows([HEADER, withCell('数量', '一盒'), withCell('数量', 0)])
    expect(reading.frame.rowCount).toBe(2)
    expect(reading.frame.columns.quantity.values[0]).toBeNaN()
    expect(reading.issues.map(({ code, severity, found }) => [code, severity, found])).toEqual([
      ['number-unreadable', 'warning', '一盒'],
      ['quantity-zero', 'note', '0'],
      ['amount-differs-from-price-times-quantity', 'warning', '125.00'],
    ])
  })

  it('checks totals rows against its own sum and never counts them', async () => {
    const total = (label: string, quantity: TestCell, amount: TestCell) => [
      label,
      null,
      null,
      null,
      null,
      null,
      null,
      null,
      quantity,
      null,
      amount,
    ]
    const reading = await readRows([
      HEADER,
      ROW,
      ROW,
      total('小 计', 20, 250),
      ROW,
      total('本页小计：', 10, 125),
      total('合　计', 30, '375.00'),
      total('总计', 31, 376),
    ])
    expect(reading.frame.rowCount).toBe(3)
    expect(reading.skipped.filter(({ reason }) => reason === 'total-row').map(({ row }) => row)).toEqual([
      4, 6, 7, 8,
    ])
    expect(
      reading.issues.map(({ code, where, found, expected }) => [
        code,
        where.row,
        where.column,
        found,
        expected,
      ]),
    ).toEqual([
      ['totals-row-differs', 8, '数量', '31', '30'],
      ['totals-row-differs', 8, '金额', '376.00', '375.00'],
    ])
  })

  it('passes over repeated headers, notes and blank rows', async () => {
    const reading = await readRows([
      HEADER,
      ROW,
      [],
      HEADER,
      ROW,
      ['制表人：张三', null, '打印时间：2026-11-01'],
      ['说明：以上为全部数据'],
    ])
    expect(reading.frame.rowCount).toBe(2)
    expect([...reading.frame.columns.row.values]).toEqual([2, 5])
    expect(reading.skipped.slice(1)).toEqual([
      { row: 4, reason: 'repeated-header' },
      { row: 6, reason: 'note' },
      { row: 7, reason: 'note' },
    ])
    expect(reading.issues).toEqual([])
  })

  it('numbers the rows of a CSV by record, title rows included', async () => {
    const result = await readCsv([['入库明细'], HEADER, ROW, ROW])
    expect(result.ok && [...result.value.frame.columns.row.values]).toEqual([3, 4])
  })

  it('reads text numbers, returns in brackets and dates in many forms alike', async () => {
    const forms = [
      '2026-10-05',
      '2026/10/5',
      '2026.10.5',
      '20261005',
      '2026年10月5日',
      '2026-10-05 08:30:00',
      '２０２６-10-05',
    ]
    const reading = await readRows([
      HEADER,
      ...forms.map((form) => withCell('入库日期', form)),
      withCell('入库日期', 46300),
    ])
    const days = [...reading.frame.columns.postedOn.days].map((day) => formatPlainDate(day as PlainDate))
    expect(new Set(days)).toEqual(new Set(['2026-10-05']))
    const money = await readRows([
      HEADER,
      withCell('金额', '￥１２５.00元'),
      withCell('金额', '1,125.5'),
      withCell('金额', '(125.00)'),
    ])
    expect([...money.frame.columns.amount.values]).toEqual([125_000_000, 1_125_500_000, -125_000_000])
  })
})
