import { desk, useDeskState } from '../../state/desk.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { StatusTag } from '../../ui/StatusTag.tsx'
import { instantInWords } from '../../ui/words-of-time.ts'
import styles from './HistorySection.module.css'

const SHOWN = 200

/** Who changed what, newest first: the journal in words. */
export function HistorySection() {
  const { workspace, seq } = useDeskState()
  const history = useAnswer(`history:${workspace.id}:${seq}`, () => desk().history(SHOWN))
  if (!history.value) return <Skeleton blocks={[32, 32, 32, 32]} />
  if (history.value.length === 0) return <EmptyState what="这里记录每一次更改：何时、何人、做了什么。" />
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">时间</th>
          <th scope="col">经手</th>
          <th scope="col">更改</th>
          <th scope="col">序号</th>
        </tr>
      </thead>
      <tbody>
        {history.value.map((entry) => (
          <tr key={entry.seq}>
            <td>{instantInWords(entry.at)}</td>
            <td>{entry.by}</td>
            <td className={entry.undone ? styles.undone : styles.text}>
              {entry.text} {entry.undone && <StatusTag tone="plain">已撤销</StatusTag>}
            </td>
            <td className={styles.seq}>{entry.seq}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
