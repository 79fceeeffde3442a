import { Link, useSearch } from 'wouter'
import { useDeskState } from '../../state/desk.ts'
import { Page } from '../../ui/Page.tsx'
import { PageHead } from '../../ui/PageHead.tsx'
import { AboutSection } from './AboutSection.tsx'
import { HistorySection } from './HistorySection.tsx'
import { HospitalSection } from './HospitalSection.tsx'
import { PolicySection } from './PolicySection.tsx'
import { RulesSection } from './RulesSection.tsx'
import styles from './SettingsDesk.module.css'
import { WorkspacesSection } from './WorkspacesSection.tsx'

const sections = [
  { id: 'hospital', title: '医院信息', Body: HospitalSection },
  { id: 'policy', title: '政策与参数', Body: PolicySection },
  { id: 'rules', title: '规则清单', Body: RulesSection },
  { id: 'history', title: '操作记录', Body: HistorySection },
  { id: 'workspaces', title: '工作区', Body: WorkspacesSection },
  { id: 'about', title: '关于', Body: AboutSection },
] as const

export function SettingsDesk() {
  const { profile } = useDeskState()
  const wanted = new URLSearchParams(useSearch()).get('section')
  const current = sections.find((section) => section.id === wanted) ?? sections[0]
  return (
    <Page
      measure="text"
      head={
        <PageHead title="设置" state={profile ? `${profile.name}，${profile.level}` : '还没有填写医院信息'} />
      }
    >
      <nav className={styles.tabs} aria-label="设置的各部分">
        {sections.map((section) => (
          <Link
            key={section.id}
            href={`/settings?section=${section.id}`}
            className={section === current ? styles.current : styles.tab}
            aria-current={section === current ? 'page' : undefined}
          >
            {section.title}
          </Link>
        ))}
      </nav>
      <current.Body />
    </Page>
  )
}
