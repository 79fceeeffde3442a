import type { KindMonth, MonthReport } from '#shared/month/contract.ts'
import { type RateGrowth, rateGrowth } from '#shared/policy/evaluators/rate-growth.ts'
import { type Amount, formatYuanForPeople, subtractAmounts } from '#shared/units/money.ts'
import { formatPercent, type Ratio } from '#shared/units/ratio.ts'

export interface ComparedLine {
  readonly id: string
  readonly label: string
  readonly now: string
  readonly before: string
  /** Difference: money in yuan, rates in percentage points (百分点). */
  readonly change: string
  /** Relative change of money in percent; '' where nothing can be divided. */
  readonly relative: string
}

const amounts = ['inHouse', 'platform', 'emergency', 'unregistered'] as const
const rates = ['onlineRate', 'strictRate'] as const

/** The month beside an earlier one: amounts in yuan and percent, rates in percentage points (NET-12). */
export function compareMonths(now: MonthReport, before: MonthReport): readonly ComparedLine[] {
  return [now.drug, now.consumable].flatMap((kind, index) => {
    const other = index === 0 ? before.drug : before.consumable
    return [...amountLines(kind, other), ...rateLines(kind, other)]
  })
}

function amountLines(now: KindMonth, before: KindMonth): readonly ComparedLine[] {
  return amounts.map((name) => {
    const [a, b] = [now[name].value, before[name].value]
    const change = subtractAmounts(a, b)
    return {
      id: now[name].id,
      label: now[name].label,
      now: formatYuanForPeople(a),
      before: formatYuanForPeople(b),
      change: signedYuan(change),
      relative: b > 0n ? signedPercent({ numerator: change, denominator: b }) : '',
    }
  })
}

function rateLines(now: KindMonth, before: KindMonth): readonly ComparedLine[] {
  return rates.map((name) => {
    const [a, b] = [now[name].value, before[name].value]
    const growth = rateGrowth(a, b)
    return {
      id: now[name].id,
      label: now[name].label,
      now: a ? formatPercent(a) : '无采购',
      before: b ? formatPercent(b) : '无采购',
      change: growth ? pointsText(growth) : '',
      relative: growth?.relative ? signedPercent(growth.relative) : '',
    }
  })
}

/** `+1.20 个百分点`: the difference of two exact rates, rounded once. */
export function pointsText(growth: RateGrowth): string {
  return `${signedPercent(growth.points).slice(0, -1)} 个百分点`
}

function signedPercent(ratio: Ratio): string {
  const positive = ratio.numerator !== 0n && ratio.numerator > 0n === ratio.denominator > 0n
  return `${positive ? '+' : ''}${formatPercent(ratio)}`
}

function signedYuan(amount: Amount): string {
  return `${amount > 0n ? '+' : ''}${formatYuanForPeople(amount)}`
}
