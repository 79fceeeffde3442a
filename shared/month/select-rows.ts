import { firstDayOf, lastDayOf } from '../units/period.ts'
import type { RowSelection } from './contract.ts'
import { kindNames } from './evidence.ts'
import { classRange } from './month-totals.ts'
import type { RowFacts } from './row-facts.ts'

/** What a selection is evaluated over: the result of computeMonths has it. */
export interface SelectionContext {
  readonly his: RowFacts
  readonly platform: RowFacts
  /** Names of the form's rows; `campus` of a selection is one of them. */
  readonly units: readonly { readonly name: string }[]
}

/**
 * The rows of a selection in frame order. Their amounts add up to the figure that the selection stands behind: both read
 * the same facts. A campus that is no row of the form selects nothing.
 */
export function selectRows(selection: RowSelection, context: SelectionContext): Uint32Array {
  const { frame, classes, emergency, strict, unit } = context[selection.side]
  const { postedOn, amount, nhsaCode, campus } = frame.columns
  const firstDay = firstDayOf(selection.period)
  const lastDay = lastDayOf(selection.period)
  const kind = kindNames.indexOf(selection.kind)
  const [firstClass, lastClass] = classRange(selection.counted)
  const wantedUnit =
    selection.campus === undefined
      ? -1
      : context.units.findIndex((candidate) => candidate.name === selection.campus)
  if (selection.campus !== undefined && wantedUnit < 0) return new Uint32Array(0)
  const found = new Uint32Array(frame.rowCount)
  let count = 0
  for (let row = 0; row < frame.rowCount; row++) {
    const day = postedOn.days[row]
    if (day < firstDay || day > lastDay || classes.kind[row] !== kind) continue
    const exclusion = classes.exclusion[row]
    if (exclusion < firstClass || exclusion > lastClass) continue
    if (selection.emergencyOnly && emergency[row] !== 1) continue
    if (selection.strictOnly && strict[nhsaCode.codes[row]] !== 1) continue
    if (wantedUnit >= 0 && unit[campus.codes[row]] !== wantedUnit) continue
    if (Number.isNaN(amount.values[row])) continue
    found[count++] = row
  }
  return found.slice(0, count)
}
