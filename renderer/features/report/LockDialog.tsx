import { Button, Modal } from 'antd'
import { desk } from '#renderer/state/desk.ts'
import { runCommand } from '#renderer/state/run-command.ts'
import { ConfirmReason } from '#renderer/ui/ConfirmReason.tsx'
import { periodInWords } from '#renderer/ui/words-of-time.ts'
import type { FormCheck } from '#shared/month/contract.ts'
import type { Period } from '#shared/units/period.ts'
import { CheckList } from './CheckList.tsx'
import styles from './ReportDesk.module.css'

interface LockDialogProps {
  readonly period: Period
  readonly checks: readonly FormCheck[]
  readonly waiting: number
  readonly open: boolean
  readonly onClose: () => void
}

/** Signing the month: what is in order, what is not, and the remark that will stand beside the signature. */
export function LockDialog({ period, checks, waiting, open, onClose }: LockDialogProps) {
  const failing = checks.filter((check) => !check.ok)
  const blocking = failing.filter((check) => check.blocking)
  if (blocking.length > 0) {
    return (
      <Modal
        open={open}
        title={`${periodInWords(period)}还不能锁定`}
        width={520}
        onCancel={onClose}
        footer={<Button onClick={onClose}>去处理</Button>}
      >
        <p className={styles.dialogWords}>下面的校验不通过时，表中的数会自相矛盾。请处理后再锁定：</p>
        <CheckList checks={blocking} />
      </Modal>
    )
  }
  return (
    <ConfirmReason
      open={open}
      title={`锁定${periodInWords(period)}`}
      confirmText="锁定"
      reasonLabel="备注"
      reason={failing.length > 0 ? 'required' : 'optional'}
      suggestions={
        failing.length > 0 ? ['已核对，情况属实', '已与供应商核实，下月补登', '已报分管领导同意'] : undefined
      }
      onCancel={onClose}
      onConfirm={async (remarks) => {
        const locked = await runCommand(desk().lockMonth({ period, remarks }), {
          done: `已锁定${periodInWords(period)}，可以导出上报`,
        })
        if (locked) onClose()
      }}
    >
      <p>锁定后本月的行、匹配和数字不再变化，之后导入的文件也不会改动它；如需更改，说明理由即可重新打开。</p>
      {waiting > 0 && (
        <p className={styles.dialogWords}>还有 {waiting.toLocaleString('zh-CN')} 组差异没有处理。</p>
      )}
      <CheckList checks={failing.length > 0 ? failing : checks} />
    </ConfirmReason>
  )
}
