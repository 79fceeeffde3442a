import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import { Router } from 'wouter'
import { useAppearance } from '../state/appearance.ts'
import { useHashPath, useHashSearch } from '../state/hash-location.ts'
import { antdTheme } from './antd-theme.ts'

/** What every screen stands in: language, theme, routes. */
export function App({ children }: { readonly children: ReactNode }) {
  const { theme, density } = useAppearance()
  return (
    <ConfigProvider
      locale={zhCN}
      theme={antdTheme(theme, density)}
      button={{ autoInsertSpace: false }}
      modal={{ styles: { header: { marginBottom: 16 } } }}
    >
      <Router hook={useHashPath} searchHook={useHashSearch}>
        {children}
      </Router>
    </ConfigProvider>
  )
}
