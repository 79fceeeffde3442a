import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HospitalProfile } from '#shared/model/hospital-profile.ts'
import type { ParameterOverride } from '#shared/policy/policy.ts'
import { policyFor } from '#shared/policy/policy-for.ts'
import type { Reconciliation } from '#shared/reconcile/contract.ts'
import { formatTenThousandYuan, formatYuan } from '#shared/units/money.ts'
import { formatPeriod, lastDayOf, type Period, parsePeriod } from '#shared/units/period.ts'
import { formatRatio } from '#shared/units/ratio.ts'
import { lineFrame } from '#test/support/line-frame.ts'
import { type HandRow, monthByHand } from '#test/support/month-by-hand.ts'
import { computeMonths, type MonthsInput, type MonthsResult } from './compute-months.ts'
import { type AmountFigure, exclusionClasses, type MonthReport, type RowSelection } from './contract.ts'
import { ExactSums } from './exact-sums.ts'
import { selectRows } from './select-rows.ts'

const october = parsePeriod('2026-10') as Period
const hospital: HospitalProfile = {
  name: '测试医院',
  platformAccount: 'A1',
  level: '三级',
  jurisdiction: 'jiangsu/nantong',
  preparer: '',
  phone: '',
}
const withCampuses: HospitalProfile = {
  ...hospital,
  campuses: [
    { name: '东院区', platformAccount: 'A2' },
    { name: '西院区', platformAccount: 'A3' },
  ],
}

function policy(overrides: readonly ParameterOverride[] = []) {
  const result = policyFor('jiangsu/nantong', lastDayOf(october), overrides)
  if (!result.ok) throw new Error('a built-in pack')
  return result.value
}

function compute(
  rows: { his: readonly HandRow[]; platform: readonly HandRow[] },
  more: Partial<MonthsInput> = {},
): MonthsResult {
  return computeMonths({
    his: lineFrame(rows.his.map((row) => ({ ...row }))),
    platform: lineFrame(rows.platform.map((row) => ({ ...row }))),
    policy: policy(),
    profile: hospital,
    periods: [october],
    ...more,
  })
}

function reportOf(months: MonthsResult, period: Period = october): MonthReport {
  const report = months.reports.get(period)
  if (!report) throw new Error(`no report of ${formatPeriod(period)}`)
  return report
}

const codes = [
  undefined,
  'XN02BEB005A012010100001',
  'XA10BAE027A001010100002',
  'ZA01BAX0012010100003',
  'T001000234',
  'C01010100100101000000',
]
const row: fc.Arbitrary<HandRow> = fc.record(
  {
    postedOn: fc.constantFrom('2026-09-30', '2026-10-01', '2026-10-15', '2026-10-31', '2026-11-01'),
    nhsaCode: fc.constantFrom(...codes),
    itemClass: fc.constantFrom(
      undefined,
      '西药',
      '中成药',
      '耗材',
      '中药饮片',
      '疫苗',
      '麻醉药品',
      '体外诊断试剂',
    ),
    approvalNo: fc.constantFrom(
      undefined,
      undefined,
      '苏药制字Z04000123',
      '国药准字H20051234',
      '国械注准20203140123',
    ),
    name: fc.constantFrom(undefined, '甲', '流感疫苗', '当归配方颗粒', '肌酐测定试剂盒'),
    amount: fc
      .tuple(fc.integer({ min: -3_000_000_000, max: 9_000_000_000 }), fc.boolean())
      .map(([micro, whole]) => decimal(whole ? micro * 1000 : micro)),
    emergency: fc.boolean(),
    campus: fc.constantFrom(undefined, '测试医院', '东院区', 'A3', '北院区'),
  },
  { requiredKeys: ['postedOn', 'amount'] },
)
const bothSides = fc.record({
  his: fc.array(row, { maxLength: 30 }),
  platform: fc.array(row, { maxLength: 30 }),
})

function decimal(micro: number): string {
  const digits = String(Math.abs(micro)).padStart(7, '0')
  return `${micro < 0 ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`
}

function amountsOf(figure: AmountFigure): Record<string, string> {
  return Object.fromEntries(figure.excluded.map((part) => [part.reason, formatYuan(part.amount)]))
}

describe('the month', () => {
  it('gives what an independent calculation from the document gives, to the millionth of a yuan', () => {
    fc.assert(
      fc.property(bothSides, (rows) => {
        const months = compute(rows)
        for (const [period, report] of months.reports) {
          for (const kind of ['drug', 'consumable'] as const) {
            const month = report[kind]
            expect({
              inHouse: formatYuan(month.inHouse.value),
              platform: formatYuan(month.platform.value),
              emergency: formatYuan(month.emergency.value),
              unregistered: formatYuan(month.unregistered.value),
              excludedHis: amountsOf(month.inHouse),
              excludedPlatform: amountsOf(month.platform),
              ratio: month.onlineRate.value && formatRatio(month.onlineRate.value),
              met: month.onlineRate.met,
              strictNumerator: formatYuan(month.strictRate.numerator.amount),
              strictDenominator: formatYuan(month.strictRate.denominator.amount),
              form: report.form.rows[0][kind].map((figure) => formatTenThousandYuan(figure.value)),
            }).toEqual(monthByHand(rows, formatPeriod(period), kind))
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('does not depend on the order of rows', () => {
    const shuffled = bothSides.chain((rows) =>
      fc.record({
        rows: fc.constant(rows),
        his: fc.shuffledSubarray([...rows.his], { minLength: rows.his.length }),
        platform: fc.shuffledSubarray([...rows.platform], { minLength: rows.platform.length }),
      }),
    )
    fc.assert(
      fc.property(shuffled, ({ rows, his, platform }) => {
        const plain = { profile: withCampuses }
        expect([...compute({ his, platform }, plain).reports]).toEqual([...compute(rows, plain).reports])
      }),
      { numRuns: 100 },
    )
  })

  it('counted, excluded and undecided rows together are all rows of the month', () => {
    fc.assert(
      fc.property(bothSides, (rows) => {
        const report = reportOf(compute(rows))
        for (const side of ['his', 'platform'] as const) {
          const figures = (['drug', 'consumable'] as const).map((kind) =>
            side === 'his' ? report[kind].inHouse : report[kind].platform,
          )
          const parts = [
            ...figures.map(({ value, rows: count }) => ({ amount: value, rows: count })),
            ...figures.flatMap((figure) => figure.excluded),
            { amount: report.unclassified[side].value, rows: report.unclassified[side].rows },
          ]
          const inMonth = rows[side].filter((line) => line.postedOn.startsWith('2026-10'))
          expect(parts.reduce((sum, part) => sum + part.rows, 0)).toBe(inMonth.length)
          const sum = lineFrame(inMonth.map((line) => ({ ...line }))).columns.amount.values.reduce(
            (total, value) => total + BigInt(value),
            0n,
          )
          expect(parts.reduce((total, part) => total + part.amount, 0n)).toBe(sum)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('every selection behind a figure adds up to that figure, and the campuses to the whole', () => {
    fc.assert(
      fc.property(bothSides, (rows) => {
        const months = compute(rows, { profile: withCampuses })
        const report = reportOf(months)
        const check = (selection: RowSelection, amount: bigint, count?: number) => {
          const selected = selectRows(selection, months.selection)
          const values = months.selection[selection.side].frame.columns.amount.values
          expect(selected.reduce((sum, line) => sum + BigInt(values[line]), 0n)).toBe(amount)
          if (count !== undefined) expect(selected.length).toBe(count)
        }
        for (const kind of ['drug', 'consumable'] as const) {
          const { inHouse, platform, emergency, unregistered, onlineRate, strictRate } = report[kind]
          for (const figure of [inHouse, platform, emergency]) {
            if (figure.selection) check(figure.selection, figure.value, figure.rows)
            for (const part of figure.parts) check(part.selection, part.amount)
            for (const part of figure.excluded) check(part.selection, part.amount, part.rows)
          }
          for (const part of unregistered.parts) check(part.selection, part.amount)
          for (const rate of [onlineRate, strictRate]) {
            check(rate.numerator.selection, rate.numerator.amount)
            check(rate.denominator.selection, rate.denominator.amount)
            for (const part of rate.excluded) check(part.selection, part.amount, part.rows)
          }
          for (const formRow of report.form.rows)
            for (const cell of formRow[kind]) if (cell.selection) check(cell.selection, cell.value, cell.rows)
          ;[inHouse, platform, emergency].forEach((figure, column) => {
            expect(report.form.rows.reduce((sum, formRow) => sum + formRow[kind][column].value, 0n)).toBe(
              figure.value,
            )
          })
        }
        for (const figure of [report.unclassified.his, report.unclassified.platform])
          if (figure.selection) check(figure.selection, figure.value, figure.rows)
      }),
      { numRuns: 100 },
    )
  })

  it('is empty and says 无采购 when there is nothing', () => {
    const report = reportOf(compute({ his: [], platform: [] }))
    expect(report.drug.onlineRate.value).toBeNull()
    expect(report.drug.onlineRate.formula).toContain('无采购')
    expect(report.form.checks.filter((check) => check.blocking && !check.ok)).toEqual([])
    expect(compute({ his: [], platform: [] }, { periods: [] }).reports.size).toBe(0)
  })
})

const drug = { nhsaCode: codes[1], itemClass: '西药', postedOn: '2026-10-05' }

/** One group per pair of rows. */
function paired(auto: 0 | 1, hisRows: number, platformRows: number): Reconciliation {
  const count = Math.max(hisRows, platformRows)
  const members = (rows: number) => ({
    offsets: Uint32Array.from({ length: count + 1 }, (_, group) => Math.min(group, rows)),
    rows: Uint32Array.from({ length: rows }, (_, index) => index),
  })
  return {
    groupCount: count,
    state: new Uint8Array(count),
    pass: new Uint8Array(count),
    auto: new Uint8Array(count).fill(auto),
    kinds: new Uint16Array(count),
    his: members(hisRows),
    platform: members(platformRows),
    hisGroup: Int32Array.from({ length: hisRows }, (_, index) => index),
    platformGroup: Int32Array.from({ length: platformRows }, (_, index) => index),
    hisBaseQuantity: new Float64Array(hisRows),
    platformBaseQuantity: new Float64Array(platformRows),
    withoutFactor: [],
  }
}

describe('evidence of the other side', () => {
  const rows = {
    his: [{ postedOn: '2026-10-05', itemClass: '疫苗', amount: '10' }],
    platform: [{ postedOn: '2026-10-05', nhsaCode: codes[1], amount: '10' }],
  }

  it('of a matched row decides the class', () => {
    const months = compute(rows, { reconciliation: paired(1, 1, 1) })
    expect(exclusionClasses[months.classification.platform.exclusion[0]]).toBe('预防用生物制品')
    expect(reportOf(months).drug.platform.value).toBe(0n)
  })

  it('of a mere proposal decides nothing', () => {
    const months = compute(rows, { reconciliation: paired(0, 1, 1) })
    expect(months.classification.platform.exclusion[0]).toBe(0)
  })

  it('that contradicts itself leaves the row counted and says so', () => {
    const months = compute({
      his: [
        { ...drug, amount: '1' },
        { ...drug, itemClass: '疫苗', amount: '2' },
      ],
      platform: [{ postedOn: '2026-10-05', nhsaCode: codes[1], amount: '3' }],
    })
    expect(months.classification.platform.exclusion[0]).toBe(0)
    expect(months.classification.platform.issueCounts['class-contradiction']).toBe(1)
  })
})

describe('the form', () => {
  it('gives rows of an unknown campus to the hospital and says so', () => {
    const report = reportOf(
      compute(
        {
          his: [
            { ...drug, amount: '1', campus: '东院区' },
            { ...drug, amount: '2', campus: '北院区' },
            { ...drug, amount: '4', campus: 'A3' },
          ],
          platform: [{ ...drug, amount: '1', campus: 'Ａ２' }],
        },
        { profile: withCampuses },
      ),
    )
    expect(report.form.rows.map((formRow) => [formRow.name, formatYuan(formRow.drug[0].value)])).toEqual([
      ['测试医院', '2.00'],
      ['东院区', '1.00'],
      ['西院区', '4.00'],
    ])
    expect(formatYuan(report.form.rows[1].drug[1].value)).toBe('1.00')
    expect(report.form.checks.find((check) => check.id === 'NET-10.campus-known')).toMatchObject({
      ok: false,
    })
  })

  it('leaves the hospital row out when the campuses are the whole hospital', () => {
    const rows = { his: [{ ...drug, amount: '1', campus: '东院区' }], platform: [] }
    const report = reportOf(compute(rows, { profile: withCampuses }))
    expect(report.form.rows.map((formRow) => formRow.name)).toEqual(['东院区', '西院区'])
  })

  it('counts the strict scope when the hospital chose it', () => {
    const rows = {
      his: [
        { ...drug, amount: '10' },
        { ...drug, nhsaCode: undefined, amount: '5' },
      ],
      platform: [],
    }
    const strict = policy([{ rule: 'NET-03', parameter: 'formScope', value: 'strict' }])
    const [cell] = reportOf(compute(rows, { policy: strict })).form.rows[0].drug
    expect([formatYuan(cell.value), cell.parameters[0].setBy]).toEqual(['10.00', 'hospital'])
    expect(formatYuan(reportOf(compute(rows)).form.rows[0].drug[0].value)).toBe('15.00')
  })

  it('warns when an emergency purchase is also an acceptance of the platform', () => {
    const rows = { his: [{ ...drug, amount: '10', emergency: true }], platform: [{ ...drug, amount: '10' }] }
    const check = (reconciliation?: Reconciliation) =>
      reportOf(compute(rows, { reconciliation })).form.checks.find(
        (candidate) => candidate.id === 'NET-10.drug-emergency-once',
      )?.ok
    expect([check(paired(1, 1, 1)), check(paired(0, 1, 1)), check()]).toEqual([false, true, true])
  })
})

describe('trust', () => {
  it('names rejected rows, undecided rows and a missing side', () => {
    const his = [
      { ...drug, amount: '10' },
      { postedOn: '2026-10-05', name: '某物', amount: '1' },
    ]
    const rejectedRows = new Map([[october, { his: 2, platform: 0 }]])
    const report = reportOf(compute({ his, platform: [] }, { rejectedRows }))
    expect(report.drug.onlineRate.trust).toEqual({
      state: 'incomplete',
      reason: '无平台数据；院内入库有 2 行无法读取；院内入库有 1 行分不清药品或耗材',
      rows: 3,
    })
    const failed = report.form.checks.filter((check) => !check.ok).map((check) => check.id)
    expect(failed).toEqual(
      expect.arrayContaining(['NET-06.both-sides', 'NET-04.kind-known', 'SCO-06.rows-readable']),
    )
  })

  it('is complete when everything was read and decided', () => {
    const rows = { his: [{ ...drug, amount: '10' }], platform: [{ ...drug, amount: '10' }] }
    expect(reportOf(compute(rows)).drug.onlineRate.trust).toEqual({ state: 'complete' })
  })
})

describe('a figure explains itself', () => {
  it('with the numbers in the formula, the clause in its words and what was left out', () => {
    const report = reportOf(
      compute({
        his: [
          { ...drug, amount: '1234567.891' },
          { ...drug, nhsaCode: 'T001000234', itemClass: '饮片', amount: '34.5' },
        ],
        platform: [{ ...drug, amount: '1000000' }],
      }),
    )
    const { inHouse, onlineRate } = report.drug
    expect(inHouse.formula).toBe(
      '药品院内采购金额 = 院内全部入库金额 1,234,602.39 − 不包含品种 34.50 = 1,234,567.89 元',
    )
    expect(inHouse.excluded[0]).toMatchObject({ reason: '中药饮片', rows: 1, bySource: { column: 1 } })
    expect(onlineRate.formula).toContain('1,000,000.00 ÷ 药品院内采购入库金额 1,234,567.89 = 81.00%')
    expect(onlineRate.citations[0]).toMatchObject({ rule: 'NET-01', article: '附件1 一（一）' })
    expect(onlineRate.parameters[0]).toMatchObject({
      name: '药品网上采购率目标',
      value: '0.85',
      setBy: 'document',
    })
  })
})

describe('exact sums', () => {
  it('stay exact far beyond the safe integers', () => {
    const safe = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(fc.array(safe, { maxLength: 50 }), (values) => {
        const sums = new ExactSums(1)
        for (const value of values) sums.add(0, value)
        expect(sums.sum(0)).toBe(values.reduce((sum, value) => sum + BigInt(value), 0n))
        expect(sums.count(0)).toBe(values.length)
      }),
    )
  })
})
