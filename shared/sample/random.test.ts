import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePack } from './pack-text.ts'
import { mistyped } from './paper-numbers.ts'
import { runningTotals, SeededRandom } from './random.ts'

describe('SeededRandom', () => {
  it('gives the same numbers for the same seed, spread evenly', () => {
    const [a, b] = [new SeededRandom(42), new SeededRandom(42)]
    const drawn = Array.from({ length: 20_000 }, () => a.next())
    expect(drawn.slice(0, 100)).toEqual(Array.from({ length: 100 }, () => b.next()))
    expect(drawn.reduce((sum, value) => sum + value, 0) / drawn.length).toBeCloseTo(0.5, 1)
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...drawn)).toBeLessThan(1)
  })

  it('forks streams that depend on their name and not on earlier draws', () => {
    const [a, b] = [new SeededRandom(1), new SeededRandom(1)]
    a.next()
    expect(a.fork('x').next()).toBe(b.fork('x').next())
    expect(a.fork('x').next()).not.toBe(a.fork('y').next())
  })

  it('chooses by weight and never what weighs nothing', () => {
    const random = new SeededRandom(3)
    const totals = runningTotals([1, 0, 3])
    const counts = [0, 0, 0]
    for (let i = 0; i < 8_000; i++) counts[random.weighted(totals)]++
    expect(counts[1]).toBe(0)
    expect(counts[2] / counts[0]).toBeCloseTo(3, 0)
  })
})

describe('numbers on paper', () => {
  it('mistypes an invoice number by one digit or two exchanged neighbours', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8,20}$/), fc.integer(), (invoice, seed) => {
        const typed = mistyped(invoice, new SeededRandom(seed))
        const differing = [...invoice].filter((digit, i) => digit !== typed[i]).length
        expect(typed).toHaveLength(invoice.length)
        expect([1, 2]).toContain(differing)
      }),
    )
  })

  it('reads packs with and without a count', () => {
    expect(parsePack('0.25g*24粒/盒')).toMatchObject({
      strength: '0.25g',
      factor: 24,
      baseUnit: '粒',
      packUnit: '盒',
    })
    expect(parsePack('2ml:15mg*10支/盒')).toMatchObject({ factor: 10, baseUnit: '支', packUnit: '盒' })
    expect(parsePack('4.5g/瓶')).toMatchObject({
      strength: '4.5g',
      factor: 1,
      baseUnit: '瓶',
      packUnit: '瓶',
    })
    expect(parsePack('100支/盒')).toMatchObject({ strength: '', factor: 100, baseUnit: '支' })
    expect(parsePack('80万单位/瓶')).toMatchObject({ factor: 1, baseUnit: '瓶' })
  })
})
