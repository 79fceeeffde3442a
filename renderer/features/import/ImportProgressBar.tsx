import { useEffect, useRef, useState } from 'react'
import { desk, useDeskStore } from '#renderer/state/desk.ts'
import { ProgressBar } from '#renderer/ui/ProgressBar.tsx'
import styles from './ImportDesk.module.css'
import { stageNames } from './import-words.ts'

/** A rate over less time than this says nothing. */
const RATE_AFTER_MS = 300

interface ImportProgressBarProps {
  readonly fileNameOf: (readingId: string) => string
}

/** Where reading or importing stands: stage, rows, rows per second, and a way out. */
export function ImportProgressBar({ fileNameOf }: ImportProgressBarProps) {
  const progress = useDeskStore((store) => store.progress)
  const began = useRef<{ readonly stage: string; readonly at: number; readonly rows: number } | null>(null)
  const [rate, setRate] = useState<number | null>(null)
  useEffect(() => {
    if (!progress) return
    const now = performance.now()
    const stage = `${progress.readingId} ${progress.stage}`
    if (began.current?.stage !== stage) {
      began.current = { stage, at: now, rows: progress.rows }
      setRate(null)
      return
    }
    const elapsed = now - began.current.at
    if (elapsed >= RATE_AFTER_MS) setRate(((progress.rows - began.current.rows) * 1000) / elapsed)
  }, [progress])
  const name = progress ? fileNameOf(progress.readingId) : ''
  return (
    <div className={styles.progress}>
      <ProgressBar
        label={progress ? `${stageNames[progress.stage]}${name && ` ${name}`}` : '正在读取'}
        rows={progress?.rows ?? 0}
        rowsPerSecond={rate}
        fraction={progress?.fraction ?? null}
        onCancel={() => void desk().cancelImport()}
      />
    </div>
  )
}
