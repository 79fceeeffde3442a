import type { Side } from '../model/line.ts'
import type { SampleItem } from './sample-item.ts'
import type { SampleSupplier } from './suppliers.ts'

/** Texts of a row that follow from its item and supplier alone, as each side writes them. */
export const itemTexts = {
  his: {
    nhsaCode: (item: SampleItem) => item.hisNhsaCode,
    itemCode: (item: SampleItem) => item.hisCode,
    name: (item: SampleItem) => item.hisName,
    tradeName: (item: SampleItem) => item.tradeName,
    spec: (item: SampleItem) => item.hisSpec,
    unit: (item: SampleItem) => (item.hisInBaseUnits ? item.baseUnit : item.packUnit),
    itemClass: (item: SampleItem) => item.hisClassText,
    procurementCategory: () => '',
  },
  platform: {
    nhsaCode: (item: SampleItem) => item.nhsaCode,
    itemCode: (item: SampleItem) => item.platformCode,
    name: (item: SampleItem) => item.name,
    tradeName: () => '',
    spec: (item: SampleItem) => item.spec,
    unit: (item: SampleItem) => (item.platformInBaseUnits ? item.baseUnit : item.packUnit),
    itemClass: () => '',
    procurementCategory: (item: SampleItem) => item.procurementCategory,
  },
} as const satisfies Record<Side, Record<string, (item: SampleItem) => string>>

/** Base units per unit of the row (转换比) as the row states it; NaN when it does not. */
export function statedFactor(item: SampleItem, side: Side): number {
  if (!item.factorStated) return Number.NaN
  return (side === 'his' ? item.hisInBaseUnits : item.platformInBaseUnits) ? 1 : item.packFactor
}

export function supplierName(supplier: SampleSupplier, side: Side): string {
  return side === 'his' ? supplier.hisName : supplier.platformName
}
