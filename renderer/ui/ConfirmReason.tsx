import { Input, Modal } from 'antd'
import { type ReactNode, useEffect, useId, useState } from 'react'
import styles from './ConfirmReason.module.css'

interface ConfirmReasonProps {
  readonly open: boolean
  readonly title: string
  /** What will happen, in a sentence or two. */
  readonly children?: ReactNode
  /** A verb: 锁定, 重新打开. */
  readonly confirmText: string
  readonly reasonLabel?: string
  /** 'optional' only where the document asks for no reason. */
  readonly reason?: 'required' | 'optional'
  /** Reasons that people give often; one click fills them in. */
  readonly suggestions?: readonly string[]
  readonly onConfirm: (reason: string) => void | Promise<void>
  readonly onCancel: () => void
}

/** Asks for the reason of a decision that others will read later; without one there is nothing to confirm. */
export function ConfirmReason(props: ConfirmReasonProps) {
  const { open, title, children, confirmText, suggestions, onConfirm, onCancel } = props
  const { reasonLabel = '理由', reason: need = 'required' } = props
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const id = useId()
  useEffect(() => {
    if (open) setReason('')
  }, [open])
  const missing = need === 'required' && reason.trim() === ''
  const confirm = async () => {
    if (missing || busy) return
    setBusy(true)
    try {
      await onConfirm(reason.trim())
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open={open}
      title={title}
      okText={confirmText}
      cancelText="取消"
      okButtonProps={{ disabled: missing, loading: busy }}
      onOk={confirm}
      onCancel={onCancel}
      destroyOnHidden
      width={520}
    >
      {children && <div className={styles.words}>{children}</div>}
      <label className={styles.label} htmlFor={id}>
        {reasonLabel}
        {need === 'required' && <span className={styles.required}>（必填）</span>}
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm()
        }}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={200}
      />
      {suggestions && suggestions.length > 0 && (
        <ul className={styles.suggestions} aria-label="常用理由">
          {suggestions.map((suggestion) => (
            <li key={suggestion}>
              <button type="button" onClick={() => setReason(suggestion)}>
                {suggestion}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  )
}
