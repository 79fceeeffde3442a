import { Button } from 'antd'
import type { RateFigure } from '#shared/month/contract.ts'
import type { MonthOverview } from '../../data/desk-api.ts'
import { desk, useDeskState, usePeriod } from '../../state/desk.ts'
import { goTo } from '../../state/hash-location.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { dayInWords, daysLeftInWords, periodInWords } from '../../ui/words-of-time.ts'
import { DifferenceBars } from './DifferenceBars.tsx'
import { MissingSteps } from './MissingSteps.tsx'
import { RateSheet } from './RateSheet.tsx'
import { RecentImports } from './RecentImports.tsx'
import { TrendSection } from './TrendSection.tsx'
import styles from './WorkbenchDesk.module.css'

export function WorkbenchDesk() {
  const { seq } = useDeskState()
  const period = usePeriod()
  if (period === null) return <NoMonth />
  return <Month key={period} period={period} seq={seq} />
}

function Month({
  period,
  seq,
}: {
  readonly period: NonNullable<ReturnType<typeof usePeriod>>
  readonly seq: number
}) {
  const { value, failure, again } = useAnswer(`${period}:${seq}`, () => desk().overview(period))
  return (
    <Page
      head={
        <PageHead
          title="工作台"
          state={`${periodInWords(period)}：${value ? stateSentence(value) : '正在汇总…'}`}
        />
      }
    >
      {failure && (
        <Notice
          tone="stop"
          title="本月数据没有汇总出来"
          advice="已保存的数据不受影响，请重试。"
          details={failure}
          actions={<Button onClick={again}>重试</Button>}
        />
      )}
      {value ? <Overview overview={value} /> : !failure && <Skeleton blocks={[212, 300, 160]} />}
    </Page>
  )
}

function Overview({ overview }: { readonly overview: MonthOverview }) {
  const { report, previous, sameMonthLastYear } = overview
  return (
    <>
      <div className={styles.top}>
        <div className={styles.rates}>
          <RateSheet
            month={report.drug}
            previous={previous?.drug ?? null}
            lastYear={sameMonthLastYear?.drug ?? null}
          />
          <RateSheet
            month={report.consumable}
            previous={previous?.consumable ?? null}
            lastYear={sameMonthLastYear?.consumable ?? null}
          />
        </div>
        <MissingSteps overview={overview} />
      </div>
      <div className={styles.middle}>
        <TrendSection overview={overview} />
        <DifferenceBars differences={overview.differences} />
      </div>
      <RecentImports imports={overview.imports} />
    </>
  )
}

/** One sentence: how the month stands and by when. */
function stateSentence({ report, deadline, lock }: MonthOverview): string {
  const rates = `${rateInWords('药品', report.drug.onlineRate)}，${rateInWords('医用耗材', report.consumable.onlineRate)}`
  if (lock) return `${rates}；已由 ${lock.by} 锁定`
  return `${rates}；${dayInWords(deadline.due)}截止上报，${daysLeftInWords(deadline.daysLeft)}`
}

function rateInWords(name: string, rate: RateFigure): string {
  if (rate.value === null) return `${name}无采购`
  if (rate.met === null) return `${name}没有目标`
  return rate.met ? `${name}达标` : `${name}未达标`
}

function NoMonth() {
  return (
    <Page head={<PageHead title="工作台" state="还没有导入任何月份的数据" />}>
      <EmptyState
        what="工作台汇总一个月的药品和医用耗材网上采购率、待处理的差异，以及 15 日前还缺什么。导入院内入库明细即可看到采购金额，再导入省平台验收明细即可看到网上采购率。"
        example={[
          { title: '月份', value: '2026年9月' },
          { title: '药品网上采购率', value: '91.20%  达标' },
          { title: '医用耗材网上采购率', value: '78.64%  达标' },
          { title: '待处理差异', value: '12 组' },
        ]}
        next={
          <Button type="primary" onClick={() => goTo('/import')}>
            导入文件
          </Button>
        }
      />
    </Page>
  )
}
