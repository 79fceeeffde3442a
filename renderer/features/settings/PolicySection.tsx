import { Select } from 'antd'
import { desk, useDeskState } from '../../state/desk.ts'
import { runCommand } from '../../state/run-command.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { Section } from '../../ui/Section.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { ParameterList } from './ParameterList.tsx'
import styles from './PolicySection.module.css'

/** The pack that applies and every figure in it that a document or the hospital set. */
export function PolicySection() {
  const { profile, workspace, seq } = useDeskState()
  const policies = useAnswer(`policies:${workspace.id}`, () => desk().policies())
  const rules = useAnswer(`rules:${workspace.id}:${seq}`, () => desk().rules())
  const choose = (jurisdiction: string) => {
    if (!profile || jurisdiction === profile.jurisdiction) return
    void runCommand(desk().saveProfile({ ...profile, jurisdiction }), {
      done: '适用政策已更改，本院的各项指标已按新政策重新计算',
      undo: true,
    })
  }
  if (!policies.value || !rules.value) return <Skeleton blocks={[56, 320]} />
  return (
    <>
      <div className={styles.pack}>
        <span id="policy-pack">适用政策</span>
        <Select
          className={styles.select}
          aria-labelledby="policy-pack"
          value={profile?.jurisdiction}
          onChange={choose}
          disabled={!profile}
          options={policies.value.map((policy) => ({
            value: policy.id,
            label: policy.title,
          }))}
        />
      </div>
      <Section title="参数" note="文件未定的参数可由本院设定，须写明理由，并留有记录">
        <ParameterList rules={rules.value} />
      </Section>
    </>
  )
}
