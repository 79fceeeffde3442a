/** Agreements of volume-based procurement (带量采购合同) as hospitals and bureaus list them: one product a row. */
export const volumeContractSchema = {
  row: 'number',
  /** 合同编号 */
  contractNo: 'text',
  /** 集采批次 */
  round: 'text',
  /** 品种 / 物资名称 */
  name: 'text',
  spec: 'text',
  nhsaCode: 'text',
  /** 中选企业 */
  maker: 'text',
  /** 配送企业 */
  supplier: 'text',
  unit: 'text',
  packFactor: 'number',
  /** 中选价格, micro-yuan per unit */
  selectedPrice: 'number',
  /** 约定采购量, ten-thousandths of the unit */
  agreedVolume: 'number',
  startsOn: 'date',
  endsOn: 'date',
} as const
