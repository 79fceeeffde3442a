import type { RateGrowth } from '../policy/evaluators/rate-growth.ts'
import { type Policy, parameterValue } from '../policy/policy.ts'
import { type Amount, formatTenThousandYuan, formatYuan } from '../units/money.ts'
import { firstDayOf, lastDayOf, type Period } from '../units/period.ts'
import { formatPlainDate } from '../units/plain-date.ts'
import { formatRatio, type Ratio } from '../units/ratio.ts'
import type {
  AmountFigure,
  ExcludedPart,
  FormRow,
  KindMonth,
  MonthReport,
  ProcurementKind,
  RateFigure,
} from './contract.ts'
import { monthGrowth } from './month-growth.ts'
import type { reconciliationDocument } from './reconciliation-document.ts'

/** One input file as month.json lists it; built by the host, which knows files. */
export interface MonthDocumentInputFile {
  readonly role: string
  readonly file: string
  readonly sha256: string
  readonly sheet: string
  readonly headerRow: number
  readonly rows: number
  readonly skipped: readonly { readonly row: number; readonly reason: string }[]
  readonly issues: readonly Readonly<Record<string, string | number | undefined>>[]
}

export interface MonthDocumentInput {
  readonly report: MonthReport
  /** All known months, for the growth figures; the report's own month may be alone in it. */
  readonly reports: ReadonlyMap<Period, MonthReport>
  readonly policy: Policy
  readonly inputs: readonly MonthDocumentInputFile[]
  readonly reconciliation: ReturnType<typeof reconciliationDocument>
}

/**
 * month.json (`desk.month/1`, headless.md): amounts as exact decimal yuan, ratios to 12 places, form cells in 万元. Keys
 * beyond the published shape are additive: `unclassified`, `growth`, `missing`, the platform's exclusions, `blocking`.
 */
export function monthDocument(input: MonthDocumentInput) {
  const { report, policy } = input
  return {
    schema: 'desk.month/1',
    period: {
      from: formatPlainDate(firstDayOf(report.period)),
      to: formatPlainDate(lastDayOf(report.period)),
    },
    policy: report.policy,
    inputs: input.inputs,
    drug: kindDocument(input, 'drug'),
    consumable: kindDocument(input, 'consumable'),
    unclassified: {
      his: { amount: formatYuan(report.unclassified.his.value), rows: report.unclassified.his.rows },
      platform: {
        amount: formatYuan(report.unclassified.platform.value),
        rows: report.unclassified.platform.rows,
      },
    },
    form: {
      rows: report.form.rows.map((row) => formRowDocument(row, policy)),
      checks: report.form.checks.map(({ id, ok, blocking, text }) => ({ id, ok, blocking, text })),
    },
    reconciliation: input.reconciliation,
  }
}

function kindDocument(input: MonthDocumentInput, kind: ProcurementKind) {
  const month: KindMonth = input.report[kind]
  const { onlineRate, strictRate } = month
  const growth = monthGrowth(input.reports, input.report.period, kind)
  return {
    inHouse: formatYuan(month.inHouse.value),
    platform: formatYuan(month.platform.value),
    emergency: formatYuan(month.emergency.value),
    unregistered: formatYuan(month.unregistered.value),
    excluded: {
      ...excludedDocument(month.inHouse.excluded),
      platform: excludedDocument(month.platform.excluded),
    },
    onlineRate: {
      ...rateDocument(onlineRate),
      strict: rateDocument(strictRate),
      target: onlineRate.target === null ? null : plainDecimal(onlineRate.target),
      met: onlineRate.met,
      missing: formatYuan(onlineRate.missing),
      rule: 'NET-01',
      trust: onlineRate.trust,
    },
    growth: {
      lastMonth: growthDocument(growth.lastMonth),
      lastYear: growthDocument(growth.lastYear),
    },
  }
}

function excludedDocument(parts: readonly ExcludedPart[]) {
  return {
    total: formatYuan(parts.reduce((sum, part) => sum + part.amount, 0n) as Amount),
    byReason: Object.fromEntries(parts.map((part) => [part.reason, formatYuan(part.amount)])),
  }
}

function rateDocument(rate: RateFigure) {
  return {
    numerator: formatYuan(rate.numerator.amount),
    denominator: formatYuan(rate.denominator.amount),
    ratio: rate.value === null ? null : formatRatio(rate.value),
  }
}

function growthDocument(growth: RateGrowth | null) {
  if (growth === null) return null
  return {
    points: formatRatio(growth.points),
    relative: growth.relative === null ? null : formatRatio(growth.relative),
  }
}

function formRowDocument(row: FormRow, policy: Policy) {
  const places = Number(parameterValue(policy, 'NET-10', 'places'))
  const cells = (figures: readonly AmountFigure[]) =>
    figures.map((figure) => formatTenThousandYuan(figure.value, places))
  return {
    name: row.name,
    platformAccount: row.platformAccount,
    drug: cells(row.drug),
    consumable: cells(row.consumable),
  }
}

/** A target parameter as it was written: `0.85`, not `0.850000000000`. */
function plainDecimal(ratio: Ratio): string {
  return formatRatio(ratio).replace(/\.?0+$/, '')
}
