import type { IssueCode } from '../../errors/issue.ts'
import type { FieldSpec } from '../contract.ts'
import {
  READ_AMBIGUOUS,
  READ_BLANK,
  READ_DAMAGED,
  READ_ERROR_CELL,
  READ_IMPOSSIBLE,
  READ_OK,
  READ_ROUNDED,
  READ_TOO_LARGE,
} from '../values/parse-number.ts'

const EXPECTED: Readonly<Record<FieldSpec['kind'], string>> = {
  text: '文字',
  code: '按文本保存的编码',
  date: '日期，如 2026-10-15',
  money: '金额，如 1234.50',
  quantity: '数量，如 10 或 -2',
  factor: '正整数，如 24',
  flag: '是 或 否',
}

/** Code of the issue that a reading status stands for; undefined when there is nothing to say. */
export function issueCodeOf(field: FieldSpec, status: number): IssueCode | undefined {
  switch (status) {
    case READ_OK:
    case READ_BLANK:
      return undefined
    case READ_ERROR_CELL:
      return 'error-cell'
    case READ_ROUNDED:
      return 'number-rounded'
    case READ_AMBIGUOUS:
      return 'number-ambiguous'
    case READ_TOO_LARGE:
      return 'number-too-large'
    case READ_DAMAGED:
      return field.kind === 'code' || field.kind === 'text' ? 'code-damaged' : 'number-damaged'
    case READ_IMPOSSIBLE:
      return field.kind === 'date' ? 'date-impossible' : 'pack-factor-invalid'
    default:
      if (field.kind === 'date') return 'date-unreadable'
      return field.kind === 'flag' ? 'flag-unreadable' : 'number-unreadable'
  }
}

export function expectationOf(field: FieldSpec, status: number): string {
  if (status === READ_AMBIGUOUS) return '小数点用“.”，千分位用“,”，如 1,234.56'
  if (status === READ_ROUNDED) return field.kind === 'quantity' ? '最多四位小数' : '最多六位小数'
  return EXPECTED[field.kind]
}
