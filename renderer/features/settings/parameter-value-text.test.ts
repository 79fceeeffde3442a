import { describe, expect, it } from 'vitest'
import { parameterValueText } from './parameter-value-text.ts'

describe('parameterValueText', () => {
  it('reads ratios as percent with every decimal', () => {
    expect(parameterValueText({ unit: '' }, '0.85')).toBe('85%')
    expect(parameterValueText({ unit: '' }, '0.8575')).toBe('85.75%')
    expect(parameterValueText({ unit: '' }, '1')).toBe('100%')
    expect(parameterValueText({ unit: '' }, '0')).toBe('0%')
  })

  it('puts the unit after figures and the title in place of a choice', () => {
    expect(parameterValueText({ unit: '日' }, '14')).toBe('14 日')
    const choices = [{ value: 'literal', title: '字面口径' }]
    expect(parameterValueText({ unit: '', choices }, 'literal')).toBe('字面口径')
  })

  it('says 未设定 where the document left a figure open, and leaves other text alone', () => {
    expect(parameterValueText({ unit: '' }, '')).toBe('未设定')
    expect(parameterValueText({ unit: '' }, 'inclusive')).toBe('inclusive')
  })
})
