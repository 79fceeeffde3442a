import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { catalogueSchema } from '#shared/model/catalogue.ts'
import type { emergencySchema } from '#shared/model/emergency.ts'
import type { HospitalProfile } from '#shared/model/hospital-profile.ts'
import type { lineSchema } from '#shared/model/line.ts'
import { evaluatorNames } from '#shared/policy/evaluator-names.ts'
import { policyFor } from '#shared/policy/policy-for.ts'
import { formatTenThousandYuan, formatYuan } from '#shared/units/money.ts'
import { lastDayOf, parsePeriod } from '#shared/units/period.ts'
import { formatRatio, ratioOfDecimal } from '#shared/units/ratio.ts'
import { catalogueFrame, emergencyFrame, lineFrame, type TestRow } from '#test/support/line-frame.ts'
import { CODE_ABSENT, CODE_MALFORMED, CODE_VALID } from './code-states.ts'
import { computeMonths, type MonthsResult } from './compute-months.ts'
import { classSources, type KindMonth, type MonthReport, type ProcurementKind } from './contract.ts'

type Row = TestRow<typeof lineSchema & typeof catalogueSchema & typeof emergencySchema>

interface MonthCase {
  readonly name: string
  readonly period: string
  readonly level?: HospitalProfile['level']
  readonly his: readonly Row[]
  readonly platform: readonly Row[]
  readonly catalogue?: readonly Row[]
  readonly register?: readonly Row[]
  readonly expect: Readonly<Record<string, string | boolean | null | readonly string[]>>
  readonly checks?: Readonly<Record<string, boolean>>
  readonly excluded?: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly sources?: Readonly<Record<'his' | 'platform', readonly (string | null)[]>>
  readonly contradictions?: number
  readonly notFound?: number
  readonly codes?: readonly number[]
}

interface CaseFile {
  readonly evaluator: string
  readonly clause: { readonly document: string; readonly article: string; readonly quote: string }
  readonly cases: readonly MonthCase[]
}

const folder = new URL('../../test/cases/', import.meta.url)
const files: readonly CaseFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  .filter((file) => evaluatorNames.includes(file.evaluator) && file.cases.some((one: object) => 'his' in one))

describe.each(files)('$clause.document $clause.article ($evaluator)', ({ cases }) => {
  it.each(cases)('$name', (given) => {
    const { months, report } = run(given)
    for (const [key, value] of Object.entries(given.expect))
      expect([key, actual(report, key)]).toEqual([key, value])
    for (const [id, ok] of Object.entries(given.checks ?? {}))
      expect([id, report.form.checks.find((check) => check.id === id)?.ok]).toEqual([id, ok])
    for (const [where, reasons] of Object.entries(given.excluded ?? {}))
      expect([where, excludedOf(report, where)]).toEqual([where, reasons])
    for (const side of ['his', 'platform'] as const) {
      const named = [...months.classification[side].exclusionSource].map((source) => classSources[source])
      given.sources?.[side]?.forEach((source, row) => {
        expect([side, row, named[row]]).toEqual([side, row, source ?? 'none'])
      })
    }
    if (given.contradictions !== undefined)
      expect(months.classification.his.issueCounts['class-contradiction']).toBe(given.contradictions)
    if (given.notFound !== undefined) expect(months.emergencyIssues).toHaveLength(given.notFound)
    if (given.codes) {
      const { codeState, frame } = months.selection.his
      const states = [...frame.columns.nhsaCode.codes].map((code) => codeState[code])
      const count = (wanted: number) => states.filter((state) => state === wanted).length
      expect([CODE_VALID, CODE_ABSENT, CODE_MALFORMED].map(count)).toEqual(given.codes)
    }
  })
})

function run(given: MonthCase): { months: MonthsResult; report: MonthReport } {
  const period = parsePeriod(given.period)
  if (period === null) throw new Error(`case without a month: ${given.name}`)
  const policy = policyFor('jiangsu/nantong', lastDayOf(period))
  if (!policy.ok) throw new Error('jiangsu/nantong is a built-in pack')
  const months = computeMonths({
    his: lineFrame(given.his),
    platform: lineFrame(given.platform),
    catalogue: given.catalogue ? catalogueFrame(given.catalogue) : null,
    emergencies: given.register ? [emergencyFrame(given.register)] : [],
    policy: policy.value,
    profile: {
      name: '测试医院',
      platformAccount: 'A1',
      level: given.level ?? '三级',
      jurisdiction: 'jiangsu/nantong',
      preparer: '',
      phone: '',
    },
    periods: [period],
  })
  const report = months.reports.get(period)
  if (!report) throw new Error('the asked month has a report')
  return { months, report }
}

function actual(report: MonthReport, key: string): unknown {
  const [scope, name] = key.split('.')
  if (scope === 'unclassified') return formatYuan(report.unclassified[name as 'his' | 'platform'].value)
  const kind = scope as ProcurementKind
  const month = report[kind]
  const ratio = (rate: KindMonth['onlineRate']) => (rate.value === null ? null : formatRatio(rate.value))
  switch (name) {
    case 'ratio':
      return ratio(month.onlineRate)
    case 'met':
      return month.onlineRate.met
    case 'missing':
      return formatYuan(month.onlineRate.missing)
    case 'target':
      return month.onlineRate.target === null
        ? null
        : ['0.85', '0.75'].find((text) => sameRatio(text, month.onlineRate))
    case 'strictRatio':
      return ratio(month.strictRate)
    case 'strictNumerator':
      return formatYuan(month.strictRate.numerator.amount)
    case 'strictDenominator':
      return formatYuan(month.strictRate.denominator.amount)
    case 'strictTrust':
      return month.strictRate.trust.state
    case 'form':
      return report.form.rows[0][kind].map((figure) => formatTenThousandYuan(figure.value))
    default:
      return formatYuan(month[name as 'inHouse' | 'platform' | 'emergency' | 'unregistered'].value)
  }
}

function sameRatio(text: string, rate: KindMonth['onlineRate']): boolean {
  return rate.target !== null && formatRatio(ratioOfDecimal(text)) === formatRatio(rate.target)
}

function excludedOf(report: MonthReport, where: string): Record<string, string> {
  const [kind, side] = where.split('.')
  const month = report[kind as ProcurementKind]
  const figure = side === 'his' ? month.inHouse : month.platform
  return Object.fromEntries(figure.excluded.map((part) => [part.reason, formatYuan(part.amount)]))
}
