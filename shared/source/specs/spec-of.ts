import { assertPresent } from '../../errors/assert.ts'
import type { TableRole, TableSpec } from '../contract.ts'
import { allSpecs } from '../table/recognise-table.ts'
import { volumeContractSpec } from './volume-contract.ts'

/** The spec of a role: every role has one. */
export function specOf(role: TableRole): TableSpec {
  if (role === 'contract') return volumeContractSpec
  return assertPresent(
    allSpecs.find((spec) => spec.role === role),
    `allSpecs covers every role that can be imported, ${role} too`,
  )
}
