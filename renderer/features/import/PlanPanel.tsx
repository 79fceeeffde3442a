import { Radio } from 'antd'
import type { FileReadingView, ImportPlanView } from '#renderer/data/desk-api.ts'
import { lineColumnTitle } from '#renderer/grid/columns.ts'
import { Amount } from '#renderer/ui/Amount.tsx'
import { Notice } from '#renderer/ui/Notice.tsx'
import { Section } from '#renderer/ui/Section.tsx'
import { formatPeriod } from '#shared/units/period.ts'
import styles from './ImportDesk.module.css'
import { chooseOnChanged } from './import-store.ts'
import { count } from './import-words.ts'
import { type OnChanged, planTotals } from './plan-totals.ts'

interface PlanPanelProps {
  readonly plans: readonly ImportPlanView[]
  readonly readings: readonly FileReadingView[]
  readonly onChanged: OnChanged
}

const kinds = [
  { key: 'new', name: '新增', note: '第一次见到的行' },
  { key: 'changed', name: '变更', note: '同一行，内容与上次不同' },
  { key: 'unchanged', name: '未变', note: '已有且相同，不重复写入' },
  { key: 'held', name: '暂不导入', note: '所在月份已锁定' },
  { key: 'rejected', name: '无法读取', note: '缺日期、金额等，改正后再导入' },
] as const

/** What applying will do, to the row. */
export function PlanPanel({ plans, readings, onChanged }: PlanPanelProps) {
  const totals = planTotals(plans)
  const locked = [...new Set(plans.flatMap((plan) => plan.lockedMonths))].sort((a, b) => a - b)
  const changes = plans.flatMap((plan) => plan.changes.map((change) => ({ ...change, plan })))
  const nameOf = (id: string) => readings.find((reading) => reading.readingId === id)?.fileName ?? ''
  return (
    <Section
      title="将要发生的"
      note={
        <>
          新增金额 <Amount value={totals.newAmount} />
        </>
      }
    >
      <dl className={styles.plan}>
        {kinds.map((kind) => (
          <div key={kind.key} data-zero={totals.counts[kind.key] === 0}>
            <dt>{kind.name}</dt>
            <dd className={styles.planCount}>
              {count(totals.counts[kind.key])} <span className={styles.unit}>行</span>
            </dd>
            <dd className={styles.quiet}>{kind.note}</dd>
          </div>
        ))}
      </dl>
      {locked.length > 0 && (
        <Notice
          tone="attention"
          title={`${locked.map(formatPeriod).join('、')} 已锁定，这些月份的行暂不导入。`}
          advice="如确需更改，请先在月报中说明理由并重新打开该月。"
        />
      )}
      {changes.length > 0 && (
        <div className={styles.changes}>
          <Radio.Group
            value={onChanged}
            onChange={(event) => chooseOnChanged(event.target.value === 'replace' ? 'replace' : 'keep')}
            options={[
              { value: 'keep', label: `保留原值（${count(totals.counts.changed)} 行不改）` },
              { value: 'replace', label: '采用新值' },
            ]}
          />
          <div className={styles.tableBox}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">行</th>
                  <th scope="col">名称</th>
                  <th scope="col">列</th>
                  <th scope="col">原值</th>
                  <th scope="col">新值</th>
                </tr>
              </thead>
              <tbody>
                {changes.flatMap((change) =>
                  change.columns.map((column) => (
                    <tr key={`${change.plan.readingId}${change.row}${column}`}>
                      <td>
                        {plans.length > 1 && `${nameOf(change.plan.readingId)} `}第 {change.row} 行
                      </td>
                      <td>{change.after.name ?? change.before.name}</td>
                      <td>{lineColumnTitle(column)}</td>
                      <td data-taken={onChanged === 'keep'}>{change.before[column] || '（空）'}</td>
                      <td data-taken={onChanged === 'replace'}>{change.after[column] || '（空）'}</td>
                    </tr>
                  )),
                )}
              </tbody>
            </table>
          </div>
          {totals.counts.changed > changes.length && (
            <p className={styles.quiet}>
              另有 {count(totals.counts.changed - changes.length)} 行变更未列出。
            </p>
          )}
        </div>
      )}
    </Section>
  )
}
