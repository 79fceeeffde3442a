import { lazy, Suspense, useEffect, useState } from 'react'
import { Redirect, Route, Switch } from 'wouter'
import { useDeskState } from '../state/desk.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import { Banners } from './Banners.tsx'
import { desks } from './desks.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { ExplainProvider } from './ExplainProvider.tsx'
import { KeySheet } from './KeySheet.tsx'
import { Navigation } from './Navigation.tsx'
import styles from './Shell.module.css'
import { Toasts } from './Toasts.tsx'
import { TopBar } from './TopBar.tsx'
import { useGlobalKeys } from './use-global-keys.ts'
import { usePaletteCommands } from './use-palette-commands.ts'

const Welcome = lazy(async () => ({ default: (await import('../features/welcome/Welcome.tsx')).Welcome }))
const loadPalette = async () => ({ default: (await import('../features/search/Palette.tsx')).Palette })
const Palette = lazy(loadPalette)

/** The grammar of the product: navigation by office task, workspace and month on top, explanations at the right. */
export function Shell() {
  const { profile, workspace } = useDeskState()
  const [palette, setPalette] = useState(false)
  const [keySheet, setKeySheet] = useState(false)
  const commands = usePaletteCommands({ openKeys: () => setKeySheet(true) })
  useGlobalKeys({ openPalette: () => setPalette(true), openKeys: () => setKeySheet(true) })
  useEffect(() => {
    // Fetched before anyone calls it: the first letter typed after Ctrl+K must not be lost.
    void loadPalette()
  }, [])
  if (profile === null) {
    return (
      <ErrorBoundary name="welcome">
        <Suspense fallback={null}>
          <Welcome key={workspace.id} />
        </Suspense>
        <Toasts />
      </ErrorBoundary>
    )
  }
  return (
    <div className={styles.shell}>
      <Navigation />
      <div className={styles.right}>
        <TopBar onSearch={() => setPalette(true)} onKeys={() => setKeySheet(true)} />
        <Banners />
        <ExplainProvider key={workspace.id}>
          {(drawer) => (
            <div className={styles.body}>
              <main className={styles.main}>
                <Desks />
              </main>
              <ErrorBoundary name={drawer ? 'drawer' : ''}>{drawer}</ErrorBoundary>
            </div>
          )}
        </ExplainProvider>
      </div>
      <KeySheet open={keySheet} onClose={() => setKeySheet(false)} />
      {palette && (
        <Suspense fallback={null}>
          <Palette commands={commands} onClose={() => setPalette(false)} />
        </Suspense>
      )}
      <Toasts />
    </div>
  )
}

function Desks() {
  return (
    <Switch>
      {desks.map(({ path, Page }) => (
        <Route key={path} path={path}>
          <ErrorBoundary name={path}>
            <Suspense fallback={<DeskSkeleton />}>
              <Page />
            </Suspense>
          </ErrorBoundary>
        </Route>
      ))}
      <Route>
        <Redirect to="/workbench" replace />
      </Route>
    </Switch>
  )
}

function DeskSkeleton() {
  return (
    <div className={styles.loading}>
      <Skeleton blocks={[32, 120, 320]} />
    </div>
  )
}
