import { create } from 'zustand'
import { assertPresent } from '#shared/errors/assert.ts'
import type { Period } from '#shared/units/period.ts'
import type { DeskApi, DeskState, ImportProgress } from '../data/desk-api.ts'

/**
 * The window's connection to the data worker and the small state it pushes. No business record lives here: screens ask
 * the worker for pages and views, and ask again whenever `seq` moves.
 */
interface DeskStore {
  readonly api: DeskApi | null
  readonly state: DeskState | null
  readonly progress: ImportProgress | null
  /** The month that every desk looks at; null until a month exists. */
  readonly period: Period | null
}

export const useDeskStore = create<DeskStore>(() => ({
  api: null,
  state: null,
  progress: null,
  period: null,
}))

export function connectDeskStore(api: DeskApi): void {
  useDeskStore.setState({ api })
}

export function receiveState(state: DeskState): void {
  useDeskStore.setState((store) => {
    const known = store.period !== null && state.months.some((month) => month.period === store.period)
    return { state, period: known ? store.period : (state.months.at(-1)?.period ?? null) }
  })
}

export function receiveProgress(progress: ImportProgress | null): void {
  useDeskStore.setState({ progress })
}

export function choosePeriod(period: Period): void {
  useDeskStore.setState({ period })
}

/** The data worker; only rendered screens call it, and those exist only after connecting. */
export function desk(): DeskApi {
  return assertPresent(useDeskStore.getState().api, 'screens are rendered after connectDeskStore')
}

export function useDeskState(): DeskState {
  return assertPresent(
    useDeskStore((store) => store.state),
    'desks are rendered after the first state arrived',
  )
}

export function usePeriod(): Period | null {
  return useDeskStore((store) => store.period)
}
