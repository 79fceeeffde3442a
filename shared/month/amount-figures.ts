import { citationsFor, figureParameter } from '../policy/policy.ts'
import { type Amount, formatYuanForPeople } from '../units/money.ts'
import {
  type AmountFigure,
  type ClassSource,
  classSources,
  type ExcludedPart,
  type ExclusionClass,
  exclusionClasses,
  type ProcurementKind,
  type RowSelection,
} from './contract.ts'
import { kindNames } from './evidence.ts'
import { kindLabels, type MonthScope, partOf, totalOf } from './month-scope.ts'
import { trustOf } from './trust.ts'

/** The rows that a figure of the form or of the whole month is about. */
export interface FigureScope {
  readonly kind: ProcurementKind
  readonly campus?: string
  readonly strictOnly?: boolean
}

type Measure = 'inHouse' | 'platform' | 'emergency'

const names: Readonly<Record<Measure, string>> = {
  inHouse: '院内采购金额',
  platform: '省平台采购金额',
  emergency: '应急采购金额',
}

const rules: Readonly<Record<Measure, readonly string[]>> = {
  inHouse: ['NET-01', 'NET-04', 'NET-05', 'NET-06', 'NET-10'],
  platform: ['NET-01', 'NET-04', 'NET-05', 'NET-06', 'NET-10'],
  emergency: ['NET-02', 'NET-04', 'NET-05', 'NET-06', 'NET-10'],
}

/** Column 3, 4 or 5 (6, 7, 8) of the form: rows of one side by posting month less the excluded classes. */
export function amountFigure(scope: MonthScope, measure: Measure, of: FigureScope): AmountFigure {
  const selection = selectionOf(scope, measure, of)
  const { amount, rows } = totalOf(scope, selection)
  const everything = partOf(scope, partLabels[measure], { ...selection, counted: 'any' })
  const excluded = excludedParts(scope, selection)
  const left = excluded.reduce((sum, part) => sum + part.amount, 0n) as Amount
  const label = `${kindLabels[of.kind]}${names[measure]}`
  const where = `${of.campus === undefined ? '' : `（${of.campus}）`}${of.strictOnly ? '（严格口径）' : ''}`
  return {
    id: [of.kind, measure, ...(of.campus === undefined ? [] : [of.campus])].join('.'),
    label: `${label}${where}`,
    unit: 'yuan',
    value: amount,
    rows,
    formula: `${label} = ${everything.label} ${yuan(everything.amount)} − 不包含品种 ${yuan(left)} = ${yuan(amount)} 元`,
    parts: [everything],
    excluded,
    parameters: [figureParameter(scope.policy, 'NET-03', 'formScope')],
    citations: citationsFor(scope.policy, ...rules[measure]),
    selection,
    trust: trustOf(scope, [selection.side]),
  }
}

const partLabels: Readonly<Record<Measure, string>> = {
  inHouse: '院内全部入库金额',
  platform: '省平台全部验收金额',
  emergency: '标记为应急的入库金额',
}

function selectionOf(scope: MonthScope, measure: Measure, of: FigureScope): RowSelection {
  return {
    side: measure === 'platform' ? 'platform' : 'his',
    period: scope.period,
    kind: of.kind,
    counted: true,
    ...(measure === 'emergency' ? { emergencyOnly: true } : {}),
    ...(of.strictOnly ? { strictOnly: true } : {}),
    ...(of.campus === undefined ? {} : { campus: of.campus }),
  }
}

/** Bought in-house, neither on the platform nor as emergency: shown and explained by the reconciliation, never hidden. */
export function unregisteredFigure(
  scope: MonthScope,
  kind: ProcurementKind,
  amounts: {
    readonly inHouse: AmountFigure
    readonly platform: AmountFigure
    readonly emergency: AmountFigure
  },
): AmountFigure {
  const { inHouse, platform, emergency } = amounts
  const value = (inHouse.value - platform.value - emergency.value) as Amount
  const label = `${kindLabels[kind]}线下未登记金额`
  return {
    id: `${kind}.unregistered`,
    label,
    unit: 'yuan',
    value,
    rows: 0,
    formula: `${label} = 院内 ${yuan(inHouse.value)} − 省平台 ${yuan(platform.value)} − 应急 ${yuan(emergency.value)} = ${yuan(value)} 元`,
    parts: [inHouse, platform, emergency].flatMap((figure) =>
      figure.selection === null
        ? []
        : [{ label: figure.label, amount: figure.value, selection: figure.selection }],
    ),
    excluded: [],
    parameters: [],
    citations: citationsFor(scope.policy, 'NET-10', 'SCO-01'),
    selection: null,
    trust: trustOf(scope, ['his', 'platform']),
  }
}

/** Rows of a side whose kind no evidence decides: in no sum of the form. */
export function unclassifiedFigure(scope: MonthScope, side: 'his' | 'platform'): AmountFigure {
  const selection: RowSelection = { side, period: scope.period, kind: 'unknown', counted: 'any' }
  const { amount, rows } = totalOf(scope, selection)
  const label = `${side === 'his' ? '院内' : '省平台'}分不清药品或耗材的金额`
  return {
    id: `unclassified.${side}`,
    label,
    unit: 'yuan',
    value: amount,
    rows,
    formula: `${label} = ${rows} 行合计 ${yuan(amount)} 元，未计入任何一栏`,
    parts: [{ label, amount, selection }],
    excluded: [],
    parameters: [],
    citations: citationsFor(scope.policy, 'NET-04', 'NET-05'),
    selection,
    trust: trustOf(scope, [side]),
  }
}

/** What a counted selection leaves out, by class; the sources of the decisions only where all rows of a side are meant. */
export function excludedParts(scope: MonthScope, counted: RowSelection): ExcludedPart[] {
  const totals = scope[counted.side]
  if (totals === null) return []
  const parts: ExcludedPart[] = []
  exclusionClasses.forEach((name, index) => {
    if (name === '') return
    const reason: ExclusionClass = name
    const selection: RowSelection = { ...counted, counted: reason }
    const { amount, rows } = totalOf(scope, selection)
    if (rows === 0) return
    const bySource: Partial<Record<ClassSource, number>> = {}
    if (isWholeSide(counted)) {
      totals.sourcesOf(kindNames.indexOf(counted.kind), index).forEach((count, source) => {
        if (count > 0) bySource[classSources[source]] = count
      })
    }
    parts.push({ reason, amount, rows, bySource, selection })
  })
  return parts
}

function isWholeSide(selection: RowSelection): boolean {
  return selection.campus === undefined && !selection.strictOnly && !selection.emergencyOnly
}

function yuan(amount: Amount): string {
  return formatYuanForPeople(amount)
}
