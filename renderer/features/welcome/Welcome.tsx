import { useState } from 'react'
import type { HospitalProfile } from '#shared/model/hospital-profile.ts'
import { desk, useDeskState } from '../../state/desk.ts'
import { goTo } from '../../state/hash-location.ts'
import { runCommand } from '../../state/run-command.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProfileForm } from '../../ui/ProfileForm.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { OtherWorkspaces } from './OtherWorkspaces.tsx'
import styles from './Welcome.module.css'

const steps = [
  { title: '填写医院', text: '名称、等级和联系人，用于监测表的抬头和落款。' },
  { title: '拖入文件', text: '上月的院内入库明细；有省平台验收明细就一起拖入，没有也可以先看采购金额。' },
  { title: '看到结果', text: '网上采购率、差异清单和监测表；每个数字都能点开看到依据和数据行。' },
]

/** The first screen of a new workspace: one page of questions, then straight to the drop area. */
export function Welcome() {
  const { workspace } = useDeskState()
  const [saving, setSaving] = useState(false)
  const policies = useAnswer(`policies:${workspace.id}`, () => desk().policies())
  const save = async (profile: HospitalProfile) => {
    setSaving(true)
    goTo('/import', { replace: true })
    await runCommand(desk().saveProfile(profile), { done: '医院信息已保存，请拖入上月的文件' })
    setSaving(false)
  }
  return (
    <main className={styles.screen}>
      <div className={styles.box}>
        <div className={styles.words}>
          <p className={styles.brand}>
            <span aria-hidden>阳</span>阳采台
          </p>
          <h1 className={styles.title}>从两份导出到上报的监测表</h1>
          <ol className={styles.steps}>
            {steps.map((step, index) => (
              <li key={step.title} aria-current={index === 0 ? 'step' : undefined}>
                <span className={styles.number} aria-hidden>
                  {index + 1}
                </span>
                <div>
                  <h2>{step.title}</h2>
                  <p>{step.text}</p>
                </div>
              </li>
            ))}
          </ol>
          <p className={styles.where}>数据只保存在本机：{workspace.path}</p>
          <OtherWorkspaces />
        </div>
        <section className={styles.form} aria-label="医院信息">
          {policies.failure && (
            <Notice
              tone="stop"
              title="政策包没有读出来"
              advice="请重新打开阳采台后再试。"
              details={policies.failure}
            />
          )}
          {policies.value ? (
            <ProfileForm
              policies={policies.value}
              initial={{}}
              extent="short"
              submitText="保存并导入文件"
              submitting={saving}
              onSubmit={save}
            />
          ) : (
            !policies.failure && <Skeleton blocks={[56, 56, 56, 56]} />
          )}
        </section>
      </div>
    </main>
  )
}
