import { CheckOutlined, ExclamationCircleOutlined, StopOutlined } from '@ant-design/icons'
import type { FormCheck } from '#shared/month/contract.ts'
import styles from './ReportDesk.module.css'

/** Checks of the form: those that stop the signature first, then those for the eye, then what is in order. */
export function CheckList({ checks }: { readonly checks: readonly FormCheck[] }) {
  const ordered = [...checks].sort((a, b) => rank(a) - rank(b))
  return (
    <ul className={styles.checks}>
      {ordered.map((check) => (
        <li key={`${check.id}${check.text}`} data-state={check.ok ? 'ok' : check.blocking ? 'stop' : 'look'}>
          {check.ok ? (
            <CheckOutlined aria-label="通过" />
          ) : check.blocking ? (
            <StopOutlined aria-label="不能锁定" />
          ) : (
            <ExclamationCircleOutlined aria-label="请留意" />
          )}
          <span>
            {check.text}
            <span className={styles.ruleId}>{check.id}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function rank(check: FormCheck): number {
  if (check.ok) return 2
  return check.blocking ? 0 : 1
}
