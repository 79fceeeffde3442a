import type { ReactNode } from 'react'
import type { DifferenceSummary } from '#renderer/data/desk-api.ts'
import { differenceText } from '#renderer/i18n/difference-text.ts'
import { Amount } from '#renderer/ui/Amount.tsx'
import styles from './FilterStrip.module.css'
import type { ReconcileFilter } from './reconcile-filter.ts'

interface FilterStripProps {
  readonly filter: ReconcileFilter
  readonly differences: readonly DifferenceSummary[]
  /** Groups of the month that wait; kinds overlap, so it is not the sum of theirs. */
  readonly waiting: number
  readonly onChange: (filter: ReconcileFilter) => void
}

/** Kinds of difference with how many wait and how much money is at stake; one click filters the list. */
export function FilterStrip({ filter, differences, waiting, onChange }: FilterStripProps) {
  return (
    <fieldset className={styles.classes}>
      <legend className="visually-hidden">按差异类型筛选</legend>
      <ClassButton
        title="全部"
        waiting={waiting}
        numbers="所有类型"
        chosen={filter.class === null}
        onClick={() => onChange({ ...filter, class: null })}
      />
      {differences.map((each) => (
        <ClassButton
          key={each.class}
          title={differenceText[each.class]}
          waiting={each.waiting}
          numbers={
            <>
              {each.groups.toLocaleString('zh-CN')} 组 · <Amount value={each.amountAtStake} showUnit="none" />{' '}
              元
            </>
          }
          chosen={filter.class === each.class}
          onClick={() => onChange({ ...filter, class: filter.class === each.class ? null : each.class })}
        />
      ))}
    </fieldset>
  )
}

interface ClassButtonProps {
  readonly title: string
  readonly waiting: number
  readonly numbers: ReactNode
  readonly chosen: boolean
  readonly onClick: () => void
}

function ClassButton({ title, waiting, numbers, chosen, onClick }: ClassButtonProps) {
  return (
    <button type="button" className={styles.class} aria-pressed={chosen} onClick={onClick}>
      <span className={styles.name}>
        {title}
        {waiting > 0 && <span className={styles.waiting}>{waiting.toLocaleString('zh-CN')} 待处理</span>}
      </span>
      <span className={styles.numbers}>{numbers}</span>
    </button>
  )
}
