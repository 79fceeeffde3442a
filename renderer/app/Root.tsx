import { useEffect, useState } from 'react'
import type { Refusal } from '#shared/errors/refusal.ts'
import type { CommandReply, DeskState } from '../data/desk-api.ts'
import { receiveState, useDeskStore } from '../state/desk.ts'
import { App } from './App.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { listenToKeys } from './keys.ts'
import { Opening } from './Opening.tsx'
import { RecoveryScreen } from './RecoveryScreen.tsx'
import { Shell } from './Shell.tsx'

interface RootProps {
  /** Connects the host and the data worker and opens the workspace. */
  readonly open: () => Promise<CommandReply<DeskState>>
}

interface Trouble {
  readonly refusal: Refusal
  readonly details?: string
}

export function Root({ open }: RootProps) {
  const ready = useDeskStore((store) => store.state !== null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  useEffect(listenToKeys, [])
  useEffect(() => {
    open().then(
      (reply) => {
        if (reply.ok) receiveState(reply.value)
        else setTrouble({ refusal: reply.error })
      },
      (error: unknown) =>
        setTrouble({
          refusal: { code: 'internal' },
          details: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
    )
  }, [open])
  return (
    <App>
      <ErrorBoundary name="root">
        {trouble ? (
          <RecoveryScreen refusal={trouble.refusal} details={trouble.details} />
        ) : ready ? (
          <Shell />
        ) : (
          <Opening />
        )}
      </ErrorBoundary>
    </App>
  )
}
