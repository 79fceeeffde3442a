import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parsePlainDate } from '#shared/units/plain-date.ts'
import { evaluatorNames } from './evaluator-names.ts'
import { packSchema } from './pack.ts'
import { builtInPacks } from './packs.ts'
import { checkParameterValue } from './parameter-value.ts'
import {
  citationsFor,
  figureParameter,
  type ParameterOverride,
  parameterOf,
  parameterValue,
  ruleOf,
} from './policy.ts'
import { policyFor } from './policy-for.ts'
import { rulesDocument } from './rules-document.ts'

const sources = new URL('../../../shared/policy-sources/', import.meta.url)
const cases = new URL('../../test/cases/', import.meta.url)

function policy(
  jurisdiction = 'jiangsu/nantong',
  on = '2026-10-31',
  overrides: readonly ParameterOverride[] = [],
) {
  const day = parsePlainDate(on)
  if (day === null) throw new Error(`not a date: ${on}`)
  const result = policyFor(jurisdiction, day, overrides)
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}

describe('policy packs', () => {
  it('have every rule of this issue, in every jurisdiction', () => {
    const wanted = [
      ...Array.from({ length: 6 }, (_, index) => `SCO-0${index + 1}`),
      ...Array.from({ length: 12 }, (_, index) => `NET-${String(index + 1).padStart(2, '0')}`),
      ...Array.from({ length: 5 }, (_, index) => `REC-0${index + 1}`),
    ]
    for (const id of builtInPacks.keys()) {
      expect(
        policy(id)
          .rules.map((rule) => rule.id)
          .sort(),
      ).toEqual([...wanted].sort())
    }
  })

  it('give every evaluator at least three cases with the clause they come from', () => {
    for (const name of evaluatorNames) {
      const file = JSON.parse(readFileSync(new URL(`${name}.json`, cases), 'utf8'))
      expect(file.evaluator).toBe(name)
      expect(file.clause.document).toMatch(/〔\d{4}〕/)
      expect([name, file.cases.length >= 3]).toEqual([name, true])
    }
  })

  it('name only evaluators that some rule uses', () => {
    const used = policy().rules.flatMap((rule) =>
      rule.implementation.kind === 'evaluator' ? [rule.implementation.name] : [],
    )
    expect([...new Set(used)].sort()).toEqual([...evaluatorNames].sort())
  })

  it.skipIf(!existsSync(sources))('quote the documents verbatim, white space aside', () => {
    const bare = (text: string) => text.replace(/\s+/g, '')
    let quotes = 0
    for (const pack of builtInPacks.values()) {
      const below = pack.extends === null ? undefined : builtInPacks.get(pack.extends)
      const documents = { ...below?.documents, ...pack.documents }
      for (const source of [...pack.rules, ...pack.amendments].flatMap((rule) => rule.sources)) {
        const text = bare(readFileSync(new URL(documents[source.document].sourceText, sources), 'utf8'))
        expect([source.quote, text.includes(source.quote)]).toEqual([source.quote, true])
        expect(text.includes(bare(documents[source.document].number))).toBe(true)
        quotes++
      }
    }
    expect(quotes).toBeGreaterThan(30)
  })

  it.skipIf(!existsSync(cases))('cite in the cases only words that a pack quotes', () => {
    const quotes = policy()
      .rules.flatMap((rule) => rule.citations.map((citation) => citation.quote))
      .join('')
    for (const name of evaluatorNames) {
      const { clause } = JSON.parse(readFileSync(new URL(`${name}.json`, cases), 'utf8'))
      for (const sentence of clause.quote.split('。')) expect(quotes).toContain(sentence)
    }
  })

  it('refuse data that is not a pack', () => {
    const jiangsu = builtInPacks.get('jiangsu')
    expect(packSchema.safeParse({ ...jiangsu, surprise: 1 }).success).toBe(false)
    expect(packSchema.safeParse({ ...jiangsu, rules: [{ id: 'NET-01' }] }).success).toBe(false)
  })
})

describe('a stack of packs', () => {
  it('puts the city clause first and keeps the province clause', () => {
    const [first, second] = citationsFor(policy(), 'NET-07')
    expect([first.document, second.document]).toEqual(['通医保发〔2022〕38号', '苏医保发〔2022〕38号'])
    expect(citationsFor(policy('jiangsu'), 'NET-07')[0].document).toBe('苏医保发〔2022〕38号')
    expect(parameterValue(policy(), 'NET-08', 'recipient')).toBe('南通市医疗保障局')
  })

  it('refuses an unknown jurisdiction by name', () => {
    const day = parsePlainDate('2026-10-31')
    if (day === null) throw new Error('a date')
    expect(policyFor('atlantis', day)).toEqual({
      ok: false,
      error: { code: 'unknown-policy', params: { id: 'atlantis' } },
    })
  })

  it('says which rules are not in force yet', () => {
    expect(ruleOf(policy('jiangsu', '2021-12-31'), 'NET-07').inForce).toBe(false)
    expect(ruleOf(policy('jiangsu', '2022-01-01'), 'NET-07').inForce).toBe(true)
    expect(ruleOf(policy('jiangsu', '2021-12-31'), 'SCO-02').inForce).toBe(true)
  })

  it('takes what the documents leave open from the hospital, marked 本院设定', () => {
    const set = policy('jiangsu/nantong', '2026-10-31', [
      { rule: 'NET-03', parameter: 'formScope', value: 'strict', reason: '市局要求' },
      { rule: 'SCO-02', parameter: 'fundShare', value: '0.6' },
    ])
    expect(parameterOf(set, 'NET-03', 'formScope')).toMatchObject({
      value: 'strict',
      setBy: 'hospital',
      packValue: 'literal',
    })
    expect(figureParameter(set, 'NET-03', 'formScope').value).toContain('严格口径')
    expect(figureParameter(policy(), 'SCO-02', 'fundShare').value).toBe('未设定')
  })

  it('the newest override of a parameter wins', () => {
    const set = policy('jiangsu', '2026-10-31', [
      { rule: 'NET-08', parameter: 'targetDay', value: '10' },
      { rule: 'NET-08', parameter: 'targetDay', value: '12' },
    ])
    expect(parameterValue(set, 'NET-08', 'targetDay')).toBe('12')
  })

  it.each([
    ['NET-07', 'drugTarget', '0.5', 'set-by-document'],
    ['NET-08', 'targetDay', '0', 'too-small'],
    ['NET-08', 'targetDay', '29', 'too-large'],
    ['NET-08', 'targetDay', '12.5', 'not-whole'],
    ['SCO-02', 'fundShare', '1.000001', 'too-large'],
    ['SCO-02', 'fundShare', '六成', 'not-a-number'],
    ['NET-03', 'formScope', 'both', 'not-a-choice'],
    ['NET-99', 'x', '1', 'unknown-parameter'],
  ])('does not take %s.%s = %s (%s) and says so', (rule, parameter, value, reason) => {
    const set = policy('jiangsu', '2026-10-31', [{ rule, parameter, value }])
    expect(set.refused).toEqual([{ override: { rule, parameter, value }, reason }])
  })

  it('takes values at both bounds', () => {
    const { setBy: _, packValue: __, ...share } = parameterOf(policy(), 'SCO-02', 'fundShare')
    expect(checkParameterValue({ ...share, setBy: 'default' }, '0')).toBeNull()
    expect(checkParameterValue({ ...share, setBy: 'default' }, '1')).toBeNull()
  })
})

describe('desk rules', () => {
  it('lists every rule with citation, parameters, dates and implementation', () => {
    const document = rulesDocument(policy())
    expect(document.schema).toBe('desk.rules/1')
    expect(document.rules).toHaveLength(23)
    const rate = document.rules.find((rule) => rule.id === 'NET-07')
    expect(rate).toMatchObject({
      document: '通医保发〔2022〕38号',
      effectiveFrom: '2022-01-01',
      effectiveTo: null,
      implementation: { kind: 'evaluator', name: 'online-rate-target' },
    })
    expect(rate?.parameters[0]).toMatchObject({ name: 'drugTarget', value: '0.85', setBy: 'document' })
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
})
