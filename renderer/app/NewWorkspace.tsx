import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { desk } from '../state/desk.ts'
import { goTo } from '../state/hash-location.ts'
import { runCommand } from '../state/run-command.ts'
import styles from './NewWorkspace.module.css'

interface NewWorkspaceProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** Asks for one thing only: the folder's name. Everything about the hospital is asked on the welcome page. */
export function NewWorkspace({ open, onClose }: NewWorkspaceProps) {
  const [name, setName] = useState('我院数据')
  const [busy, setBusy] = useState(false)
  const id = useId()
  const create = async () => {
    if (busy || name.trim() === '') return
    setBusy(true)
    const created = await runCommand(desk().createWorkspace(name.trim()), { done: null })
    setBusy(false)
    if (!created) return
    onClose()
    goTo('/workbench')
  }
  return (
    <Modal
      open={open}
      title="新建工作区"
      okText="新建并打开"
      cancelText="取消"
      okButtonProps={{ loading: busy, disabled: name.trim() === '' }}
      onOk={create}
      onCancel={onClose}
      width={440}
      destroyOnHidden
    >
      <p className={styles.note}>我院数据放在单独的文件夹中，与示例数据分开，不会混在一起。</p>
      <label className={styles.label} htmlFor={id}>
        工作区名称
      </label>
      <Input
        id={id}
        autoFocus
        value={name}
        maxLength={80}
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={create}
      />
    </Modal>
  )
}
