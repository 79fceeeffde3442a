import type { ReactNode } from 'react'
import type { LineView } from '#renderer/data/desk-api.ts'
import { lineColumnSpecs, lineColumnTitle } from '#renderer/grid/columns.ts'
import { Amount } from '#renderer/ui/Amount.tsx'
import type { LineColumn, Side } from '#shared/model/line.ts'
import { type Balance, balanceOf, type SideSum } from './balance.ts'
import { GroupCompare } from './GroupCompare.tsx'
import styles from './GroupSides.module.css'

const shown: readonly LineColumn[] = [
  'postedOn',
  'quantity',
  'unit',
  'unitPrice',
  'amount',
  'lotNo',
  'invoiceNo',
  'documentNo',
  'supplier',
  'nhsaCode',
]

interface GroupSidesProps {
  readonly his: readonly LineView[]
  readonly platform: readonly LineView[]
}

/** Both sides of a group: field by field when one row meets one row, else as two tables with their sums. */
export function GroupSides({ his, platform }: GroupSidesProps) {
  if (his.length === 1 && platform.length === 1) return <GroupCompare his={his[0]} platform={platform[0]} />
  const balance = balanceOf([...his, ...platform])
  return (
    <div className={styles.sides}>
      <SideTable side="his" lines={his} sum={balance.his} />
      <SideTable side="platform" lines={platform} sum={balance.platform} />
      {his.length > 0 && platform.length > 0 && (
        <p className={styles.origins}>
          <BalanceWords balance={balance} />
        </p>
      )}
    </div>
  )
}

interface SideTableProps {
  readonly side: Side
  readonly lines: readonly LineView[]
  readonly sum: SideSum
  /** A control in front of every row. */
  readonly choose?: (line: LineView) => ReactNode
  /** Instead of the standard sentence when there are no rows. */
  readonly none?: ReactNode
}

export function SideTable({ side, lines, sum, choose, none }: SideTableProps) {
  const name = side === 'his' ? '院内' : '平台'
  const columns = shown.filter((column) => lines.some((line) => line.cells[column]))
  return (
    <section className={styles.side} aria-label={`${name} ${lines.length} 行`}>
      <h3 className={styles.sideName}>
        {name} <span className={styles.count}>{lines.length} 行</span>
      </h3>
      {lines.length === 0 ? (
        <p className={styles.none}>{none ?? `${name}没有对应的行。`}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
        <section className={styles.box} tabIndex={0} aria-label={`${name}的行`}>
          <table className={styles.table}>
            <thead>
              <tr>
                {choose && (
                  <th scope="col">
                    <span className="visually-hidden">选择</span>
                  </th>
                )}
                {columns.map((column) => (
                  <th key={column} scope="col" className={endOf(column)}>
                    {lineColumnTitle(column, side)}
                  </th>
                ))}
                <th scope="col">来源</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.ref}>
                  {choose && <td>{choose(line)}</td>}
                  {columns.map((column) => (
                    <td
                      key={column}
                      className={`${endOf(column)} ${line.differing.includes(column) ? styles.differs : ''}`}
                    >
                      {line.cells[column]}
                    </td>
                  ))}
                  <td className={styles.origin}>
                    {line.fileName} 第 {line.row} 行
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {lines.length > 0 && (
        <p className={styles.sum}>
          合计 {sum.quantity} · <Amount value={sum.amount} />
        </p>
      )}
    </section>
  )
}

/** Whether both sides come to the same, in words and figures. */
export function BalanceWords({ balance }: { readonly balance: Balance }) {
  if (balance.balanced) return <strong>✓ 两侧数量、金额相等</strong>
  return (
    <>
      {balance.quantityDifference === null && '数量单位不同且缺转换比，无法比较；'}
      {balance.quantityDifference !== null &&
        balance.quantityDifference !== '' &&
        `数量相差 ${balance.quantityDifference}；`}
      {balance.quantityDifference === '' && '数量相等；'}
      {balance.amountDifference === 0n ? (
        '金额相等'
      ) : (
        <>
          金额相差 <Amount value={balance.amountDifference} signed />
        </>
      )}
      （院内 − 平台）
    </>
  )
}

function endOf(column: LineColumn): string {
  return lineColumnSpecs[column].align === 'end' ? styles.end : ''
}
