import type { Apart } from './apart.ts'
import type { ReconcileParameters } from './contract.ts'
import type { GroupsInProgress } from './groups-in-progress.ts'
import type { PreparedLines } from './prepared-lines.ts'

/** What every pass gets: the prepared lines, the groups so far (to add to), what people parted, and the parameters. */
export interface Reconciling {
  readonly lines: PreparedLines
  readonly groups: GroupsInProgress
  readonly apart: Apart
  readonly parameters: ReconcileParameters
}
