import styles from './Skeleton.module.css'

interface SkeletonProps {
  /** Heights in px of the blocks that the page will have; the shape stands before the content. */
  readonly blocks?: readonly number[]
  readonly label?: string
}

export function Skeleton({ blocks = [88, 240, 160], label = '正在读取…' }: SkeletonProps) {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {blocks.map((height, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks are a fixed drawing
        <div key={index} className={styles.block} style={{ height }} />
      ))}
    </div>
  )
}
