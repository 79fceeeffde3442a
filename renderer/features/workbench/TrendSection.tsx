import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { formatPercent } from '#shared/units/ratio.ts'
import type { MonthOverview } from '../../data/desk-api.ts'
import { RateText, rateText } from '../../ui/RateText.tsx'
import { Section } from '../../ui/Section.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { monthInWords, periodInWords } from '../../ui/words-of-time.ts'
import { isMet, percentForDrawing } from './comparison.ts'
import styles from './TrendSection.module.css'

const TrendChart = lazy(async () => ({ default: (await import('../../ui/TrendChart.tsx')).TrendChart }))

export function TrendSection({ overview }: { readonly overview: MonthOverview }) {
  const { trend, targets } = overview
  const [table, setTable] = useState(false)
  const description = trend
    .map(
      (month) =>
        `${periodInWords(month.period)}药品${rateText(month.drug)}、医用耗材${rateText(month.consumable)}`,
    )
    .join('；')
  return (
    <Section
      title="网上采购率走势"
      note={trend.length > 0 ? `近 ${trend.length} 个月` : undefined}
      extra={
        <Button size="small" type="text" aria-pressed={table} onClick={() => setTable(!table)}>
          {table ? '看图' : '看数值'}
        </Button>
      }
    >
      {table ? (
        <TrendTable overview={overview} />
      ) : (
        <Suspense fallback={<Skeleton blocks={[260]} />}>
          <TrendChart
            label={`网上采购率走势。${description}`}
            months={trend.map((month, index) => ({
              axis:
                index === 0 || month.period % 12 === 0
                  ? `${monthInWords(month.period)}\n${Math.floor(month.period / 12)}年`
                  : monthInWords(month.period),
              name: periodInWords(month.period),
            }))}
            series={[
              {
                name: '药品',
                mark: 'main',
                values: trend.map((month) => percentForDrawing(month.drug)),
                texts: trend.map((month) => rateText(month.drug)),
                target: targets.drug && {
                  value: percentForDrawing(targets.drug) ?? 0,
                  text: `药品目标 ${formatPercent(targets.drug, 0)}`,
                },
              },
              {
                name: '医用耗材',
                mark: 'second',
                values: trend.map((month) => percentForDrawing(month.consumable)),
                texts: trend.map((month) => rateText(month.consumable)),
                target: targets.consumable && {
                  value: percentForDrawing(targets.consumable) ?? 0,
                  text: `医用耗材目标 ${formatPercent(targets.consumable, 0)}`,
                },
              },
            ]}
          />
        </Suspense>
      )}
    </Section>
  )
}

function TrendTable({ overview }: { readonly overview: MonthOverview }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label="各月网上采购率" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col">药品</th>
            <th scope="col">医用耗材</th>
          </tr>
        </thead>
        <tbody>
          {overview.trend.toReversed().map((month) => (
            <tr key={month.period}>
              <th scope="row">{periodInWords(month.period)}</th>
              <td>
                <RateText value={month.drug} met={isMet(month.drug, overview.targets.drug)} />
              </td>
              <td>
                <RateText
                  value={month.consumable}
                  met={isMet(month.consumable, overview.targets.consumable)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
