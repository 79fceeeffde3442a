import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hostRefusalCodes } from '#shared/contract/host.ts'
import { issueCodes } from '#shared/errors/issue.ts'
import { fileRefusalTexts, tableRefusalTexts } from '#shared/errors/refusal-text.ts'
import { issuePlace, issueSentences, issueText } from './issue-text.ts'
import { commandRefusalCodes, refusalText } from './refusal-text.ts'

const everyRefusalCode = [
  ...hostRefusalCodes,
  ...commandRefusalCodes,
  ...Object.keys(fileRefusalTexts),
  ...Object.keys(tableRefusalTexts),
]

describe('refusalText', () => {
  it('says for every code what happened, in Chinese and without a place left open', () => {
    for (const code of everyRefusalCode) {
      const { what, todo } = refusalText({ code })
      expect(what, code).toMatch(/\p{Script=Han}/u)
      expect(what + todo, code).not.toMatch(/[{}]/)
      expect(what, code).not.toContain(code)
    }
  })

  it('never says that somebody has been punished', () => {
    for (const code of everyRefusalCode) {
      const { what, todo } = refusalText({ code })
      expect(what + todo, code).not.toMatch(/处罚|违规|扣减/)
    }
  })

  it('puts the figures of the refusal into the sentence', () => {
    const { what } = refusalText({ code: 'rows-in-locked-month', params: { rows: 1200, months: '2026-08' } })
    expect(what).toBe('有 1,200 行属于已锁定的月份（2026-08），没有写入')
  })

  it('says in words why a parameter was not taken', () => {
    const refusal = { code: 'parameter-refused', params: { reason: 'not-whole' } }
    expect(refusalText(refusal).what).toBe('参数没有更改：应填写整数')
  })

  it('knows every code that the data worker writes', () => {
    const folder = join(import.meta.dirname, '../data')
    const sources = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    const codes = sources.flatMap((name) =>
      [...readFileSync(join(folder, name), 'utf8').matchAll(/err\(\{ code: '([a-z_-]+)'/g)].map(
        (match) => match[1],
      ),
    )
    for (const code of codes) expect(everyRefusalCode, code).toContain(code)
  })

  it('answers a code it does not know with the code itself, for support', () => {
    expect(refusalText({ code: 'from-the-future' }).what).toContain('from-the-future')
    expect(refusalText({ code: 'constructor' }).what).toContain('constructor')
  })
})

describe('issueText', () => {
  it('has a sentence and an advice for every issue code', () => {
    for (const code of issueCodes) {
      expect(issueSentences[code].what, code).toMatch(/\p{Script=Han}/u)
      expect(issueSentences[code].todo, code).toMatch(/。$/)
    }
  })

  it('names the place, what stands there and what would have been understood', () => {
    const issue = {
      code: 'number-unreadable',
      severity: 'error',
      where: { row: 128, column: '数量', letter: 'F' },
      found: '十盒',
      expected: '数字',
    } as const
    expect(issuePlace(issue)).toBe('第 128 行 「数量」列')
    expect(issueText(issue).what).toBe('无法识别为数字：文件中是“十盒”，应为数字')
  })

  it('leaves nothing dangling for an empty cell', () => {
    const issue = { code: 'date-missing', severity: 'error', where: {}, found: '', expected: '' } as const
    expect(issueText(issue).what).toBe('没有入库或验收日期，无法归入月份')
    expect(issuePlace(issue)).toBe('')
  })
})
