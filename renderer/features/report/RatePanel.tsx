import { Amount } from '#renderer/ui/Amount.tsx'
import { Figure } from '#renderer/ui/Figure.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import type { KindMonth, MonthReport } from '#shared/month/contract.ts'
import { howMuchMustMove } from '#shared/month/month-growth.ts'
import { rateGrowth } from '#shared/policy/evaluators/rate-growth.ts'
import { pointsText } from './compare-months.ts'
import styles from './ReportDesk.module.css'

interface RatePanelProps {
  readonly report: MonthReport
  readonly previous: MonthReport | null
}

/** Both rates against their targets, what must move online, and the strict rate beside the one of the form. */
export function RatePanel({ report, previous }: RatePanelProps) {
  return (
    <Section title="网上采购率">
      <div className={styles.rates}>
        <KindRate month={report.drug} previous={previous?.drug ?? null} />
        <KindRate month={report.consumable} previous={previous?.consumable ?? null} />
      </div>
    </Section>
  )
}

interface KindRateProps {
  readonly month: KindMonth
  readonly previous: KindMonth | null
}

function KindRate({ month, previous }: KindRateProps) {
  const growth = rateGrowth(month.onlineRate.value, previous?.onlineRate.value ?? null)
  const move = howMuchMustMove(month)
  return (
    <div className={styles.rate}>
      <Figure
        figure={month.onlineRate}
        size="key"
        comparison={growth ? `比上月 ${pointsText(growth)}` : undefined}
      />
      {month.onlineRate.met === false && (
        <p className={styles.move}>
          还需网上采购 <Amount value={move.missing} /> 才达标。线下未登记 <Amount value={move.unregistered} />
          ，{move.isEnough ? '转到网上即可达标。' : '全部转到网上仍不够。'}
        </p>
      )}
      <div className={styles.strict}>
        <Figure figure={month.strictRate} size="line" />
        <Figure figure={month.unregistered} size="line" />
      </div>
    </div>
  )
}
