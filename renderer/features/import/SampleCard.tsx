import { Button } from 'antd'
import { desk, useDeskState } from '#renderer/state/desk.ts'
import { useAnswer } from '#renderer/state/use-answer.ts'
import styles from './ImportDesk.module.css'
import { readDropped } from './import-store.ts'

/** In the sample hospital: the files of a month that waits to be closed. */
export function SampleCard() {
  const { workspace } = useDeskState()
  const files = useAnswer(`sample ${workspace.id} ${workspace.isSample}`, async () =>
    workspace.isSample ? desk().sampleFiles() : [],
  )
  const waiting = files.value ?? []
  if (waiting.length === 0) return null
  return (
    <div className={styles.sample}>
      <div>
        <p className={styles.dropTitle}>用示例文件试一试</p>
        <p className={styles.quiet}>{waiting.map((file) => file.fileName).join('、')}</p>
      </div>
      <Button onClick={() => readDropped(waiting)}>读取示例文件</Button>
    </div>
  )
}
