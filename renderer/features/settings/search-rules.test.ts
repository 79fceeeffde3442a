import { describe, expect, it } from 'vitest'
import type { RuleView } from '../../data/desk-api.ts'
import { searchRules } from './search-rules.ts'

const rule: RuleView = {
  id: 'NET-07',
  title: '网上采购率目标',
  document: '苏医保发〔2022〕38号',
  article: '一(三)',
  quote: '分别不低于85%、75%',
  effectiveFrom: '2022-06-01',
  implementation: 'evaluator',
  parameters: [],
}
const other: RuleView = { ...rule, id: 'NET-08', title: '上报时限', quote: '每月15日前' }

describe('searchRules', () => {
  it('finds by number, title, document and quoted words, in any case', () => {
    expect(searchRules([rule, other], 'net-07')).toEqual([rule])
    expect(searchRules([rule, other], '15日')).toEqual([other])
    expect(searchRules([rule, other], '38号')).toHaveLength(2)
  })

  it('needs every word', () => {
    expect(searchRules([rule, other], '38号 时限')).toEqual([other])
  })

  it('shows all rules before anything is typed', () => {
    expect(searchRules([rule, other], '  ')).toHaveLength(2)
  })
})
