/** How a supplier delivers: lines a note, days of the week (0 = Monday), invoice form, and how its name is written in HIS. */
export interface SupplierHabit {
  readonly weight: number
  readonly meanLines: number
  readonly weekdays: readonly number[]
  readonly invoice: 'electronic' | 'paper'
  /** `same`, `short` = without 有限公司, `brackets` = the platform adds a full-width branch, HIS a half-width one. */
  readonly hisName: 'same' | 'short' | 'brackets'
}

const everyDay = [0, 1, 2, 3, 4]

export const drugSupplierHabits: readonly SupplierHabit[] = [
  { weight: 22, meanLines: 16, weekdays: everyDay, invoice: 'electronic', hisName: 'same' },
  { weight: 18, meanLines: 14, weekdays: everyDay, invoice: 'electronic', hisName: 'brackets' },
  { weight: 14, meanLines: 12, weekdays: everyDay, invoice: 'electronic', hisName: 'same' },
  { weight: 10, meanLines: 9, weekdays: [0, 2, 4], invoice: 'electronic', hisName: 'same' },
  { weight: 8, meanLines: 8, weekdays: [0, 1, 2, 3, 4, 5], invoice: 'paper', hisName: 'same' },
  { weight: 7, meanLines: 7, weekdays: [1, 3], invoice: 'electronic', hisName: 'same' },
  { weight: 6, meanLines: 6, weekdays: everyDay, invoice: 'electronic', hisName: 'short' },
  { weight: 5, meanLines: 5, weekdays: [1, 4], invoice: 'paper', hisName: 'same' },
  { weight: 4, meanLines: 5, weekdays: [0, 3], invoice: 'electronic', hisName: 'same' },
  { weight: 3, meanLines: 4, weekdays: [2], invoice: 'electronic', hisName: 'same' },
  { weight: 2, meanLines: 3, weekdays: [2, 4], invoice: 'paper', hisName: 'same' },
  { weight: 1, meanLines: 2, weekdays: everyDay, invoice: 'electronic', hisName: 'same' },
]

export const deviceSupplierHabits: readonly SupplierHabit[] = [
  { weight: 16, meanLines: 11, weekdays: everyDay, invoice: 'electronic', hisName: 'same' },
  { weight: 13, meanLines: 9, weekdays: everyDay, invoice: 'electronic', hisName: 'same' },
  { weight: 10, meanLines: 8, weekdays: [0, 2, 4], invoice: 'electronic', hisName: 'brackets' },
  { weight: 8, meanLines: 6, weekdays: everyDay, invoice: 'paper', hisName: 'same' },
  { weight: 7, meanLines: 6, weekdays: [1, 3], invoice: 'electronic', hisName: 'same' },
  { weight: 6, meanLines: 5, weekdays: [0, 1, 2, 3, 4, 5], invoice: 'electronic', hisName: 'short' },
  { weight: 5, meanLines: 4, weekdays: [2, 4], invoice: 'electronic', hisName: 'same' },
  { weight: 4, meanLines: 4, weekdays: [0, 3], invoice: 'paper', hisName: 'same' },
  { weight: 3, meanLines: 3, weekdays: everyDay, invoice: 'electronic', hisName: 'same' },
  { weight: 2, meanLines: 2, weekdays: [1, 4], invoice: 'electronic', hisName: 'same' },
]
