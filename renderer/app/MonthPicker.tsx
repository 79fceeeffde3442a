import { LeftOutlined, LockOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { MonthSummary } from '../data/desk-api.ts'
import { choosePeriod, useDeskState, usePeriod } from '../state/desk.ts'
import { periodInWords } from '../ui/words-of-time.ts'
import styles from './MonthPicker.module.css'

/** The month every desk looks at, among the months that have data. */
export function MonthPicker() {
  const { months } = useDeskState()
  const period = usePeriod()
  const at = months.findIndex((month) => month.period === period)
  const step = (by: number) => {
    const next = months[at + by]
    if (next) choosePeriod(next.period)
  }
  if (months.length === 0) return <span className={styles.none}>还没有月份数据</span>
  return (
    <div className={styles.picker}>
      <Button
        type="text"
        icon={<LeftOutlined />}
        aria-label="上一个月（[）"
        disabled={at <= 0}
        onClick={() => step(-1)}
      />
      <Select
        className={styles.select}
        aria-label="统计月份"
        value={period}
        variant="borderless"
        popupMatchSelectWidth={240}
        listHeight={400}
        onChange={(value) => choosePeriod(value)}
        options={months.toReversed().map((month) => ({
          value: month.period,
          label: <MonthLabel month={month} />,
        }))}
        optionRender={(option) => {
          const month = months.find((candidate) => candidate.period === option.value)
          return month ? <MonthOption month={month} /> : null
        }}
      />
      <Button
        type="text"
        icon={<RightOutlined />}
        aria-label="下一个月（]）"
        disabled={at < 0 || at >= months.length - 1}
        onClick={() => step(1)}
      />
    </div>
  )
}

function MonthLabel({ month }: { readonly month: MonthSummary }) {
  return (
    <span className={styles.label}>
      {periodInWords(month.period)}
      {month.locked && <LockOutlined aria-label="已锁定" />}
    </span>
  )
}

function MonthOption({ month }: { readonly month: MonthSummary }) {
  return (
    <span className={styles.option}>
      <MonthLabel month={month} />
      <span className={styles.waiting}>
        {month.locked ? '已锁定' : month.waiting > 0 ? `${month.waiting} 组待处理` : '待锁定'}
      </span>
    </span>
  )
}
