import { Input, Select, Switch } from 'antd'
import { useEffect, useRef, useState } from 'react'
import styles from './FilterStrip.module.css'
import type { ReconcileFilter } from './reconcile-filter.ts'

interface FilterFieldsProps {
  readonly filter: ReconcileFilter
  readonly suppliers: readonly string[]
  readonly onChange: (filter: ReconcileFilter) => void
}

const leastAmounts = [
  { value: 0, label: '不限金额' },
  { value: 100, label: '涉及 ≥ 100 元' },
  { value: 1000, label: '涉及 ≥ 1,000 元' },
  { value: 10_000, label: '涉及 ≥ 1 万元' },
  { value: 100_000, label: '涉及 ≥ 10 万元' },
]

/** Typing waits this long before the list is asked. */
const TYPING_MS = 200

/** 只看待处理, supplier and free text; beside the title, because the rows need the height. */
export function FilterFields({ filter, suppliers, onChange }: FilterFieldsProps) {
  const [text, setText] = useState(filter.text)
  const latest = useRef({ filter, onChange })
  latest.current = { filter, onChange }
  useEffect(() => setText(filter.text), [filter.text])
  useEffect(() => {
    const timer = setTimeout(() => {
      const now = latest.current
      if (text.trim() !== now.filter.text) now.onChange({ ...now.filter, text: text.trim() })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <search className={styles.fields}>
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
        className={styles.least}
        aria-label="涉及金额"
        value={filter.leastYuan}
        options={leastAmounts}
        onChange={(leastYuan: number) => onChange({ ...filter, leastYuan })}
      />
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
    </search>
  )
}
