import type { DeskEvent } from './event.ts'

/** Files that an event relies on, by SHA-256 of their content. */
export interface References {
  readonly segments: readonly string[]
  readonly originals: readonly string[]
}

const NONE: References = { segments: [], originals: [] }

/** What must be stored before the event may be written, and must still be there (originals may be pruned) when read. */
export function referencesOf(event: DeskEvent): References {
  switch (event.kind) {
    case 'import-applied':
      return { segments: [event.batch.segment], originals: [event.batch.original] }
    case 'month-locked':
      return { segments: [event.snapshot], originals: [] }
    default:
      return NONE
  }
}
