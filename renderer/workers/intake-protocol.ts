import type { FrameOf, FrameSchema } from '#shared/columns/frame.ts'
import type { SourceRefusal } from '#shared/errors/refusal.ts'
import type { MappedColumn, ReadProgress, SourceRole, TableReading } from '#shared/source/contract.ts'

/** Mappings of earlier files, by header fingerprint: next month's file of the same source needs no click. */
export type RememberedMappings = Readonly<
  Record<string, readonly { readonly column: string; readonly header: string }[]>
>

/** What the data worker asks of the intake worker: read one file, then understand it (again, when a person corrects it). */
export type ToIntake =
  | {
      readonly kind: 'read'
      readonly fileName: string
      readonly bytes: Uint8Array
      readonly remembered: RememberedMappings
    }
  | {
      readonly kind: 'understand'
      readonly role: SourceRole
      readonly sheet: string | null
      readonly chosen: Readonly<Record<string, string>> | null
      readonly remembered: RememberedMappings
    }

/** A table as understood, with what the screen needs around it. */
export interface Understood {
  readonly role: SourceRole
  readonly roleReasons: readonly string[]
  readonly format: string
  readonly encoding: string | null
  readonly sheets: readonly string[]
  readonly reading: Omit<TableReading, 'frame'> & { readonly frame: FrameOf<FrameSchema> }
  readonly mapping: readonly MappedColumn[]
}

export type FromIntake =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  | { readonly kind: 'refused'; readonly refusal: SourceRefusal }
  | { readonly kind: 'understood'; readonly table: Understood }
