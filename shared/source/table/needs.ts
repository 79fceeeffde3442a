import type { TableRole } from '../contract.ts'

/** Columns of which at least one must be there; `a+b` = both together count as one. */
export interface Need {
  readonly anyOf: readonly string[]
  /** Said when it is missing. */
  readonly title: string
}

const ITEM: Need = { anyOf: ['nhsaCode', 'itemCode', 'name'], title: '编码或名称' }
const AMOUNT: Need = { anyOf: ['amount', 'unitPrice+quantity'], title: '金额' }

/** What a table must have to be the table that was asked for. */
export const tableNeeds: Readonly<Record<TableRole, readonly Need[]>> = {
  his: [{ anyOf: ['postedOn'], title: '入库日期' }, AMOUNT, ITEM],
  platform: [{ anyOf: ['postedOn'], title: '验收日期' }, AMOUNT, ITEM],
  catalogue: [
    { anyOf: ['nhsaCode', 'itemCode'], title: '编码' },
    { anyOf: ['name'], title: '名称' },
  ],
  emergency: [
    { anyOf: ['documentNo', 'invoiceNo', 'nhsaCode', 'itemCode', 'name'], title: '单号、编码或名称' },
    { anyOf: ['reason', 'approver', 'amount', 'quantity', 'postedOn'], title: '应急原因、数量、金额或日期' },
  ],
  contract: [
    { anyOf: ['name', 'nhsaCode'], title: '品种或编码' },
    { anyOf: ['agreedVolume'], title: '约定采购量' },
  ],
}

export function missingNeeds(role: TableRole, mapped: ReadonlySet<string>): readonly Need[] {
  return tableNeeds[role].filter(
    ({ anyOf }) => !anyOf.some((columns) => columns.split('+').every((column) => mapped.has(column))),
  )
}
