import { makeXlsx, type TestCell } from '#test/support/make-xlsx.ts'

/**
 * One month of a small hospital, written by hand: 60 deliveries of which 48 agree and 12 differ, each in a way of its own,
 * so that a journey can count what a buyer has to look at.
 */
export const DIFFERENCES = 12

interface Delivery {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly price: number
  readonly quantity: number
  readonly invoice: string
  readonly lot: string
  readonly day: number
}

const NAMES = [
  '阿莫西林胶囊',
  '头孢呋辛酯片',
  '二甲双胍片',
  '氨氯地平片',
  '阿托伐他汀钙片',
  '奥美拉唑肠溶胶囊',
]

function delivery(i: number): Delivery {
  const drug = i % 3 !== 0
  const serial = String(i + 1).padStart(5, '0')
  return {
    code: drug ? `XJ01CAA040E0010101${serial}` : `C0101010010100${serial}0`,
    name: drug ? `${NAMES[i % NAMES.length]}` : `一次性使用无菌注射器 ${(i % 4) + 1}型`,
    unit: drug ? '盒' : '支',
    price: drug ? 12.5 + i : 1.2 + i / 10,
    quantity: 20 + i,
    invoice: String(26322000000169500000 + i).slice(0, 8) + String(i).padStart(4, '0'),
    lot: `26${String(i).padStart(4, '0')}`,
    day: (i % 27) + 1,
  }
}

const date = (day: number, month = 10) =>
  `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
const money = (value: number) => Math.round(value * 100) / 100

const HIS_HEADER = [
  '入库单号',
  '入库日期',
  '国家医保编码',
  '通用名',
  '单位',
  '数量',
  '单价',
  '金额',
  '发票号',
  '批号',
  '供应商',
  '类别',
]
const PLATFORM_HEADER = [
  '订单明细编号',
  '配送单号',
  '验收日期',
  '医保编码',
  '产品名称',
  '单位',
  '采购价',
  '验收数量',
  '验收金额',
  '发票号',
  '批号',
  '配送企业',
]
const SUPPLIER = '海陵云帆医药有限公司'

function receipt(i: number, d: Delivery, change: Partial<Delivery> = {}): TestCell[] {
  const { code, name, unit, price, quantity, invoice, lot, day } = { ...d, ...change }
  const kind = code.startsWith('X') ? '西药' : '医用耗材'
  return [
    `RK2610${String(i).padStart(4, '0')}`,
    date(day),
    code,
    name,
    unit,
    quantity,
    price,
    money(price * quantity),
    invoice,
    lot,
    SUPPLIER,
    kind,
  ]
}

function acceptance(i: number, d: Delivery, change: Partial<Delivery> = {}): TestCell[] {
  const { code, name, unit, price, quantity, invoice, lot, day } = { ...d, ...change }
  return [
    `DD${String(i).padStart(6, '0')}`,
    `PS${String(i).padStart(6, '0')}`,
    date(day),
    code,
    name,
    unit,
    price,
    quantity,
    money(price * quantity),
    invoice,
    lot,
    SUPPLIER,
  ]
}

/** HIS receipts as a hospital exports them: title, unit note, header on row 3, totals row, footer. */
export function hisFile(): Uint8Array {
  const rows: TestCell[][] = []
  for (let i = 0; i < 60; i++) {
    const d = delivery(i)
    // Three deliveries never reached the HIS; three were booked with other figures.
    if (i < 3) continue
    if (i < 6) rows.push(receipt(i, d, { quantity: d.quantity + 5 }))
    else if (i < 9) rows.push(receipt(i, d, { price: d.price + 1 }))
    else rows.push(receipt(i, d))
  }
  const total = money(rows.reduce((sum, row) => sum + Number(row[7]), 0))
  return makeXlsx({
    sheets: [
      {
        name: 'ReportCommonVO',
        rows: [
          ['某医院药品耗材入库明细'],
          ['单位：元'],
          HIS_HEADER,
          ...rows,
          ['合计', null, null, null, null, null, null, total],
          ['制表人：张三'],
        ],
      },
    ],
  })
}

/** Platform acceptances; three deliveries of the HIS were never ordered there. */
export function platformFile(): Uint8Array {
  const rows: TestCell[][] = []
  for (let i = 0; i < 60; i++) if (i < 9 || i >= 12) rows.push(acceptance(i, delivery(i)))
  return makeXlsx({ sheets: [{ name: '验收明细', rows: [PLATFORM_HEADER, ...rows] }] })
}

/** A photo that somebody renamed. */
export function photoFile(): Uint8Array {
  return Uint8Array.from([
    0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
  ])
}

/** A table of something else: the canteen's menu. */
export function foreignFile(): Uint8Array {
  return makeXlsx({
    sheets: [
      {
        rows: [
          ['菜名', '窗口', '厨师', '好评'],
          ['红烧肉', '二号', '李师傅', 88],
          ['青菜', '一号', '王师傅', 67],
        ],
      },
    ],
  })
}
