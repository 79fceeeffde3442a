import type { ReactNode } from 'react'
import styles from './PageHead.module.css'

interface PageHeadProps {
  readonly title: string
  /** One sentence: how things stand. */
  readonly state: ReactNode
  /** The one primary action of the page. */
  readonly action?: ReactNode
  /** Quiet secondary controls, left of the action. */
  readonly extra?: ReactNode
}

export function PageHead({ title, state, action, extra }: PageHeadProps) {
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.state}>{state}</p>
      </div>
      {(extra || action) && (
        <div className={styles.actions}>
          {extra}
          {action}
        </div>
      )}
    </header>
  )
}
