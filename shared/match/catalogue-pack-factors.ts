import { textAt } from '../columns/frame.ts'
import type { CatalogueFrame } from '../model/catalogue.ts'

/**
 * Conversion factors (转换比) of the platform's catalogue by `code|unit`, as reconciling takes them. A product that the
 * catalogue states with two different factors in one unit gives none: it would be a guess which one the row means.
 */
export function cataloguePackFactors(catalogue: CatalogueFrame): Map<string, number> {
  const { nhsaCode, itemCode, unit, packFactor } = catalogue.columns
  const factors = new Map<string, number>()
  const contradicted = new Set<string>()
  for (let row = 0; row < catalogue.rowCount; row++) {
    const factor = packFactor.values[row]
    if (!(factor > 0)) continue
    for (const code of [textAt(nhsaCode, row), textAt(itemCode, row)]) {
      if (code === '') continue
      const key = `${code}|${textAt(unit, row)}`
      const known = factors.get(key)
      if (known !== undefined && known !== factor) contradicted.add(key)
      factors.set(key, factor)
    }
  }
  for (const key of contradicted) factors.delete(key)
  return factors
}
