import { textStart } from './csv/encoding.ts'
import { readDbfHeader } from './dbf/dbf-header.ts'
import { isBareBiff } from './xls/biff-records.ts'

export type FileFormat =
  | 'empty'
  | 'zip'
  | 'ole'
  /** A workbook stream of an old Excel without the compound file around it. */
  | 'biff'
  | 'html'
  | 'spreadsheetml'
  | 'dbf'
  /** Starts like an encrypted file of one of the document guards used in Chinese companies. */
  | 'company-encrypted'
  /** A table of a kind that is not read: a web archive (.mht) or SYLK (.slk). */
  | 'other-version'
  /** Anything whose first bytes name it as something that holds no table. */
  | 'other'
  | 'text'

const MAGICS: readonly (readonly [FileFormat, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['zip', [0x50, 0x4b, 0x07, 0x08]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['other', [0xff, 0xd8, 0xff]],
  ['other', [0x89, 0x50, 0x4e, 0x47]],
  ['other', [0x47, 0x49, 0x46, 0x38]],
  ['other', [0x25, 0x50, 0x44, 0x46]],
  ['other', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['other', [0x52, 0x61, 0x72, 0x21]],
  ['other', [0x37, 0x7a, 0xbc, 0xaf]],
  ['other', [0x1f, 0x8b]],
  ['other', [0x4d, 0x5a]],
  ['other', [0x7f, 0x45, 0x4c, 0x46]],
]
const COMPANY_GUARDS = ['E-SafeNet', '%TSD-Header-###%', 'IP-guard']
const HEAD_BYTES = 2048

/** What a file is by its content. The name is never asked: half of the .xls files of hospital systems are something else. */
export function sniffFormat(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) return 'empty'
  for (const [format, magic] of MAGICS) if (magic.every((byte, i) => bytes[i] === byte)) return format
  if (isBareBiff(bytes)) return 'biff'
  if (readDbfHeader(bytes) !== undefined) return 'dbf'
  const head = headText(bytes)
  if (COMPANY_GUARDS.some((guard) => head.includes(guard))) return 'company-encrypted'
  const start = head.trimStart()
  if (start === '' && head.length === bytes.length) return 'empty'
  if (start.startsWith('<')) return markupFormat(start.toLowerCase())
  if (/^[{[]\s*["{[\]}]/.test(start)) return 'other'
  return isLegacyText(head) ? 'other-version' : 'text'
}

function headText(bytes: Uint8Array): string {
  const mark = textStart(bytes)
  const head = bytes.subarray(mark.skip, HEAD_BYTES)
  if (mark.encoding === 'utf-16le' || mark.encoding === 'utf-16be')
    return new TextDecoder(mark.encoding).decode(head)
  let text = ''
  for (const byte of head) text += String.fromCharCode(byte)
  return text
}

function markupFormat(head: string): FileFormat {
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') || head.includes('excel.sheet')) {
    return 'spreadsheetml'
  }
  if (/<(!doctype html|html|head|body|table|meta|style|div|tr|td)[\s>]/.test(head)) return 'html'
  return head.startsWith('<?xml') || /^<[a-z!]/.test(head) ? 'other' : 'text'
}

function isLegacyText(head: string): boolean {
  return /^mime-version:/i.test(head) || (head.startsWith('ID;P') && /\n[BCFOPX];/.test(head))
}
