import { ArrowLeftOutlined, CloseOutlined, CopyOutlined, TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Citation, Figure, FigurePart, RowSelection } from '#shared/month/contract.ts'
import { formatPercent } from '#shared/units/ratio.ts'
import { Amount } from './Amount.tsx'
import { classSourcesInWords } from './class-source-text.ts'
import styles from './FigureDrawer.module.css'
import { figureLetter, type LetterHead, setByText } from './figure-letter.ts'
import { MetMark, rateText } from './RateText.tsx'
import { StatusTag } from './StatusTag.tsx'
import { TrustMark } from './TrustMark.tsx'
import { trustReason } from './trust-text.ts'

interface FigureDrawerProps {
  readonly figure: Figure
  readonly head: LetterHead
  /** The grid of exactly the rows of a selection; given from outside, because ui/ knows no data. */
  readonly renderRows: (selection: RowSelection, title: string) => ReactNode
  readonly onCopied: () => void
  readonly onClose: () => void
}

interface OpenedRowsOf {
  readonly title: string
  readonly selection: RowSelection
}

/** Parts of the sum, largest evidence first: every line opens exactly its rows. */
function partsOf(figure: Figure): readonly FigurePart[] {
  return figure.unit === 'ratio' ? [figure.numerator, figure.denominator] : figure.parts
}

/** Explains one figure: the sum, the clause, the parameters, what was left out, and the rows behind it. */
export function FigureDrawer({ figure, head, renderRows, onCopied, onClose }: FigureDrawerProps) {
  const [rows, setRows] = useState<OpenedRowsOf | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another figure starts at its own first page
  useEffect(() => setRows(null), [figure.id])
  // The button that opened rows is gone with the page it stood on; the keyboard must not fall out of the drawer.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => heading.current?.focus(), [figure.id, rows])
  const copy = async () => {
    await navigator.clipboard.writeText(figureLetter(figure, head))
    onCopied()
  }
  const open = (part: { label: string; selection: RowSelection }) =>
    setRows({ title: part.label, selection: part.selection })
  return (
    <div
      className={rows ? styles.wide : styles.drawer}
      role="dialog"
      aria-modal="false"
      aria-label={`${figure.label}的依据`}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        if (rows) setRows(null)
        else onClose()
      }}
    >
      <div className={styles.head}>
        {rows && (
          <Button
            type="text"
            icon={<ArrowLeftOutlined />}
            aria-label="返回依据"
            onClick={() => setRows(null)}
          />
        )}
        <h2 ref={heading} tabIndex={-1} className={styles.title}>
          {rows && <span className={styles.from}>{figure.label} › </span>}
          {rows ? rows.title : figure.label}
        </h2>
        {!rows && (
          <Button type="text" icon={<CopyOutlined />} onClick={copy}>
            复制
          </Button>
        )}
        <Button type="text" icon={<CloseOutlined />} aria-label="关闭（Esc）" onClick={onClose} />
      </div>
      {rows ? (
        <div className={styles.rows}>{renderRows(rows.selection, rows.title)}</div>
      ) : (
        <div className={styles.body}>
          <FigureSum figure={figure} onOpen={open} />
          <FigureClauses figure={figure} />
          <FigureParameters figure={figure} />
          <FigureExcluded figure={figure} onOpen={open} />
        </div>
      )}
    </div>
  )
}

interface PartsProps {
  readonly figure: Figure
  readonly onOpen: (part: { label: string; selection: RowSelection }) => void
}

function FigureSum({ figure, onOpen }: PartsProps) {
  const reason = trustReason(figure.trust)
  return (
    <section className={styles.block}>
      <p className={styles.result}>
        {figure.unit === 'ratio' ? (
          <>
            <span className={styles.value}>{rateText(figure.value)}</span>
            <MetMark met={figure.met} />
            {figure.target && <span className={styles.beside}>目标 ≥ {formatPercent(figure.target, 0)}</span>}
          </>
        ) : (
          <span className={styles.value}>
            <Amount value={figure.value} />
          </span>
        )}
        <TrustMark trust={figure.trust} />
      </p>
      {reason && <p className={styles.reason}>{reason}</p>}
      <h3>公式</h3>
      <p className={styles.formula}>{figure.formula}</p>
      <ul className={styles.parts}>
        {partsOf(figure).map((part, index) => (
          <li key={part.label}>
            <span className={styles.operator} aria-hidden>
              {index === 0 ? '' : figure.unit === 'ratio' ? '÷' : '+'}
            </span>
            <span className={styles.partLabel}>{part.label}</span>
            <Amount value={part.amount} />
            <RowsButton label={part.label} onClick={() => onOpen(part)} />
          </li>
        ))}
        <li className={styles.total}>
          <span className={styles.operator} aria-hidden>
            =
          </span>
          <span className={styles.partLabel}>{figure.label}</span>
          {figure.unit === 'ratio' ? <span>{rateText(figure.value)}</span> : <Amount value={figure.value} />}
          {figure.unit === 'yuan' && figure.selection ? (
            <RowsButton
              label={figure.label}
              onClick={() => figure.selection && onOpen({ label: figure.label, selection: figure.selection })}
            />
          ) : (
            <span />
          )}
        </li>
      </ul>
      {figure.unit === 'ratio' && figure.met === false && (
        <p className={styles.missing}>
          达到目标还须网上采购 <Amount value={figure.missing} />
        </p>
      )}
    </section>
  )
}

function RowsButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button size="small" icon={<TableOutlined />} aria-label={`查看${label}的数据行`} onClick={onClick}>
      数据行
    </Button>
  )
}

/** So many clauses stand open; the rest is one click away, so that parameters and exclusions stay in sight. */
const CLAUSES_SHOWN = 2

function FigureClauses({ figure }: { readonly figure: Figure }) {
  const { citations } = figure
  if (citations.length === 0) return null
  const folded = citations.slice(CLAUSES_SHOWN)
  return (
    <section className={styles.block}>
      <h3>条款</h3>
      {citations.slice(0, CLAUSES_SHOWN).map((citation) => (
        <Clause key={`${citation.rule}${citation.article}${citation.quote}`} citation={citation} />
      ))}
      {folded.length > 0 && (
        <details className={styles.more}>
          <summary>其余 {folded.length} 条</summary>
          {folded.map((citation) => (
            <Clause key={`${citation.rule}${citation.article}${citation.quote}`} citation={citation} />
          ))}
        </details>
      )}
    </section>
  )
}

function Clause({ citation }: { readonly citation: Citation }) {
  return (
    <figure className={styles.citation}>
      <blockquote>{citation.quote}</blockquote>
      <figcaption>
        {citation.document} {citation.article}
        <span className={styles.rule}>{citation.rule}</span>
      </figcaption>
    </figure>
  )
}

function FigureParameters({ figure }: { readonly figure: Figure }) {
  if (figure.parameters.length === 0) return null
  return (
    <section className={styles.block}>
      <h3>参数</h3>
      <ul className={styles.parameters}>
        {figure.parameters.map((parameter) => (
          <li key={parameter.name}>
            <span>{parameter.name}</span>
            <strong>{parameter.value}</strong>
            <StatusTag tone={parameter.setBy === 'hospital' ? 'open' : 'plain'}>
              {setByText[parameter.setBy]}
            </StatusTag>
            {parameter.note && <span className={styles.noteLine}>{parameter.note}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function FigureExcluded({ figure, onOpen }: PartsProps) {
  return (
    <section className={styles.block}>
      <h3>未计入</h3>
      {figure.excluded.length === 0 ? (
        <p className={styles.none}>没有按类别排除的行。</p>
      ) : (
        <ul className={styles.excluded}>
          {figure.excluded.map((part) => (
            <li key={`${part.reason}${part.selection.side}`}>
              <span className={styles.partLabel}>
                {part.reason}
                <span className={styles.side}>{part.selection.side === 'his' ? '院内' : '平台'}</span>
              </span>
              <Amount value={part.amount} />
              <RowsButton
                label={part.reason}
                onClick={() => onOpen({ label: `未计入：${part.reason}`, selection: part.selection })}
              />
              <span className={styles.noteLine}>
                {part.rows.toLocaleString('zh-CN')} 行，判断依据：
                {classSourcesInWords(part.bySource) || '无'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
