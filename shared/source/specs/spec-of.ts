import { assertPresent } from '../../errors/assert.ts'
import type { SourceRole, TableSpec } from '../contract.ts'
import { allSpecs } from '../table/recognise-table.ts'

/** The spec of a role: every role has one. */
export function specOf(role: SourceRole): TableSpec {
  return assertPresent(
    allSpecs.find((spec) => spec.role === role),
    `allSpecs covers every role, ${role} too`,
  )
}
