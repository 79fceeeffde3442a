import {
  type Amount as AmountValue,
  formatTenThousandYuan,
  formatYuanForPeople,
} from '#shared/units/money.ts'
import styles from './Amount.module.css'

export type AmountUnit = 'yuan' | 'ten-thousand'

/** `1,409.16` or, in 万元, `0.14`; rounding happens here and only for the eye. */
export function amountText(value: AmountValue, unit: AmountUnit): string {
  return unit === 'yuan' ? formatYuanForPeople(value) : formatTenThousandYuan(value, 2, { thousands: true })
}

export function amountUnitText(unit: AmountUnit): string {
  return unit === 'yuan' ? '元' : '万元'
}

interface AmountProps {
  readonly value: AmountValue
  readonly unit?: AmountUnit
  /** 'none' where the unit stands in the column header. */
  readonly showUnit?: 'after' | 'none'
  /** A sign also for positive amounts: differences. */
  readonly signed?: boolean
}

export function Amount({ value, unit = 'yuan', showUnit = 'after', signed = false }: AmountProps) {
  return (
    <span className={styles.amount}>
      {signed && value > 0n ? '+' : ''}
      {amountText(value, unit)}
      {showUnit === 'after' && <span className={styles.unit}>{amountUnitText(unit)}</span>}
    </span>
  )
}
