import { Button } from 'antd'
import { useState } from 'react'
import type { DeskState } from '../data/desk-api.ts'
import { useConnection } from '../state/connection.ts'
import { useDeskState } from '../state/desk.ts'
import { Notice } from '../ui/Notice.tsx'
import styles from './Banners.module.css'
import { CopyDiagnostics } from './CopyDiagnostics.tsx'
import { NewWorkspace } from './NewWorkspace.tsx'

const readOnlyWords: Readonly<
  Record<NonNullable<DeskState['workspace']['readOnly']>, { readonly what: string; readonly todo: string }>
> = {
  'journal-damaged': {
    what: '工作区的记录有一处损坏，已改为只读',
    todo: '损坏处以前的内容可以查看和导出；请用最近的备份恢复，或复制诊断信息反馈。',
  },
  'locked-by-other': {
    what: '工作区正被另一个程序使用，这里只能查看',
    todo: '请在那一处完成工作并关闭，再回到这里重新打开。',
  },
  'newer-version': {
    what: '工作区由更新版本的阳采台写过，这里只能查看',
    todo: '请升级本机的阳采台后再更改。',
  },
}

/** Standing messages between top bar and page: trouble first, the sample mark last. */
export function Banners() {
  const { workspace } = useDeskState()
  const lost = useConnection((connection) => connection.lost)
  const [creating, setCreating] = useState(false)
  return (
    <section aria-label="提示" className={styles.banners}>
      {lost && (
        <div className={styles.trouble}>
          <Notice
            tone="stop"
            title="与本机服务的连接已断开"
            advice="页面可以继续查看，但更改不会保存。请重新连接；已保存的数据不受影响。"
            actions={
              <Button type="primary" onClick={() => window.location.reload()}>
                重新连接
              </Button>
            }
          />
        </div>
      )}
      {workspace.readOnly && (
        <div className={styles.trouble}>
          <Notice
            tone="stop"
            title={readOnlyWords[workspace.readOnly].what}
            advice={readOnlyWords[workspace.readOnly].todo}
            actions={
              <>
                <CopyDiagnostics />
                <Button onClick={() => window.location.reload()}>重新打开</Button>
              </>
            }
          />
        </div>
      )}
      {workspace.isSample && (
        <div className={styles.sample}>
          <span>示例医院 · 数据为虚构，可以随意试用</span>
          <button type="button" className={styles.start} onClick={() => setCreating(true)}>
            开始使用我院数据
          </button>
        </div>
      )}
      <NewWorkspace open={creating} onClose={() => setCreating(false)} />
    </section>
  )
}
