import { useState } from 'react'
import type { HospitalProfile } from '#shared/model/hospital-profile.ts'
import { desk, useDeskState } from '../../state/desk.ts'
import { runCommand } from '../../state/run-command.ts'
import { useAnswer } from '../../state/use-answer.ts'
import { ProfileForm } from '../../ui/ProfileForm.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'

export function HospitalSection() {
  const { profile, workspace } = useDeskState()
  const [saving, setSaving] = useState(false)
  const policies = useAnswer(`policies:${workspace.id}`, () => desk().policies())
  const save = async (next: HospitalProfile) => {
    setSaving(true)
    await runCommand(desk().saveProfile(next), { done: '医院信息已保存', undo: true })
    setSaving(false)
  }
  if (!policies.value) return <Skeleton blocks={[56, 56, 56, 56]} />
  return (
    <ProfileForm
      // After an undo the fields must show what is stored, not what was typed.
      key={JSON.stringify(profile)}
      policies={policies.value}
      initial={profile ?? {}}
      submitText="保存"
      submitting={saving}
      onSubmit={save}
    />
  )
}
