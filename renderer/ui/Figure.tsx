import type { KeyboardEvent } from 'react'
import type { Figure as FigureValue } from '#shared/month/contract.ts'
import { formatPercent } from '#shared/units/ratio.ts'
import { type AmountUnit, amountText, amountUnitText } from './Amount.tsx'
import { useExplain } from './explain-context.ts'
import styles from './Figure.module.css'
import { MetMark, rateText } from './RateText.tsx'
import { TrustMark } from './TrustMark.tsx'
import { trustText } from './trust-text.ts'

interface FigureProps {
  readonly figure: FigureValue
  /** 'key' = the figure of a page, 'line' = in a list with its label, 'cell' = the bare number of a table cell. */
  readonly size?: 'key' | 'line' | 'cell'
  readonly unit?: AmountUnit
  /** One phrase of comparison, e.g. 比上月 +1.20 个百分点. */
  readonly comparison?: string
}

function valueText(figure: FigureValue, unit: AmountUnit): string {
  return figure.unit === 'ratio' ? rateText(figure.value) : amountText(figure.value, unit)
}

function unitText(figure: FigureValue, unit: AmountUnit): string {
  return figure.unit === 'ratio' ? '' : amountUnitText(unit)
}

function spokenText(figure: FigureValue, unit: AmountUnit): string {
  const words = [`${figure.label} ${valueText(figure, unit)}${unitText(figure, unit)}`]
  if (figure.unit === 'ratio' && figure.target) words.push(`目标不低于 ${formatPercent(figure.target, 0)}`)
  if (figure.unit === 'ratio' && figure.met !== null) words.push(figure.met ? '达标' : '未达标')
  words.push(trustText(figure.trust), '查看依据')
  return words.join('，')
}

/** The atom of the product: a value that can explain itself on click, Enter or `e`. */
export function Figure({ figure, size = 'line', unit = 'yuan', comparison }: FigureProps) {
  const { explain, openId } = useExplain()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    explain(figure)
  }
  const doubtful = figure.trust.state !== 'complete'
  return (
    <button
      type="button"
      className={styles[size]}
      data-figure={figure.id}
      data-open={openId === figure.id}
      data-doubtful={doubtful}
      aria-haspopup="dialog"
      // The label of the others is their own text, so that what is seen and what is heard agree.
      aria-label={size === 'cell' ? spokenText(figure, unit) : undefined}
      onClick={() => explain(figure)}
      onKeyDown={onKeyDown}
    >
      {size !== 'cell' && <span className={styles.label}>{figure.label}</span>}
      <span className={styles.valueRow}>
        <span className={styles.value}>{valueText(figure, unit)}</span>
        {size !== 'cell' && figure.unit === 'yuan' && (
          <span className={styles.unit}>{amountUnitText(unit)}</span>
        )}
        {size !== 'cell' && figure.unit === 'ratio' && <MetMark met={figure.met} />}
        {size === 'line' && <TrustMark trust={figure.trust} />}
      </span>
      {size === 'key' && (
        <span className={styles.meta}>
          {figure.unit === 'ratio' && figure.target && <span>目标 ≥ {formatPercent(figure.target, 0)}</span>}
          {comparison && <span>{comparison}</span>}
          <TrustMark trust={figure.trust} />
        </span>
      )}
      {size === 'line' && comparison && <span className={styles.meta}>{comparison}</span>}
      {size !== 'cell' && <span className="visually-hidden">查看依据</span>}
    </button>
  )
}
