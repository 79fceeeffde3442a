import type { ImportProgress } from '#renderer/data/desk-api.ts'
import type { MappedColumn, SkipReason, SourceRole } from '#shared/source/contract.ts'

export const roleNames: Readonly<Record<SourceRole, string>> = {
  his: '院内入库',
  platform: '省平台验收',
  catalogue: '平台目录',
  emergency: '应急采购登记',
}

export const skipReasonNames: Readonly<Record<SkipReason, string>> = {
  title: '标题行',
  header: '表头行',
  blank: '空行',
  'total-row': '合计行',
  'repeated-header': '重复的表头',
  note: '说明文字',
  rejected: '无法读取，未计入',
}

/** How sure the mapping of a column is. */
export const mappedByNames: Readonly<Record<MappedColumn['by'], string>> = {
  exact: '表头一致',
  likely: '表头相近，请核对',
  content: '按内容判断，请核对',
  remembered: '沿用上次',
  chosen: '人工指定',
}

export const stageNames: Readonly<Record<ImportProgress['stage'], string>> = {
  hashing: '正在计算校验码',
  unpacking: '正在解压',
  reading: '正在读取',
  understanding: '正在识别',
  planning: '正在比对已有数据',
  saving: '正在写入',
  reconciling: '正在对账',
}

export function bytesInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  const kilobytes = Math.ceil(bytes / 1024)
  if (kilobytes < 1024) return `${kilobytes.toLocaleString('zh-CN')} KB`
  return `${Math.floor((bytes * 10) / (1024 * 1024)) / 10} MB`
}

export function count(n: number): string {
  return n.toLocaleString('zh-CN')
}
