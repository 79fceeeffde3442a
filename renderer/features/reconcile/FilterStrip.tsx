import type { DifferenceSummary } from '#renderer/data/desk-api.ts'
import { differenceText } from '#renderer/i18n/difference-text.ts'
import { Amount } from '#renderer/ui/Amount.tsx'
import type { Amount as AmountValue } from '#shared/units/money.ts'
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
        chosen={filter.class === null}
        onClick={() => onChange({ ...filter, class: null })}
      />
      {differences.map((each) => (
        <ClassButton
          key={each.class}
          title={differenceText[each.class]}
          waiting={each.waiting}
          groups={each.groups}
          atStake={each.amountAtStake}
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
  readonly groups?: number
  readonly atStake?: AmountValue
  readonly chosen: boolean
  readonly onClick: () => void
}

function ClassButton({ title, waiting, groups, atStake, chosen, onClick }: ClassButtonProps) {
  return (
    <button
      type="button"
      className={styles.class}
      aria-pressed={chosen}
      title={groups === undefined ? undefined : `共 ${groups.toLocaleString('zh-CN')} 组`}
      onClick={onClick}
    >
      <span className={styles.name}>{title}</span>
      <span className={waiting > 0 ? styles.waiting : styles.numbers}>
        {waiting > 0 ? waiting.toLocaleString('zh-CN') : '✓'}
        <span className="visually-hidden">{waiting > 0 ? ' 组待处理' : ' 都已处理'}</span>
      </span>
      {atStake !== undefined && atStake > 0n && (
        <span className={styles.numbers}>
          <Amount value={atStake} unit="ten-thousand" />
        </span>
      )}
    </button>
  )
}
