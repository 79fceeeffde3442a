import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../../columns/frame.ts'
import { cleanText, foldWidth, isBlankSign } from './clean-text.ts'
import { READ_BLANK, READ_OK, READ_UNREADABLE, type ReadStatus } from './parse-number.ts'

const YES = new Set([
  '是',
  'y',
  'yes',
  '1',
  'true',
  't',
  '√',
  '✓',
  '✔',
  '有',
  '对',
  '应急',
  '应急采购',
  '紧急',
])
const NO = new Set([
  '否',
  'n',
  'no',
  '0',
  'false',
  'f',
  '×',
  '✗',
  'x',
  '无',
  '非应急',
  '不是',
  '普通',
  '常规',
  '正常',
  '非',
])

/** Reads 是/否 and its relatives. An empty cell is not stated, which is not the same as no. */
export function parseFlagText(raw: string): { readonly status: ReadStatus; readonly flag: number } {
  const text = foldWidth(cleanText(raw)).toLowerCase()
  if (text === '' || isBlankSign(text)) return { status: READ_BLANK, flag: FLAG_UNKNOWN }
  if (YES.has(text)) return { status: READ_OK, flag: FLAG_YES }
  if (NO.has(text)) return { status: READ_OK, flag: FLAG_NO }
  return { status: READ_UNREADABLE, flag: FLAG_UNKNOWN }
}
