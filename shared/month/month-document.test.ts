import { describe, expect, it } from 'vitest'
import type { ParameterOverride } from '#shared/policy/policy.ts'
import { policyFor } from '#shared/policy/policy-for.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { formatYuan } from '#shared/units/money.ts'
import { lastDayOf, type Period, parsePeriod } from '#shared/units/period.ts'
import { formatRatio } from '#shared/units/ratio.ts'
import { lineFrame } from '#test/support/line-frame.ts'
import { computeMonths } from './compute-months.ts'
import { monthDocument } from './month-document.ts'
import { howMuchMustMove, monthGrowth } from './month-growth.ts'
import { reconciliationDocument } from './reconciliation-document.ts'

const october = parsePeriod('2026-10') as Period
const drug = {
  nhsaCode: 'XN02BEB005A012010100001',
  itemClass: '西药',
  name: '甲片',
  unit: '盒',
  packFactor: '10',
}

function documentOf(overrides: readonly ParameterOverride[] = []) {
  const policy = policyFor('jiangsu/nantong', lastDayOf(october), overrides)
  if (!policy.ok) throw new Error('a built-in pack')
  const his = lineFrame([
    { ...drug, postedOn: '2025-10-10', amount: '100', quantity: '1' },
    { ...drug, postedOn: '2026-09-10', amount: '100', quantity: '1' },
    { ...drug, postedOn: '2026-10-10', amount: '84999.5', quantity: '5', orderDetailId: 'D1' },
    { ...drug, postedOn: '2026-10-11', amount: '15000.5', quantity: '1', emergency: true },
    {
      ...drug,
      postedOn: '2026-10-12',
      amount: '300',
      quantity: '1',
      nhsaCode: 'T001000234',
      itemClass: '饮片',
    },
    { postedOn: '2026-10-13', amount: '7', name: '某物', quantity: '1' },
  ])
  const platform = lineFrame([
    { ...drug, postedOn: '2025-10-10', amount: '50', quantity: '1' },
    { ...drug, postedOn: '2026-09-10', amount: '80', quantity: '1' },
    { ...drug, postedOn: '2026-10-10', amount: '84999', quantity: '5', orderDetailId: 'D1' },
  ])
  const reconciliation = reconcile({ his, platform })
  const months = computeMonths({
    his,
    platform,
    reconciliation,
    policy: policy.value,
    profile: {
      name: '测试医院',
      platformAccount: 'A1',
      level: '三级',
      jurisdiction: 'jiangsu/nantong',
      preparer: '王',
      phone: '1',
    },
  })
  const report = months.reports.get(october)
  if (!report) throw new Error('October has rows')
  const document = monthDocument({
    report,
    reports: months.reports,
    policy: policy.value,
    inputs: [],
    reconciliation: reconciliationDocument({
      reconciliation,
      originOf: (side, row) => ({
        input: side === 'his' ? 0 : 1,
        row: (side === 'his' ? his : platform).columns.row.values[row],
      }),
      discrepanciesOf: () => [],
    }),
  })
  return { document, report, reports: months.reports }
}

describe('month.json', () => {
  it('has the published shape with exact amounts and unrounded ratios', () => {
    const { document } = documentOf()
    expect(document).toMatchObject({
      schema: 'desk.month/1',
      period: { from: '2026-10-01', to: '2026-10-31' },
      policy: 'jiangsu/nantong',
      drug: {
        inHouse: '100000.00',
        platform: '84999.00',
        emergency: '15000.50',
        unregistered: '0.50',
        excluded: { total: '300.00', byReason: { 中药饮片: '300.00' } },
        onlineRate: {
          numerator: '84999.00',
          denominator: '100000.00',
          ratio: '0.849990000000',
          strict: { numerator: '84999.00', denominator: '100000.00', ratio: '0.849990000000' },
          target: '0.85',
          met: false,
          missing: '1.00',
          rule: 'NET-01',
        },
      },
      consumable: { inHouse: '0.00', onlineRate: { ratio: null, target: '0.75', met: null } },
      unclassified: { his: { amount: '7.00', rows: 1 }, platform: { amount: '0.00', rows: 0 } },
    })
    expect(document.form.rows).toEqual([
      {
        name: '测试医院',
        platformAccount: 'A1',
        drug: ['10.00', '8.50', '1.50'],
        consumable: ['0.00', '0.00', '0.00'],
      },
    ])
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })

  it('names every row of both sides in exactly one group', () => {
    const { groups, totals } = documentOf().document.reconciliation
    const rows = groups
      .flatMap((group) => [...group.his, ...group.platform])
      .map(({ input, row }) => `${input}:${row}`)
    expect([...rows].sort()).toEqual(['0:2', '0:3', '0:4', '0:5', '0:6', '0:7', '1:2', '1:3', '1:4'])
    expect(totals.matched + totals.discrepant + totals.hisOnly + totals.platformOnly).toBe(groups.length)
    expect(groups.find((group) => group.his.some(({ row }) => row === 4))?.pass).toBe('order-detail-id')
  })

  it('writes the form with four decimals when the hospital chose so', () => {
    const { document } = documentOf([{ rule: 'NET-10', parameter: 'places', value: '4' }])
    expect(document.form.rows[0].drug).toEqual(['10.0000', '8.4999', '1.5001'])
  })
})

describe('growth and what must move', () => {
  it('compares with last month and with the same month of last year', () => {
    const { reports, document } = documentOf()
    const growth = monthGrowth(reports, october, 'drug')
    expect(growth.lastMonth && formatRatio(growth.lastMonth.points)).toBe('0.049990000000')
    expect(growth.lastYear?.relative && formatRatio(growth.lastYear.relative)).toBe('0.699980000000')
    expect(monthGrowth(reports, october, 'consumable')).toEqual({ lastMonth: null, lastYear: null })
    expect(document.drug.growth.lastMonth?.points).toBe('0.049990000000')
  })

  it('says how much must move online and whether unregistered purchases are enough for it', () => {
    const move = howMuchMustMove(documentOf().report.drug)
    expect([formatYuan(move.missing), formatYuan(move.unregistered), move.isEnough]).toEqual([
      '1.00',
      '0.50',
      false,
    ])
  })
})
