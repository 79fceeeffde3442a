import type { ReactNode } from 'react'
import styles from './Page.module.css'

interface PageProps {
  readonly head: ReactNode
  /** 'scroll' = the page scrolls below its head; 'fill' = children share the height (grids). */
  readonly layout?: 'scroll' | 'fill'
  /** 'text' keeps forms at a readable measure. */
  readonly measure?: 'wide' | 'text'
  readonly children: ReactNode
}

/** A desk's page. It is a size container: desks adapt with `@container page (max-width: …)`, because the panel takes room. */
export function Page({ head, layout = 'scroll', measure = 'wide', children }: PageProps) {
  return (
    <div className={styles.page}>
      {head}
      <div className={layout === 'fill' ? styles.fill : styles.scroll}>
        <div
          className={layout === 'fill' ? styles.fillInner : measure === 'text' ? styles.text : styles.wide}
        >
          {children}
        </div>
      </div>
    </div>
  )
}
