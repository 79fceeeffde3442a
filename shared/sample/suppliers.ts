import type { ProcurementKind } from '../month/contract.ts'
import type { SampleCompanies } from './company-names.ts'
import { deviceSupplierHabits, drugSupplierHabits, type SupplierHabit } from './data/supplier-habits.ts'
import { runningTotals, type SeededRandom } from './random.ts'
import type { SampleItem } from './sample-item.ts'

export interface SampleSupplier {
  readonly kind: ProcurementKind
  readonly hisName: string
  readonly platformName: string
  readonly habit: SupplierHabit
  /** Indexes of the items that it delivers. */
  readonly items: readonly number[]
}

/** Every item has one supplier; a supplier has drugs or consumables, in proportion to its weight. */
export function makeSuppliers(
  items: readonly SampleItem[],
  companies: SampleCompanies,
  random: SeededRandom,
): SampleSupplier[] {
  const suppliers = [
    ...drugSupplierHabits.map((habit, i) => named('drug', companies.drugSuppliers[i], habit)),
    ...deviceSupplierHabits.map((habit, i) => named('consumable', companies.deviceSuppliers[i], habit)),
  ]
  const itemsOf: number[][] = suppliers.map(() => [])
  for (const kind of ['drug', 'consumable'] as const) {
    const ofKind = suppliers.flatMap((supplier, index) => (supplier.kind === kind ? [index] : []))
    const totals = runningTotals(ofKind.map((index) => suppliers[index].habit.weight))
    items.forEach((item, index) => {
      if (item.kind === kind) itemsOf[ofKind[random.weighted(totals)]].push(index)
    })
  }
  return suppliers.map((supplier, index) => ({ ...supplier, items: itemsOf[index] }))
}

function named(kind: ProcurementKind, name: string, habit: SupplierHabit): Omit<SampleSupplier, 'items'> {
  switch (habit.hisName) {
    case 'same':
      return { kind, habit, hisName: name, platformName: name }
    case 'short':
      return { kind, habit, hisName: name.replace('有限公司', ''), platformName: name }
    case 'brackets':
      return {
        kind,
        habit,
        hisName: name.replace('有限公司', '(江海)有限公司'),
        platformName: name.replace('有限公司', '（江海）有限公司'),
      }
  }
}
