import type { CatalogueFrame } from '../model/catalogue.ts'
import type { HospitalProfile } from '../model/hospital-profile.ts'
import type { LineFrame, Side } from '../model/line.ts'
import type { Policy } from '../policy/policy.ts'
import type { SideClassification } from './classification.ts'
import { codeStates } from './code-states.ts'
import { compileRules } from './compiled-rules.ts'
import { type FormUnit, formUnits, UNMATCHED, unitsOfCampuses } from './form-units.ts'

/**
 * Everything that decides which figure a row belongs to. Selections and sums read the same facts, so that the rows
 * behind a figure always add up to it.
 */
export interface RowFacts {
  readonly frame: LineFrame
  readonly classes: SideClassification
  /** 1 for emergency rows; all 0 on the platform side. */
  readonly emergency: Uint8Array
  /** By code of the nhsaCode dictionary: CODE_* and strict scope. */
  readonly codeState: Uint8Array
  readonly strict: Uint8Array
  /** By code of the campus dictionary: index of the form row. */
  readonly unit: Uint16Array
  /** By code of the campus dictionary: 1 where the text names no form row. */
  readonly unmatchedCampus: Uint8Array
}

export interface FactsInput {
  readonly frame: LineFrame
  readonly side: Side
  readonly classes: SideClassification
  readonly emergency: Uint8Array
  readonly catalogue: CatalogueFrame | null
  readonly policy: Policy
  readonly profile: HospitalProfile
}

export function rowFacts(input: FactsInput): RowFacts {
  const { frame, classes, emergency, catalogue, policy, profile } = input
  const codes = codeStates(frame, catalogue, compileRules(policy))
  const units: readonly FormUnit[] = formUnits(profile)
  const found = unitsOfCampuses(frame.columns.campus, units)
  return {
    frame,
    classes,
    emergency,
    codeState: codes.state,
    strict: codes.strict,
    unit: found.map((unit) => (unit === UNMATCHED ? 0 : unit)),
    // With one row in the form every row belongs to it, whatever the text says.
    unmatchedCampus: Uint8Array.from(found, (unit) => (unit === UNMATCHED && units.length > 1 ? 1 : 0)),
  }
}
