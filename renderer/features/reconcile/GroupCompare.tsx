import type { LineView } from '#renderer/data/desk-api.ts'
import { lineColumnSpecs, lineColumnTitle } from '#renderer/grid/columns.ts'
import type { LineColumn } from '#shared/model/line.ts'
import { cellDifference } from './cell-difference.ts'
import styles from './GroupSides.module.css'

/** What is compared first, in the order in which a buyer checks a delivery note. */
const compared: readonly LineColumn[] = [
  'postedOn',
  'quantity',
  'unit',
  'unitPrice',
  'amount',
  'lotNo',
  'invoiceNo',
  'documentNo',
  'orderDetailId',
  'nhsaCode',
  'supplier',
  'maker',
  'name',
  'spec',
  'packFactor',
]

/** Documents have their own numbers on each side: never a difference. */
const ownOnEachSide: ReadonlySet<LineColumn> = new Set(['documentNo', 'itemCode'])

interface GroupCompareProps {
  readonly his: LineView
  readonly platform: LineView
}

/** One receipt row and one acceptance row, field by field, with the difference in the cell. */
export function GroupCompare({ his, platform }: GroupCompareProps) {
  const columns = compared.filter((column) => his.cells[column] || platform.cells[column])
  const half = Math.ceil(columns.length / 2)
  return (
    <div className={styles.compare}>
      {[columns.slice(0, half), columns.slice(half)].map((part) => (
        <table key={part[0]} className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">项目</span>
              </th>
              <th scope="col">院内</th>
              <th scope="col">平台</th>
              <th scope="col">差异</th>
            </tr>
          </thead>
          <tbody>
            {part.map((column) => (
              <CompareRow key={column} column={column} his={his} platform={platform} />
            ))}
          </tbody>
        </table>
      ))}
      <p className={styles.origins}>
        院内：{his.fileName} 第 {his.row} 行 · 平台：{platform.fileName} 第 {platform.row} 行
      </p>
    </div>
  )
}

function CompareRow({ column, his, platform }: GroupCompareProps & { readonly column: LineColumn }) {
  const ours = his.cells[column] ?? ''
  const theirs = platform.cells[column] ?? ''
  const marked = his.differing.includes(column) || platform.differing.includes(column)
  const end = lineColumnSpecs[column].align === 'end' ? styles.end : ''
  const differs = marked ? styles.differs : ''
  return (
    <tr>
      <th scope="row">{lineColumnTitle(column)}</th>
      <td className={`${end} ${differs}`} title={ours}>
        {ours}
      </td>
      <td className={`${end} ${differs}`} title={theirs}>
        {theirs}
      </td>
      <td className={styles.gap}>{differenceWords(column, his, platform, marked)}</td>
    </tr>
  )
}

/** Numbers stated in different units are not subtracted: 10 盒 − 240 片 is nonsense. */
function differenceWords(column: LineColumn, his: LineView, platform: LineView, marked: boolean): string {
  if (ownOnEachSide.has(column)) return ''
  const unitsDiffer = (his.cells.unit ?? '') !== (platform.cells.unit ?? '')
  if (unitsDiffer && (column === 'quantity' || column === 'unitPrice'))
    return marked ? '折算后不等' : '单位不同'
  const words = cellDifference(column, his.cells[column] ?? '', platform.cells[column] ?? '')
  return words === '≠' && !marked ? '写法不同' : words
}
