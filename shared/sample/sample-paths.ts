import { formatPeriod, type Period } from '../units/period.ts'

/** File names of the sample, as a hospital would name them. */
export function receiptPath(period: Period, format: 'xlsx' | 'csv'): string {
  return `HIS药品耗材入库-${formatPeriod(period)}.${format}`
}

export function acceptancePath(period: Period): string {
  return `省平台验收明细-${formatPeriod(period)}.xlsx`
}

export function registerPath(period: Period): string {
  return `应急采购登记-${formatPeriod(period)}.xlsx`
}

export function cataloguePath(period: Period): string {
  return `省平台目录-${formatPeriod(period)}.xlsx`
}

export const CONTRACT_PATH = '带量合同.xlsx'
export const PROFILE_PATH = 'profile.json'
export const TRUTH_PATH = 'truth.json'
export const README_PATH = 'README.txt'
