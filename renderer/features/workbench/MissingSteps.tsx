import { CheckCircleFilled, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'wouter'
import type { MonthOverview } from '../../data/desk-api.ts'
import { goTo } from '../../state/hash-location.ts'
import { dayInWords, daysLeftInWords, instantInWords } from '../../ui/words-of-time.ts'
import styles from './MissingSteps.module.css'
import { stepWords } from './missing-step-text.ts'

/** 15日前还缺什么: the steps in order, and the one button that goes on. */
export function MissingSteps({ overview }: { readonly overview: MonthOverview }) {
  const { steps, deadline, lock } = overview
  const next = steps.find((step) => !step.done)
  return (
    <section className={styles.sheet} aria-label="上报前还缺什么">
      <header className={styles.head}>
        <h2>{next ? '15 日前还缺什么' : '本月已完成'}</h2>
        <span className={styles.days}>{daysLeftInWords(deadline.daysLeft)}</span>
      </header>
      <ol className={styles.steps}>
        {steps.map((step) => {
          const words = stepWords(step)
          const current = step === next
          return (
            <li key={step.step} className={current ? styles.current : step.done ? styles.done : styles.open}>
              {step.done ? (
                <CheckCircleFilled className={styles.mark} aria-label="已完成" />
              ) : (
                <span className={styles.ring} role="img" aria-label="未完成" />
              )}
              {current ? (
                <>
                  <span className={styles.words}>{words.open}</span>
                  <Button type="primary" size="small" onClick={() => goTo(words.route)}>
                    {words.action}
                    <RightOutlined aria-hidden />
                  </Button>
                </>
              ) : (
                <Link href={words.route} className={styles.words}>
                  {step.done ? words.done : words.open}
                </Link>
              )}
            </li>
          )
        })}
      </ol>
      <p className={styles.due}>
        {lock
          ? `${instantInWords(lock.at)} 由 ${lock.by} 锁定`
          : `截止 ${dayInWords(deadline.due)}，院内目标 ${dayInWords(deadline.internal)}`}
      </p>
    </section>
  )
}
