import { CheckOutlined, MinusOutlined } from '@ant-design/icons'
import { formatPercent, type Ratio } from '#shared/units/ratio.ts'
import styles from './RateText.module.css'

/** 达标 / 未达标 as word and shape, so that it reads in grey and in print. */
export function MetMark({ met }: { readonly met: boolean | null }) {
  if (met === null) return null
  return met ? (
    <span className={styles.met}>
      <CheckOutlined aria-hidden />
      达标
    </span>
  ) : (
    <span className={styles.unmet}>
      <MinusOutlined aria-hidden />
      未达标
    </span>
  )
}

export function rateText(value: Ratio | null): string {
  return value === null ? '无采购' : formatPercent(value)
}

interface RateTextProps {
  readonly value: Ratio | null
  readonly met: boolean | null
}

/** A rate with its mark; the mark is decided on the exact ratio, because 84.999 % shows as 85.00 % (C1). */
export function RateText({ value, met }: RateTextProps) {
  return (
    <span className={styles.rate}>
      <span className={styles.value}>{rateText(value)}</span>
      <MetMark met={met} />
    </span>
  )
}
