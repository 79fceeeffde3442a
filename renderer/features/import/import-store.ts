import { create } from 'zustand'
import type { FileReadingView, ImportPlanView } from '#renderer/data/desk-api.ts'
import { desk } from '#renderer/state/desk.ts'
import type { OnChanged } from './plan-totals.ts'

/**
 * Where the import stands: files that were read but not written yet, and the plan made from them. Kept while a person
 * looks at another desk; the readings themselves live in the data worker.
 */
interface ImportStore {
  readonly readings: readonly FileReadingView[]
  readonly plans: readonly ImportPlanView[] | null
  readonly onChanged: OnChanged
  readonly busy: 'reading' | 'planning' | 'applying' | null
  /** A failure that is not a refusal: the worker could not do it at all. */
  readonly failure: string | null
  /** What the last import wrote, until the next files come. */
  readonly done: { readonly rows: number; readonly batchIds: readonly string[] } | null
}

const nothing: ImportStore = {
  readings: [],
  plans: null,
  onChanged: 'keep',
  busy: null,
  failure: null,
  done: null,
}

export const useImportStore = create<ImportStore>(() => nothing)

/** Readings that can become rows: understood, complete and not imported before. */
export function importable(readings: readonly FileReadingView[]): readonly FileReadingView[] {
  return readings.filter((reading) => reading.table && !reading.refused && !reading.alreadyImported)
}

export async function readDropped(
  files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  if (files.length === 0) return
  useImportStore.setState({ busy: 'reading', failure: null, done: null, plans: null })
  await attempt(async () => {
    const read = await desk().readFiles(files)
    const fresh = new Set(read.map((reading) => reading.sha256))
    // A file dropped twice replaces its first card.
    const kept = useImportStore.getState().readings.filter((reading) => !fresh.has(reading.sha256))
    useImportStore.setState({ readings: [...kept, ...read] })
    await plan()
  })
}

export async function correctReading(input: Parameters<ReturnType<typeof desk>['reread']>[0]): Promise<void> {
  useImportStore.setState({ busy: 'reading', failure: null, plans: null })
  await attempt(async () => {
    const read = await desk().reread(input)
    useImportStore.setState(({ readings }) => ({
      readings: readings.map((reading) => (reading.readingId === input.readingId ? read : reading)),
    }))
    await plan()
  })
}

export async function removeReading(readingId: string): Promise<void> {
  useImportStore.setState(({ readings }) => ({
    readings: readings.filter((reading) => reading.readingId !== readingId),
    plans: null,
  }))
  await attempt(async () => {
    await desk().discardReading(readingId)
    await plan()
  })
}

/** Makes the plan anew from what is on the table. */
export async function plan(): Promise<void> {
  const ids = importable(useImportStore.getState().readings).map((reading) => reading.readingId)
  if (ids.length === 0) return useImportStore.setState({ plans: null, busy: null })
  useImportStore.setState({ busy: 'planning' })
  await attempt(async () => useImportStore.setState({ plans: await desk().planImport(ids) }))
}

export function chooseOnChanged(onChanged: OnChanged): void {
  useImportStore.setState({ onChanged })
}

/** Everything was written: only refused files stay on the table. */
export function finishImport(done: ImportStore['done']): void {
  useImportStore.setState(({ readings }) => ({
    ...nothing,
    readings: readings.filter((reading) => reading.refused),
    done,
  }))
}

async function attempt(step: () => Promise<void>): Promise<void> {
  try {
    await step()
  } catch (error) {
    useImportStore.setState({ failure: error instanceof Error ? error.message : String(error) })
  } finally {
    useImportStore.setState({ busy: null })
  }
}
