import {
  deviceMakerEndings,
  deviceSupplierEndings,
  drugMakerEndings,
  drugSupplierEndings,
  firstSyllables,
  herbMakerEndings,
  reagentMakerEndings,
  secondSyllables,
} from './data/company-syllables.ts'

export interface SampleCompanies {
  readonly drugMakers: readonly string[]
  readonly herbMakers: readonly string[]
  readonly deviceMakers: readonly string[]
  readonly reagentMakers: readonly string[]
  readonly drugSuppliers: readonly string[]
  readonly deviceSuppliers: readonly string[]
}

/** Brand number `n` of the invented ones; different numbers below 320 give different brands. */
function brandOf(n: number): string {
  const first = n % firstSyllables.length
  const second = (Math.floor(n / firstSyllables.length) + first * 3) % secondSyllables.length
  return firstSyllables[first] + secondSyllables[second]
}

/** The invented companies of the sample, always the same ones; every brand belongs to one company. */
export function sampleCompanies(): SampleCompanies {
  let next = 0
  function some(count: number, endings: readonly string[]): string[] {
    return Array.from({ length: count }, (_, i) => brandOf(next++) + endings[i % endings.length])
  }
  return {
    drugMakers: some(110, drugMakerEndings),
    herbMakers: some(8, herbMakerEndings),
    deviceMakers: some(90, deviceMakerEndings),
    reagentMakers: some(12, reagentMakerEndings),
    drugSuppliers: some(12, drugSupplierEndings),
    deviceSuppliers: some(10, deviceSupplierEndings),
  }
}
