import type { ReactNode } from 'react'
import { amountText } from '#renderer/ui/Amount.tsx'
import { useExplain } from '#renderer/ui/explain-context.ts'
import type { AmountFigure } from '#shared/month/contract.ts'
import type { ReportCell, ReportTable } from '#shared/report/table-model.ts'
import styles from './FormSheet.module.css'

interface FormSheetProps {
  readonly table: ReportTable
  readonly figures: ReadonlyMap<string, AmountFigure>
  /** Written across the corner: 未锁定 on a draft. */
  readonly stamp: ReactNode
}

/** Form 附件2 on a sheet of A4, as the printer will show it; amounts open what is behind them. */
export function FormSheet({ table, figures, stamp }: FormSheetProps) {
  const total = table.widths.reduce((sum, width) => sum + width, 0)
  const head = table.rows.filter((row) => row.cells.some(isHeader))
  const body = table.rows.filter((row) => row.cells.some(isData))
  return (
    <section className={styles.desk} aria-label="附件2 表样">
      <div className={styles.sheet} data-print="form">
        {stamp && <div className={styles.stamp}>{stamp}</div>}
        <h2 className={styles.title}>{table.title}</h2>
        <Lines table={table} cells="meta" />
        <table className={styles.table}>
          <colgroup>
            {table.widths.map((width, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a form have no other name than their place
              <col key={index} style={{ width: `${(width * 100) / total}%` }} />
            ))}
          </colgroup>
          <thead>
            {head.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no other name than their place
              <tr key={index}>
                {row.cells.map((cell, column) => {
                  // A header without text (the number row has none above 序号) would be announced as an empty heading.
                  const Tag = cell.text === '' ? 'td' : 'th'
                  return (
                    <Tag
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above
                      key={column}
                      className={cell.role === 'number-header' ? styles.number : undefined}
                      colSpan={cell.colSpan}
                      rowSpan={cell.rowSpan}
                    >
                      {cell.text}
                    </Tag>
                  )
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {body.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <tr key={index}>
                {row.cells.map((cell, column) => (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: as above
                    key={column}
                    className={cell.role === 'amount' ? styles.amount : undefined}
                    colSpan={cell.colSpan}
                    rowSpan={cell.rowSpan}
                  >
                    <CellContent cell={cell} figure={figures.get(cell.figureId ?? '')} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <Lines table={table} cells="footer" />
      </div>
    </section>
  )
}

function CellContent({ cell, figure }: { readonly cell: ReportCell; readonly figure?: AmountFigure }) {
  const { explain, openId } = useExplain()
  if (!figure) return cell.text
  return (
    <button
      type="button"
      className={styles.cell}
      data-figure={figure.id}
      data-open={openId === figure.id}
      aria-haspopup="dialog"
      aria-label={`${figure.label} ${cell.text} 万元，合 ${amountText(figure.value, 'yuan')} 元，查看依据`}
      title={`${amountText(figure.value, 'yuan')} 元`}
      onClick={() => explain(figure)}
    >
      {cell.text}
    </button>
  )
}

interface LinesProps {
  readonly table: ReportTable
  readonly cells: 'meta' | 'footer'
}

/** Lines above and below the table. */
function Lines({ table, cells }: LinesProps) {
  return table.rows
    .flatMap((row) => row.cells.filter((cell) => cell.role === cells))
    .map((cell) => (
      <p key={cell.text} className={styles[cells]}>
        {cell.text}
      </p>
    ))
}

function isHeader(cell: ReportCell): boolean {
  return cell.role === 'header' || cell.role === 'number-header'
}

function isData(cell: ReportCell): boolean {
  return cell.role === 'text' || cell.role === 'amount'
}
