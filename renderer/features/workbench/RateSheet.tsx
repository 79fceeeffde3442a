import type { KindMonth, RateFigure } from '#shared/month/contract.ts'
import { formatTenThousandYuan } from '#shared/units/money.ts'
import { Figure } from '../../ui/Figure.tsx'
import { rateText } from '../../ui/RateText.tsx'
import { comparedWith, percentForDrawing, pointsInWords } from './comparison.ts'
import styles from './RateSheet.module.css'

interface RateSheetProps {
  readonly month: KindMonth
  readonly previous: KindMonth | null
  readonly lastYear: KindMonth | null
}

/** One rate, big, with what it is made of: every number opens its own explanation. */
export function RateSheet({ month, previous, lastYear }: RateSheetProps) {
  const rate = month.onlineRate
  const yearBefore = comparedWith('比上年同月', rate, lastYear?.onlineRate)
  return (
    <section className={styles.sheet} aria-label={rate.label}>
      <Figure figure={rate} size="key" comparison={comparedWith('比上月', rate, previous?.onlineRate)} />
      <RateBar rate={rate} />
      <p className={styles.distance}>
        <Distance rate={rate} />
      </p>
      <dl className={styles.parts}>
        <Part title="院内采购" figure={month.inHouse} />
        <Part title="省平台采购" figure={month.platform} />
        <Part title="应急采购" figure={month.emergency} />
        <div>
          <dt>挂网品种口径</dt>
          <dd>
            <Figure figure={month.strictRate} size="cell" />
          </dd>
        </div>
      </dl>
      {yearBefore && <p className={styles.year}>{yearBefore}</p>}
    </section>
  )
}

function Part({ title, figure }: { readonly title: string; readonly figure: KindMonth['inHouse'] }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        <Figure figure={figure} size="cell" unit="ten-thousand" />
        <span className={styles.unit}>万元</span>
      </dd>
    </div>
  )
}

/** What separates the rate from its target, in money where something can be done about it. */
function Distance({ rate }: { readonly rate: RateFigure }) {
  if (rate.value === null) return '当月无采购，不计算'
  if (rate.met === null || !rate.target) return '没有目标'
  if (rate.met) return `高出目标 ${pointsInWords(rate.value, rate.target).replace('+', '')}`
  return (
    <>
      还差 <strong>{formatTenThousandYuan(rate.missing, 2, { thousands: true })}</strong> 万元网上采购达到目标
    </>
  )
}

/** The rate on a scale from zero to one with a tick at the target; hatched where the target is not met. */
function RateBar({ rate }: { readonly rate: RateFigure }) {
  const value = percentForDrawing(rate.value)
  const target = percentForDrawing(rate.target)
  return (
    <div className={styles.scale} aria-hidden title={`${rate.label} ${rateText(rate.value)}`}>
      <div
        className={rate.met === false ? styles.unmet : styles.met}
        style={{ width: `${Math.min(100, value ?? 0)}%` }}
      />
      {target !== null && <div className={styles.tick} style={{ left: `${target}%` }} />}
    </div>
  )
}
