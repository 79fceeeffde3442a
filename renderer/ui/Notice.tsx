import {
  CheckCircleOutlined,
  ExclamationCircleOutlined,
  InfoCircleOutlined,
  StopOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import styles from './Notice.module.css'

interface NoticeProps {
  /** 'stop' = nothing goes on until it is mended. */
  readonly tone: 'info' | 'attention' | 'stop' | 'done'
  /** What happened, one sentence. */
  readonly title: ReactNode
  /** What to do, one sentence. */
  readonly advice?: ReactNode
  readonly actions?: ReactNode
  /** Folded: for support, not for reading. */
  readonly details?: string
}

const icons = {
  info: InfoCircleOutlined,
  attention: ExclamationCircleOutlined,
  stop: StopOutlined,
  done: CheckCircleOutlined,
}

export function Notice({ tone, title, advice, actions, details }: NoticeProps) {
  const Icon = icons[tone]
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={tone === 'stop' ? 'alert' : 'status'}>
      <Icon className={styles.icon} aria-hidden />
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {advice && <p className={styles.advice}>{advice}</p>}
        {details && (
          <details className={styles.details}>
            <summary>详细信息</summary>
            <pre>{details}</pre>
          </details>
        )}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
