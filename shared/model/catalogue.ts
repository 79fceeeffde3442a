import type { FrameOf } from '../columns/frame.ts'

/** The provincial platform's catalogue (目录) as imported: what is listed (挂网), at which price, in which pack. */
export const catalogueSchema = {
  row: 'number',
  nhsaCode: 'text',
  itemCode: 'text',
  name: 'text',
  spec: 'text',
  dosageForm: 'text',
  maker: 'text',
  approvalNo: 'text',
  unit: 'text',
  baseUnit: 'text',
  packFactor: 'number',
  /** Micro-yuan per unit */
  listedPrice: 'number',
  /** 挂网状态 as in the file; a row is listed unless this says 撤网, 暂停 or the like (see policy). */
  listingStatus: 'text',
  /** 类别: text as in the file */
  itemClass: 'text',
} as const

export type CatalogueFrame = FrameOf<typeof catalogueSchema>
