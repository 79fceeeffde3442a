import { type ReactNode, useId } from 'react'
import styles from './Section.module.css'

interface SectionProps {
  readonly title: string
  /** A few words beside the title: what the numbers below are. */
  readonly note?: ReactNode
  readonly extra?: ReactNode
  /** 'sheet' only where the thing is picked up as a whole; 'plain' = a line above. */
  readonly surface?: 'plain' | 'sheet'
  readonly children: ReactNode
}

export function Section({ title, note, extra, surface = 'plain', children }: SectionProps) {
  const id = useId()
  return (
    <section className={surface === 'sheet' ? styles.sheet : styles.plain} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {note && <span className={styles.note}>{note}</span>}
        {extra && <span className={styles.extra}>{extra}</span>}
      </header>
      {children}
    </section>
  )
}
