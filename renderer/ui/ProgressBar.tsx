import { Button } from 'antd'
import styles from './ProgressBar.module.css'

interface ProgressBarProps {
  /** What is going on, e.g. 正在读取 入库明细.xlsx. */
  readonly label: string
  readonly rows: number
  /** null while it is not known yet. */
  readonly rowsPerSecond: number | null
  /** 0…1, or null while unknown. */
  readonly fraction: number | null
  readonly onCancel?: () => void
}

/** Progress beyond one second: how far, how fast, and a way out. */
export function ProgressBar({ label, rows, rowsPerSecond, fraction, onCancel }: ProgressBarProps) {
  const percent = fraction === null ? null : Math.floor(Math.min(1, Math.max(0, fraction)) * 100)
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span className={styles.numbers}>
          {rows.toLocaleString('zh-CN')} 行
          {rowsPerSecond !== null && ` · 每秒 ${Math.floor(rowsPerSecond).toLocaleString('zh-CN')} 行`}
          {percent !== null && ` · ${percent}%`}
        </span>
        {onCancel && (
          <Button size="small" onClick={onCancel}>
            取消
          </Button>
        )}
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
      >
        <div
          className={percent === null ? styles.unknown : styles.bar}
          style={percent === null ? undefined : { transform: `scaleX(${percent / 100})` }}
        />
      </div>
    </div>
  )
}
