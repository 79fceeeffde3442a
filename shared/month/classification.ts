import type { Issue } from '../errors/issue.ts'

/** Class of every row of one side; all arrays by row of the frame. */
export interface RowClasses {
  /** 0 unknown, 1 drug, 2 consumable (evidence.ts). */
  readonly kind: Uint8Array
  /** Index into classSources: where the kind came from. */
  readonly kindSource: Uint8Array
  /** Index into exclusionClasses; 0 = counted. */
  readonly exclusion: Uint8Array
  /** Index into classSources: where the class came from. */
  readonly exclusionSource: Uint8Array
  /** 1 where pieces of evidence contradict each other; the first in order decided. */
  readonly contradiction: Uint8Array
}

export interface SideClassification extends RowClasses {
  /** class-contradiction and kind-unknown, at most MAX_LISTED_ISSUES, in row order. */
  readonly issues: readonly Issue[]
  readonly issueCounts: { readonly 'class-contradiction': number; readonly 'kind-unknown': number }
}

export interface Classification {
  readonly his: SideClassification
  readonly platform: SideClassification
}

export function emptyClasses(rowCount: number): RowClasses {
  return {
    kind: new Uint8Array(rowCount),
    kindSource: new Uint8Array(rowCount),
    exclusion: new Uint8Array(rowCount),
    exclusionSource: new Uint8Array(rowCount),
    contradiction: new Uint8Array(rowCount),
  }
}
