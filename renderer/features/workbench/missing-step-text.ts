import type { MissingStep } from '../../data/desk-api.ts'

export interface StepWords {
  /** What is to be done, with its count. */
  readonly open: string
  readonly done: string
  /** The verb on the button. */
  readonly action: string
  readonly route: string
}

/** What each step is called while it waits and once it is done, and where it is done. */
export function stepWords({ step, count }: MissingStep): StepWords {
  const many = count.toLocaleString('zh-CN')
  switch (step) {
    case 'profile':
      return {
        open: '填写医院信息',
        done: '医院信息已填写',
        action: '去填写',
        route: '/settings?section=hospital',
      }
    case 'his-file':
      return {
        open: '导入院内入库明细',
        done: '院内入库明细已导入',
        action: '去导入',
        route: '/import',
      }
    case 'platform-file':
      return {
        open: '导入省平台验收明细',
        done: '省平台验收明细已导入',
        action: '去导入',
        route: '/import',
      }
    case 'rejected-rows':
      return {
        open: count > 0 ? `处理 ${many} 行未能读入的数据` : '处理未能读入的数据',
        done: '没有未能读入的行',
        action: '查看这些行',
        route: '/import',
      }
    case 'differences':
      return {
        open: count > 0 ? `处理 ${many} 组待办差异` : '处理待办差异',
        done: '差异均已处理',
        action: '去对账',
        route: '/reconcile?waiting=1',
      }
    case 'checks':
      return {
        open: count > 0 ? `${many} 项校验未通过` : '通过全部校验',
        done: '校验全部通过',
        action: '查看校验',
        route: '/report',
      }
    case 'lock':
      return { open: '锁定本月', done: '本月已锁定', action: '去锁定', route: '/report' }
    case 'export':
      return { open: '导出监测表', done: '监测表已导出', action: '去导出', route: '/report' }
  }
}
