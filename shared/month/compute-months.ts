import type { Issue } from '../errors/issue.ts'
import type { CatalogueFrame } from '../model/catalogue.ts'
import type { EmergencyFrame } from '../model/emergency.ts'
import type { HospitalProfile } from '../model/hospital-profile.ts'
import type { LineFrame } from '../model/line.ts'
import type { Policy } from '../policy/policy.ts'
import type { Reconciliation } from '../reconcile/contract.ts'
import type { Period } from '../units/period.ts'
import { amountFigure, unclassifiedFigure, unregisteredFigure } from './amount-figures.ts'
import type { Classification } from './classification.ts'
import { classify } from './classify.ts'
import type { FormRow, KindMonth, MonthReport, ProcurementKind } from './contract.ts'
import { formChecks } from './form-checks.ts'
import { type FormUnit, formUnits } from './form-units.ts'
import { markEmergencies } from './mark-emergencies.ts'
import { isFormStrict, type MonthScope } from './month-scope.ts'
import { MatchedGroups, totalsByMonth } from './month-totals.ts'
import { rateFigure } from './rate-figures.ts'
import { rowFacts } from './row-facts.ts'
import type { SelectionContext } from './select-rows.ts'

export interface MonthsInput {
  readonly his: LineFrame
  readonly platform: LineFrame
  readonly reconciliation?: Reconciliation
  readonly catalogue?: CatalogueFrame | null
  readonly emergencies?: readonly EmergencyFrame[]
  readonly policy: Policy
  readonly profile: HospitalProfile
  /** Rows that could not be read, by the month they most likely belong to. */
  readonly rejectedRows?: ReadonlyMap<Period, { readonly his: number; readonly platform: number }>
  /** Months that get a report even without a row. */
  readonly periods?: readonly Period[]
}

export interface MonthsResult {
  readonly classification: Classification
  /** 1 for emergency rows, by HIS row; `emergencySource` says whether column or register. */
  readonly emergency: Uint8Array
  readonly emergencySource: Uint8Array
  /** Register rows without a receipt. */
  readonly emergencyIssues: readonly Issue[]
  /** One report per month that either side has rows in, oldest first. */
  readonly reports: ReadonlyMap<Period, MonthReport>
  /** What `selectRows` needs to open a figure. */
  readonly selection: SelectionContext
}

/** All months of both sides in one pass over each: classes, sums, figures, form and checks (NET-01 … NET-10). */
export function computeMonths(input: MonthsInput): MonthsResult {
  const { policy, profile, reconciliation } = input
  const catalogue = input.catalogue ?? null
  const classification = classify({ ...input, catalogue })
  const emergencies = markEmergencies(input.his, input.emergencies)
  const units = formUnits(profile)
  const his = rowFacts({
    frame: input.his,
    side: 'his',
    classes: classification.his,
    emergency: emergencies.emergency,
    catalogue,
    policy,
    profile,
  })
  const platform = rowFacts({
    frame: input.platform,
    side: 'platform',
    classes: classification.platform,
    emergency: new Uint8Array(input.platform.rowCount),
    catalogue,
    policy,
    profile,
  })
  const matched = reconciliation ? new MatchedGroups(reconciliation) : undefined
  const hisTotals = totalsByMonth(his, units.length, matched)
  const platformTotals = totalsByMonth(platform, units.length)
  const periods = new Set([...hisTotals.keys(), ...platformTotals.keys(), ...(input.periods ?? [])])
  const reports = [...periods]
    .sort((a, b) => a - b)
    .map((period): [Period, MonthReport] => [
      period,
      reportOf({
        period,
        policy,
        profile,
        units,
        his: hisTotals.get(period) ?? null,
        platform: platformTotals.get(period) ?? null,
        hasCatalogue: catalogue !== null,
        rejected: input.rejectedRows?.get(period) ?? { his: 0, platform: 0 },
      }),
    ])
  return {
    classification,
    emergency: emergencies.emergency,
    emergencySource: emergencies.source,
    emergencyIssues: emergencies.issues,
    reports: new Map(reports),
    selection: { his, platform, units },
  }
}

function reportOf(scope: MonthScope): MonthReport {
  const drug = kindMonth(scope, 'drug')
  const consumable = kindMonth(scope, 'consumable')
  const unclassified = {
    his: unclassifiedFigure(scope, 'his'),
    platform: unclassifiedFigure(scope, 'platform'),
  }
  const rows = formRows(scope)
  return {
    period: scope.period,
    policy: scope.policy.id,
    drug,
    consumable,
    unclassified,
    form: {
      rows,
      checks: formChecks({
        scope,
        rows,
        months: { drug, consumable },
        unclassifiedRows: unclassified.his.rows + unclassified.platform.rows,
      }),
    },
  }
}

function kindMonth(scope: MonthScope, kind: ProcurementKind): KindMonth {
  const amounts = {
    inHouse: amountFigure(scope, 'inHouse', { kind }),
    platform: amountFigure(scope, 'platform', { kind }),
    emergency: amountFigure(scope, 'emergency', { kind }),
  }
  return {
    ...amounts,
    unregistered: unregisteredFigure(scope, kind, amounts),
    onlineRate: rateFigure(scope, kind, 'literal'),
    strictRate: rateFigure(scope, kind, 'strict'),
  }
}

/** A hospital with campuses whose own row would be empty leaves it out: the campuses are then the whole hospital. */
function formRows(scope: MonthScope): FormRow[] {
  const rows = scope.units.map((unit) => formRow(scope, unit))
  const [hospital, ...campuses] = rows
  const isEmpty = [...hospital.drug, ...hospital.consumable].every((figure) => figure.rows === 0)
  return campuses.length > 0 && isEmpty ? campuses : rows
}

function formRow(scope: MonthScope, unit: FormUnit): FormRow {
  const strictOnly = isFormStrict(scope.policy)
  const campus = scope.units.length > 1 ? unit.name : undefined
  const cells = (kind: ProcurementKind): FormRow['drug'] => [
    amountFigure(scope, 'inHouse', { kind, campus, strictOnly }),
    amountFigure(scope, 'platform', { kind, campus, strictOnly }),
    amountFigure(scope, 'emergency', { kind, campus, strictOnly }),
  ]
  return {
    name: unit.name,
    platformAccount: unit.platformAccount,
    drug: cells('drug'),
    consumable: cells('consumable'),
  }
}
