import type { FrameOf } from '../columns/frame.ts'

/** The hospital's emergency register (应急采购登记): rows that flag receipts as emergency procurement (EMG-08). */
export const emergencySchema = {
  row: 'number',
  documentNo: 'text',
  invoiceNo: 'text',
  postedOn: 'date',
  nhsaCode: 'text',
  itemCode: 'text',
  name: 'text',
  quantity: 'number',
  amount: 'number',
  reason: 'text',
  approver: 'text',
} as const

export type EmergencyFrame = FrameOf<typeof emergencySchema>
