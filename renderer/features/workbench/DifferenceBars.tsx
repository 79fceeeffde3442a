import { Link } from 'wouter'
import { formatTenThousandYuan } from '#shared/units/money.ts'
import type { DifferenceSummary } from '../../data/desk-api.ts'
import { differenceText } from '../../i18n/difference-text.ts'
import { Section } from '../../ui/Section.tsx'
import styles from './DifferenceBars.module.css'

/** Differences by kind and amount at stake; each line opens exactly these groups at 对账. */
export function DifferenceBars({ differences }: { readonly differences: readonly DifferenceSummary[] }) {
  const shown = differences
    .filter((difference) => difference.groups > 0)
    .toSorted((a, b) =>
      a.amountAtStake === b.amountAtStake ? b.groups - a.groups : b.amountAtStake > a.amountAtStake ? 1 : -1,
    )
  const largest = shown[0]?.amountAtStake ?? 0n
  return (
    <Section title="差异" note="按涉及金额，点开即对账">
      {shown.length === 0 ? (
        <p className={styles.none}>两侧没有差异。</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">类别</th>
              <th scope="col">组数</th>
              <th scope="col">待处理</th>
              <th scope="col">万元</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((difference) => (
              <tr key={difference.class}>
                <th scope="row">
                  <Link href={`/reconcile?class=${difference.class}`} className={styles.kind}>
                    {differenceText[difference.class]}
                  </Link>
                  <span
                    className={styles.bar}
                    aria-hidden
                    style={{ width: `${widthOf(difference.amountAtStake, largest)}%` }}
                  />
                </th>
                <td>{difference.groups.toLocaleString('zh-CN')}</td>
                <td className={difference.waiting > 0 ? styles.waiting : styles.quiet}>
                  {difference.waiting > 0 ? difference.waiting.toLocaleString('zh-CN') : '—'}
                </td>
                <td>{formatTenThousandYuan(difference.amountAtStake, 2, { thousands: true })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

/** Width in percent of the longest bar, from zero; anything at stake stays visible. */
function widthOf(amount: bigint, largest: bigint): number {
  if (largest <= 0n || amount <= 0n) return 0
  return Math.max(1, Number((amount * 1000n) / largest) / 10)
}
