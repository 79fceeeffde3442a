import { formatPeriod } from '../units/period.ts'
import type { SampleHospital } from './sample-hospital.ts'

/** README.txt of the sample folder, for the people who open it: Chinese. */
export function readmeText(hospital: SampleHospital): string {
  const { months, options, items } = hospital
  const first = formatPeriod(months[0].period)
  const last = formatPeriod(months[months.length - 1].period)
  return [
    '示例医院数据说明',
    '',
    `本文件夹由程序按种子 ${options.seed} 生成（${first} 至 ${last}），用于演示和检验，不含任何真实医院、企业或患者的数据。`,
    '药品通用名为公开知识，医院、生产企业和配送企业均为虚构。同一种子每次生成的文件逐字节相同。',
    '',
    `HIS药品耗材入库-年-月   医院入库明细（多数为 xlsx，个别月份为 GB18030 编码的 csv）。药品与耗材在同一张表，用“类别”区分，共 ${items.length} 个品种。`,
    '省平台验收明细-年-月    省平台导出的验收明细，没有类别列。',
    '应急采购登记-年-月      应急采购登记表；部分应急行只在这里登记，HIS 中没有标记。',
    `省平台目录-${last}      省平台目录：医保编码、转换比、挂网价、挂网状态、类别。`,
    '带量合同.xlsx           集中带量采购协议：批次、品种、中选企业、中选价格、约定采购量、协议期。',
    'profile.json            医院基本信息，供 desk month --hospital 使用。',
    'truth.json              标准答案：哪些行是同一批货、为什么，以及各月应得的金额（元）。',
    '',
    '数据中有意保留了真实导出文件的毛病：表头上方的标题行、合计行、编码前的撇号、批号变成数字或丢失前导零、',
    '多种日期写法（含星期）、个别不存在的日期、单位不同（盒/片）、一次配送分几次入库、发票后补或录错、',
    '约百分之九的退货负数行、重复入库、数量和单价录错、编码错用、跨月入库、线下采购未登记，以及不纳入统计的品种。',
    '',
    '试一试（在程序目录下）：',
    `  npm run -s desk -- month --period ${last} --policy jiangsu/nantong --hospital profile.json \\`,
    `    --his HIS药品耗材入库-${last}.xlsx --platform 省平台验收明细-${last}.xlsx \\`,
    `    --emergency 应急采购登记-${last}.xlsx --catalogue 省平台目录-${last}.xlsx --out 结果`,
    '',
  ].join('\r\n')
}
