import { describe, expect, it } from 'vitest'
import type { RateFigure, RowSelection } from '#shared/month/contract.ts'
import { parseYuan } from '#shared/units/money.ts'
import { parsePeriod } from '#shared/units/period.ts'
import { ratioOfDecimal } from '#shared/units/ratio.ts'
import { figureLetter } from './figure-letter.ts'

function yuan(text: string) {
  const amount = parseYuan(text)
  if (amount === null) throw new Error(text)
  return amount
}

const period = parsePeriod('2026-09')
if (period === null) throw new Error('period')
const selection: RowSelection = { side: 'platform', period, kind: 'drug', counted: true }
const head = { hospital: '示例医院', month: '2026年9月' }
const rate: RateFigure = {
  id: 'drug.online-rate',
  label: '药品网上采购率',
  unit: 'ratio',
  value: { numerator: 849990n, denominator: 1000000n },
  numerator: { label: '省平台采购入库金额', amount: yuan('849990'), selection },
  denominator: { label: '同期采购入库金额', amount: yuan('1000000'), selection },
  formula: '网上采购率 = 省平台采购入库金额 ÷ 同期采购入库金额',
  target: ratioOfDecimal('0.85'),
  met: false,
  missing: yuan('10'),
  excluded: [
    {
      reason: '中药饮片',
      amount: yuan('34000.5'),
      rows: 1200,
      bySource: { code: 1000, keyword: 200 },
      selection,
    },
  ],
  parameters: [{ name: '目标', value: '85%', setBy: 'document' }],
  citations: [{ rule: 'NET-01', document: '苏医保发〔2022〕38号', article: '一(二)', quote: '网上采购率=…' }],
  trust: { state: 'incomplete', reason: '3 行没有金额', rows: 3 },
}

describe('figureLetter', () => {
  it('says 未达标 for 84.999 %, although it shows as 85.00 %, and what is missing', () => {
    const letter = figureLetter(rate, head)
    expect(letter).toContain('示例医院2026年9月药品网上采购率为 85.00%，目标不低于 85%，未达标')
    expect(letter).toContain('尚需网上采购 10.00 元')
  })

  it('carries the sum with its numbers, the clause, what was left out with its evidence, and the doubt', () => {
    const lines = figureLetter(rate, head).split('\n')
    expect(lines[1]).toBe(
      '计算：省平台采购入库金额 849,990.00 元 ÷ 同期采购入库金额 1,000,000.00 元 = 85.00%。',
    )
    expect(lines[2]).toContain('苏医保发〔2022〕38号 一(二)：“网上采购率=…”')
    expect(lines).toContain(
      '未计入：中药饮片 1,200 行，34,000.50 元（判断依据：国家医保编码 1,000 行、名称关键词 200 行）',
    )
    expect(lines.at(-1)).toBe('数据情况：有 3 行无法计算，3 行没有金额。')
  })

  it('does not divide by zero: a month without purchases is said in words', () => {
    const none = { ...rate, value: null, met: null, denominator: { ...rate.denominator, amount: yuan('0') } }
    expect(figureLetter(none, head)).toContain('当月无采购，不计算')
  })
})
