import { Button } from 'antd'
import { useState } from 'react'
import { NewWorkspace } from '../../app/NewWorkspace.tsx'
import { desk, useDeskState } from '../../state/desk.ts'
import { runCommand } from '../../state/run-command.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import styles from './WorkspacesSection.module.css'

/** Workspaces are folders; switching changes everything on screen and nothing on disk. */
export function WorkspacesSection() {
  const { workspace } = useDeskState()
  const [creating, setCreating] = useState(false)
  const all = useAnswer(`workspaces:${workspace.id}`, () => desk().workspaces())
  if (!all.value) return <Skeleton blocks={[56, 56]} />
  return (
    <div className={styles.section}>
      <ul>
        {all.value.map((entry) => (
          <li key={entry.path} className={styles.entry}>
            <div className={styles.words}>
              <p>
                {entry.name} {entry.isSample && <StatusTag tone="plain">示例，数据为虚构</StatusTag>}
              </p>
              <p className={styles.path}>{entry.path}</p>
            </div>
            {entry.path === workspace.path ? (
              <StatusTag tone="done">当前</StatusTag>
            ) : (
              <Button
                aria-label={`打开工作区 ${entry.name}`}
                onClick={() =>
                  runCommand(desk().openWorkspace(entry.path), { done: `已打开工作区：${entry.name}` })
                }
              >
                打开
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button type="primary" onClick={() => setCreating(true)}>
          新建工作区
        </Button>
      </div>
      <NewWorkspace open={creating} onClose={() => setCreating(false)} />
    </div>
  )
}
