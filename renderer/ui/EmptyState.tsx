import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  /** What this desk does, one sentence. */
  readonly what: string
  /** One example row as it will look, shown in grey. */
  readonly example?: readonly { readonly title: string; readonly value: string }[]
  /** The next step as a button. */
  readonly next?: ReactNode
}

export function EmptyState({ what, example, next }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <p className={styles.what}>{what}</p>
      {example && (
        <figure className={styles.example}>
          <figcaption className={styles.caption}>示例</figcaption>
          <dl className={styles.cells}>
            {example.map((cell) => (
              <div key={cell.title}>
                <dt>{cell.title}</dt>
                <dd>{cell.value}</dd>
              </div>
            ))}
          </dl>
        </figure>
      )}
      {next && <div className={styles.next}>{next}</div>}
    </div>
  )
}
