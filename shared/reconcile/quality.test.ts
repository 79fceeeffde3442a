import { describe, expect, it } from 'vitest'
import { labelledLines } from '#test/support/labelled-lines.ts'
import { matchingQuality } from '#test/support/matching-quality.ts'
import { sampleLineFrames } from '../sample/line-frames.ts'
import { formatScore, scoreReconciliation } from '../sample/score.ts'
import { reconcile } from './reconcile.ts'

describe('quality on labelled lines', () => {
  it.each([1, 2, 3])('puts together what belongs together and nothing else (seed %i)', (seed) => {
    const { his, platform, hisTruth, platformTruth } = labelledLines({ rows: 20_000, seed })
    const quality = matchingQuality(reconcile({ his, platform }), hisTruth, platformTruth)
    console.info(
      [
        `seed ${seed}: precision ${quality.precision.toFixed(5)}, recall ${quality.recall.toFixed(5)}, pairs ${quality.truePairs}`,
        ...quality.byPass.map(
          ({ pass, groups, automatic, pairs, correct }) =>
            `  ${pass.padEnd(18)} groups ${groups} (${automatic} automatic), pairs ${pairs}, wrong ${pairs - correct}`,
        ),
      ].join('\n'),
    )
    expect(quality.precision).toBeGreaterThanOrEqual(0.999)
    expect(quality.recall).toBeGreaterThanOrEqual(0.995)
  })

  it('never matches by likeness without a person', () => {
    const { his, platform, hisTruth, platformTruth } = labelledLines({ rows: 20_000, seed: 4 })
    const { byPass } = matchingQuality(reconcile({ his, platform }), hisTruth, platformTruth)
    for (const { pass, automatic, groups } of byPass)
      if (pass === 'relaxed' || pass === 'relaxed-group') {
        expect(groups, pass).toBeGreaterThan(0)
        expect(automatic, pass).toBe(0)
      }
  })
})

describe('quality on the sample hospital', () => {
  it.each([1, 2, 3])('finds the truth of twelve months, and makes no mistake by itself (seed %i)', (seed) => {
    const { his, platform, truth } = sampleLineFrames({ seed, rows: 24_000, months: 12 })
    const score = scoreReconciliation(truth, reconcile({ his, platform }))
    console.info(`sample hospital, seed ${seed}\n${formatScore(score)}`)
    expect(score.overall.precision).toBeGreaterThanOrEqual(0.999)
    expect(score.overall.recall).toBeGreaterThanOrEqual(0.995)
    expect(score.auto.precision).toBeGreaterThanOrEqual(0.9999)
  })
})
