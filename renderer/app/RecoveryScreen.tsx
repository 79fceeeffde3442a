import { Button } from 'antd'
import type { Refusal } from '#shared/errors/refusal.ts'
import { refusalText } from '../i18n/refusal-text.ts'
import { Notice } from '../ui/Notice.tsx'
import { CopyDiagnostics } from './CopyDiagnostics.tsx'
import styles from './RecoveryScreen.module.css'

interface RecoveryScreenProps {
  readonly refusal: Refusal
  readonly details?: string
}

/** The workspace could not be opened at all: say why, what is safe, and the next step. */
export function RecoveryScreen({ refusal, details }: RecoveryScreenProps) {
  const { what, todo } = refusalText(refusal)
  return (
    <main className={styles.screen}>
      <div className={styles.box}>
        <h1 className={styles.title}>阳采台没有打开</h1>
        <Notice tone="stop" title={what} advice={todo} details={details} />
        <p className={styles.note}>工作区文件夹中的数据没有被改动。</p>
        <div className={styles.actions}>
          <Button type="primary" onClick={() => window.location.reload()}>
            重新打开
          </Button>
          <CopyDiagnostics trouble={{ message: `${refusal.code} ${details ?? ''}` }} />
        </div>
      </div>
    </main>
  )
}
