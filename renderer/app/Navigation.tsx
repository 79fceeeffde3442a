import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import { Link, useLocation } from 'wouter'
import { setNavigation, useAppearance } from '../state/appearance.ts'
import { useDeskState, usePeriod } from '../state/desk.ts'
import { type Desk, desks } from './desks.ts'
import styles from './Navigation.module.css'
import { useMedia } from './use-media.ts'
import { waitingAt } from './waiting.ts'

export function Navigation() {
  const chosen = useAppearance((appearance) => appearance.navigation)
  const small = useMedia('(max-width: 1365px)')
  const narrow = chosen === null ? small : chosen === 'narrow'
  const main = desks.filter((desk) => desk.group !== '')
  const groups = [...new Set(main.map((desk) => desk.group))]
  return (
    <nav className={narrow ? styles.narrow : styles.wide} aria-label="办公任务">
      <div className={styles.brand}>
        <span className={styles.mark} aria-hidden>
          阳
        </span>
        {!narrow && <span>阳采台</span>}
      </div>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <div className={styles.group} aria-hidden>
              {narrow ? '' : group}
            </div>
            {main
              .filter((desk) => desk.group === group)
              .map((desk) => (
                <DeskLink key={desk.path} desk={desk} narrow={narrow} />
              ))}
          </section>
        ))}
      </div>
      <div className={styles.foot}>
        {desks
          .filter((desk) => desk.group === '')
          .map((desk) => (
            <DeskLink key={desk.path} desk={desk} narrow={narrow} />
          ))}
        <button
          type="button"
          className={styles.fold}
          aria-label={narrow ? '展开导航' : '收起导航'}
          onClick={() => setNavigation(narrow ? 'wide' : 'narrow')}
        >
          {narrow ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
          {!narrow && <span>收起</span>}
        </button>
      </div>
    </nav>
  )
}

function DeskLink({ desk, narrow }: { readonly desk: Desk; readonly narrow: boolean }) {
  const [location] = useLocation()
  const waiting = waitingAt(desk.path, useDeskState(), usePeriod())
  const current = location === desk.path || location.startsWith(`${desk.path}/`)
  const Icon = desk.icon
  const spoken = waiting.count > 0 ? `${desk.title}，${waiting.text}` : desk.title
  const link = (
    <Link
      href={desk.path}
      className={current ? styles.current : styles.link}
      aria-current={current ? 'page' : undefined}
      aria-label={spoken}
      title={narrow ? undefined : waiting.text || undefined}
    >
      <Icon aria-hidden />
      {!narrow && <span className={styles.name}>{desk.title}</span>}
      {waiting.count > 0 && (
        <span className={narrow ? styles.dot : styles.count}>{narrow ? '' : countText(waiting.count)}</span>
      )}
    </Link>
  )
  return narrow ? (
    <Tooltip title={spoken} placement="right">
      {link}
    </Tooltip>
  ) : (
    link
  )
}

/** Large counts keep their order of size without pushing the name aside. */
function countText(count: number): string {
  return count > 9999 ? '9999+' : String(count)
}
