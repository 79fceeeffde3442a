import type { SourceRole } from '#shared/source/contract.ts'

/** What a file is, as people call it. */
export const roleText: Readonly<Record<SourceRole, string>> = {
  his: '院内入库明细',
  platform: '省平台验收明细',
  catalogue: '省平台目录',
  emergency: '应急采购登记',
}
