import { Input, Select, Switch } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
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
  readonly suppliers: readonly string[]
  readonly onChange: (filter: ReconcileFilter) => void
}

/** Typing waits this long before the list is asked. */
const TYPING_MS = 200

/** Kinds of difference with how many wait and how much money is at stake; one click filters the list. */
export function FilterStrip({ filter, differences, waiting, suppliers, onChange }: FilterStripProps) {
  const [text, setText] = useState(filter.text)
  useEffect(() => setText(filter.text), [filter.text])
  useEffect(() => {
    if (text === filter.text) return
    const timer = setTimeout(() => onChange({ ...filter, text: text.trim() }), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, filter, onChange])
  return (
    <search className={styles.strip}>
      <fieldset className={styles.classes}>
        <legend className="visually-hidden">按差异类型筛选</legend>
        <ClassButton
          title="全部"
          waiting={waiting}
          numbers="一组可有几种差异"
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
                {each.groups.toLocaleString('zh-CN')} 组 ·{' '}
                <Amount value={each.amountAtStake} showUnit="none" /> 元
              </>
            }
            chosen={filter.class === each.class}
            onClick={() => onChange({ ...filter, class: filter.class === each.class ? null : each.class })}
          />
        ))}
      </fieldset>
      <div className={styles.fields}>
        <span className={styles.toggle}>
          <Switch
            size="small"
            id="waiting-only"
            checked={filter.waitingOnly}
            onChange={(waitingOnly) => onChange({ ...filter, waitingOnly })}
          />
          <label htmlFor="waiting-only">只看待处理</label>
        </span>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          className={styles.supplier}
          placeholder="全部供应商"
          aria-label="供应商"
          value={filter.supplier || undefined}
          options={suppliers.map((supplier) => ({ value: supplier, label: supplier }))}
          popupMatchSelectWidth={280}
          onChange={(supplier: string | undefined) => onChange({ ...filter, supplier: supplier ?? '' })}
        />
        <Input.Search
          allowClear
          className={styles.text}
          placeholder="名称、拼音首字母、编码、发票号、单号"
          aria-label="在本月的组中查找"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </search>
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
