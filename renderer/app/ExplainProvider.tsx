import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Figure, RowSelection } from '#shared/month/contract.ts'
import { useDeskState, usePeriod } from '../state/desk.ts'
import { announce } from '../state/toast.ts'
import { ExplainContext } from '../ui/explain-context.ts'
import { FigureDrawer } from '../ui/FigureDrawer.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { periodInWords } from '../ui/words-of-time.ts'
import { useKeys } from './keys.ts'

const RowsGrid = lazy(async () => ({ default: (await import('../grid/RowsGrid.tsx')).RowsGrid }))

function renderRows(selection: RowSelection, title: string): ReactNode {
  return (
    <Suspense fallback={<Skeleton blocks={[320]} />}>
      <RowsGrid selection={selection} title={title} />
    </Suspense>
  )
}

interface ExplainProviderProps {
  /** Gets the drawer (or null) to place beside the page. */
  readonly children: (drawer: ReactNode) => ReactNode
}

/** Holds the one open explanation and gives the focus back to the figure when it closes. */
export function ExplainProvider({ children }: ExplainProviderProps) {
  const [figure, setFigure] = useState<Figure | null>(null)
  const opener = useRef<HTMLElement | null>(null)
  const { profile, workspace, seq } = useDeskState()
  const [location] = useLocation()
  const period = usePeriod()
  const explain = useCallback((next: Figure) => {
    opener.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
    setFigure(next)
  }, [])
  const close = () => {
    setFigure(null)
    opener.current?.focus()
  }
  // Another month, desk or change: what the drawer explains is no longer what stands on the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => setFigure(null), [location, period, seq])
  useKeys(figure ? [{ keys: 'escape', text: '关闭依据', group: '本页', run: close }] : [])
  const actions = useMemo(() => ({ explain, openId: figure?.id ?? null }), [explain, figure])
  const drawer = figure && (
    <FigureDrawer
      figure={figure}
      head={{
        hospital: profile?.name ?? workspace.name,
        month: period === null ? '' : periodInWords(period),
      }}
      renderRows={renderRows}
      onCopied={() => announce({ tone: 'done', text: '已复制，可粘贴到公文中' })}
      onClose={close}
    />
  )
  return <ExplainContext value={actions}>{children(drawer)}</ExplainContext>
}
