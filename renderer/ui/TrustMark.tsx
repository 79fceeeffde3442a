import {
  CalculatorOutlined,
  CheckCircleOutlined,
  ExclamationCircleOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons'
import type { Trust } from '#shared/month/contract.ts'
import styles from './TrustMark.module.css'
import { trustText } from './trust-text.ts'

const icons = {
  complete: CheckCircleOutlined,
  incomplete: ExclamationCircleOutlined,
  estimate: CalculatorOutlined,
  presumed: QuestionCircleOutlined,
}

export function TrustMark({ trust }: { readonly trust: Trust }) {
  const Icon = icons[trust.state]
  return (
    <span className={trust.state === 'complete' ? styles.complete : styles.doubtful}>
      <Icon aria-hidden />
      {trustText(trust)}
    </span>
  )
}
