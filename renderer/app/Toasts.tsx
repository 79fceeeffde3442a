import { CheckOutlined, CloseOutlined, StopOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect } from 'react'
import { desk } from '../state/desk.ts'
import { runCommand } from '../state/run-command.ts'
import { dismissToast, type Toast, useToastStore } from '../state/toast.ts'
import styles from './Toasts.module.css'

/** Refusals stay longer, because they ask for something; everything can also be read in the history. */
const SHOWN_MS = { done: 6000, refused: 12_000 }

export function Toasts() {
  const toasts = useToastStore((store) => store.toasts)
  return (
    <div className={styles.stack} aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_MS[toast.tone])
    return () => clearTimeout(timer)
  }, [toast])
  const undo = async () => {
    dismissToast(toast.id)
    await runCommand(desk().undo(), { done: '已撤销' })
  }
  return (
    <div className={styles.toast} role={toast.tone === 'refused' ? 'alert' : 'status'}>
      {toast.tone === 'done' ? (
        <CheckOutlined className={styles.icon} aria-hidden />
      ) : (
        <StopOutlined className={styles.icon} aria-hidden />
      )}
      <div className={styles.words}>
        <p>{toast.text}</p>
        {toast.advice && <p className={styles.advice}>{toast.advice}</p>}
      </div>
      {toast.undo && (
        <Button size="small" onClick={undo}>
          撤销
        </Button>
      )}
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined />}
        aria-label="关闭提示"
        onClick={() => dismissToast(toast.id)}
      />
    </div>
  )
}
