import { Button } from 'antd'
import { desk, useDeskState } from '../../state/desk.ts'
import { runCommand } from '../../state/run-command.ts'
import { useAnswer } from '../../state/use-answer.ts'
import styles from './Welcome.module.css'

/** The way back: an empty workspace must not lock anyone out of the one with the data. */
export function OtherWorkspaces() {
  const { workspace } = useDeskState()
  const all = useAnswer(`workspaces:${workspace.id}`, () => desk().workspaces())
  const others = all.value?.filter((other) => other.path !== workspace.path) ?? []
  if (others.length === 0) return null
  return (
    <div className={styles.others}>
      <span>或打开已有的工作区：</span>
      {others.map((other) => (
        <Button
          key={other.path}
          size="small"
          onClick={() => runCommand(desk().openWorkspace(other.path), { done: null })}
        >
          {other.name}
        </Button>
      ))}
    </div>
  )
}
