import styles from './Opening.module.css'

/** The frame before the first state arrived: the shape of the shell at once, words after a moment. */
export function Opening() {
  return (
    <div className={styles.frame} role="status" aria-label="正在打开工作区">
      <div className={styles.nav} />
      <div className={styles.right}>
        <div className={styles.bar} />
        <p className={styles.words}>正在打开工作区…</p>
        <div className={styles.block} />
        <div className={styles.tall} />
      </div>
    </div>
  )
}
