import type { LineView } from '#renderer/data/desk-api.ts'
import type { LineColumn, Side } from '#shared/model/line.ts'
import type { GridColumn } from './grid-column.ts'

interface LineColumnSpec {
  /** One title, or one for each side where the sides call it by different names. */
  readonly title: string | Readonly<Record<Side, string>>
  readonly width: number
  readonly align?: 'end'
}

/** How every column of a line is shown; the order is the order on the screen, identifying columns first. */
export const lineColumnSpecs: Readonly<Record<LineColumn, LineColumnSpec>> = {
  row: { title: '行号', width: 64, align: 'end' },
  postedOn: { title: { his: '入库日期', platform: '验收日期' }, width: 100 },
  name: { title: '名称', width: 190 },
  spec: { title: '规格', width: 130 },
  quantity: { title: '数量', width: 80, align: 'end' },
  unit: { title: '单位', width: 56 },
  unitPrice: { title: '单价（元）', width: 96, align: 'end' },
  amount: { title: '金额（元）', width: 116, align: 'end' },
  supplier: { title: { his: '供应商', platform: '配送企业' }, width: 190 },
  maker: { title: '生产企业', width: 180 },
  lotNo: { title: '批号', width: 110 },
  invoiceNo: { title: '发票号', width: 120 },
  documentNo: { title: { his: '入库单号', platform: '配送单号' }, width: 140 },
  orderDetailId: { title: '订单明细编号', width: 160 },
  orderNo: { title: '订单编号', width: 140 },
  nhsaCode: { title: '国家医保编码', width: 200 },
  itemCode: { title: { his: '院内编码', platform: '平台产品编码' }, width: 120 },
  tradeName: { title: '商品名', width: 120 },
  dosageForm: { title: '剂型', width: 80 },
  approvalNo: { title: '批准文号/注册证号', width: 160 },
  packFactor: { title: '转换比', width: 72, align: 'end' },
  invoiceOn: { title: '发票日期', width: 100 },
  expiresOn: { title: '有效期至', width: 100 },
  itemClass: { title: '类别', width: 100 },
  procurementCategory: { title: '采购类别', width: 88 },
  emergency: { title: '应急', width: 60 },
  campus: { title: '院区', width: 100 },
}

export const lineColumns = Object.keys(lineColumnSpecs) as readonly LineColumn[]

/** Title of a column as the given side calls it; without a side both names. */
export function lineColumnTitle(column: LineColumn, side?: Side): string {
  const { title } = lineColumnSpecs[column]
  if (typeof title === 'string') return title
  return side ? title[side] : `${title.his}/${title.platform}`
}

const pinnedColumns: ReadonlySet<LineColumn> = new Set(['name', 'spec'])
const hiddenColumns: ReadonlySet<LineColumn> = new Set([
  'row',
  'orderNo',
  'tradeName',
  'dosageForm',
  'approvalNo',
  'packFactor',
  'invoiceOn',
  'expiresOn',
  'campus',
])

/** Columns of the grid of lines (数据行): where the row comes from stands at the end of every row. */
export function lineGridColumns(side: Side): readonly GridColumn<LineView>[] {
  const columns = lineColumns.map(
    (column): GridColumn<LineView> => ({
      id: column,
      title: lineColumnTitle(column, side),
      width: lineColumnSpecs[column].width,
      align: lineColumnSpecs[column].align ?? 'start',
      sortable: true,
      pinned: pinnedColumns.has(column),
      hidden: hiddenColumns.has(column),
      text: (line) => line.cells[column] ?? '',
      mark: (line) => (line.differing.includes(column) ? 'differs' : null),
    }),
  )
  return [
    ...columns,
    {
      id: 'exclusion',
      title: '未计入',
      width: 140,
      text: (line) => line.exclusion,
      tooltip: (line) => line.exclusionSource,
    },
    {
      id: 'origin',
      title: '来源',
      width: 220,
      text: (line) => `${line.fileName} 第 ${line.row} 行`,
      mark: () => 'quiet',
    },
  ]
}
