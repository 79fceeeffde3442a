import type { ReadTableView } from '#renderer/data/desk-api.ts'
import styles from './ImportDesk.module.css'

const NUMBERS = new Set(['quantity', 'unitPrice', 'amount', 'packFactor', 'listedPrice', 'row'])

/** The first rows as they were understood, with the titles of our fields. */
export function PreviewTable({ table }: { readonly table: ReadTableView }) {
  const titles = new Map(table.fields.map((field) => [field.column, field.title]))
  const columns = table.fields
    .map((field) => field.column)
    .filter((column) => table.preview.some((row) => (row[column] ?? '') !== ''))
  if (table.preview.length === 0) return <p className={styles.quiet}>没有可以预览的行。</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls sideways must be reachable by keyboard
    <section className={styles.tableBox} tabIndex={0} aria-label="预览">
      <table className={styles.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={NUMBERS.has(column) ? styles.end : undefined}>
                {titles.get(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.preview.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the first rows of a file, in its order
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} className={NUMBERS.has(column) ? styles.end : undefined}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
