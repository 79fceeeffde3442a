import { describe, expect, it } from 'vitest'
import { stepWords } from './missing-step-text.ts'

const steps = [
  'profile',
  'his-file',
  'platform-file',
  'rejected-rows',
  'differences',
  'checks',
  'lock',
  'export',
] as const

describe('stepWords', () => {
  it('gives every step a verb, a place to do it and words for afterwards', () => {
    for (const step of steps) {
      const words = stepWords({ step, done: false, count: 3 })
      expect(words.open, step).toMatch(/\p{Script=Han}/u)
      expect(words.done, step).not.toBe(words.open)
      expect(words.route, step).toMatch(/^\/(settings|import|reconcile|report)/)
    }
  })

  it('counts where counting makes sense', () => {
    expect(stepWords({ step: 'differences', done: false, count: 1200 }).open).toContain('1,200 组')
  })
})
