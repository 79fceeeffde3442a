import {
  AuditOutlined,
  CalendarOutlined,
  FileTextOutlined,
  ImportOutlined,
  SettingOutlined,
} from '@ant-design/icons'
import { type ComponentType, lazy } from 'react'

/** A desk: one office task with its own page. The navigation, the keys and the palette are made of this list. */
export interface Desk {
  readonly path: string
  readonly title: string
  /** Heading in the navigation, by office task. */
  readonly group: '今日' | '数据' | '核对' | '上报' | ''
  /** Second key after `g`. */
  readonly letter: string
  /** Pinyin initials, for the palette. */
  readonly initials: string
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  readonly Page: ComponentType
}

export const desks: readonly Desk[] = [
  {
    path: '/workbench',
    title: '工作台',
    group: '今日',
    letter: 'w',
    initials: 'gzt',
    icon: CalendarOutlined,
    Page: lazy(async () => ({
      default: (await import('../features/workbench/WorkbenchDesk.tsx')).WorkbenchDesk,
    })),
  },
  {
    path: '/import',
    title: '导入',
    group: '数据',
    letter: 'i',
    initials: 'dr',
    icon: ImportOutlined,
    Page: lazy(async () => ({ default: (await import('../features/import/ImportDesk.tsx')).ImportDesk })),
  },
  {
    path: '/reconcile',
    title: '对账',
    group: '核对',
    letter: 'r',
    initials: 'dz',
    icon: AuditOutlined,
    Page: lazy(async () => ({
      default: (await import('../features/reconcile/ReconcileDesk.tsx')).ReconcileDesk,
    })),
  },
  {
    path: '/report',
    title: '月报',
    group: '上报',
    letter: 'b',
    initials: 'yb',
    icon: FileTextOutlined,
    Page: lazy(async () => ({ default: (await import('../features/report/ReportDesk.tsx')).ReportDesk })),
  },
  {
    path: '/settings',
    title: '设置',
    group: '',
    letter: 's',
    initials: 'sz',
    icon: SettingOutlined,
    Page: lazy(async () => ({
      default: (await import('../features/settings/SettingsDesk.tsx')).SettingsDesk,
    })),
  },
]
