import {
  CheckOutlined,
  ClockCircleOutlined,
  ExclamationCircleOutlined,
  InfoCircleOutlined,
  LockOutlined,
  QuestionCircleOutlined,
  StopOutlined,
} from '@ant-design/icons'
import type { ComponentType, ReactNode } from 'react'
import styles from './StatusTag.module.css'

/**
 * States of work: said by word and shape, never by colour alone. The policy tones (红色监控, 黄色提醒, 蓝色参考) are the
 * only red, yellow and blue of the product.
 */
export type StatusTone =
  | 'done'
  | 'open'
  | 'blocked'
  | 'waiting'
  | 'proposal'
  | 'locked'
  | 'plain'
  | 'policy-red'
  | 'policy-yellow'
  | 'policy-blue'

const icons: Readonly<Record<StatusTone, ComponentType<{ 'aria-hidden'?: boolean }> | null>> = {
  done: CheckOutlined,
  open: ExclamationCircleOutlined,
  blocked: StopOutlined,
  waiting: ClockCircleOutlined,
  proposal: QuestionCircleOutlined,
  locked: LockOutlined,
  plain: null,
  'policy-red': StopOutlined,
  'policy-yellow': ExclamationCircleOutlined,
  'policy-blue': InfoCircleOutlined,
}

interface StatusTagProps {
  readonly tone: StatusTone
  readonly children: ReactNode
}

export function StatusTag({ tone, children }: StatusTagProps) {
  const Icon = icons[tone]
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      {Icon && <Icon aria-hidden />}
      {children}
    </span>
  )
}
