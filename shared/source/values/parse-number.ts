import { divideRoundingHalfUp } from '../../units/rounding.ts'
import { cleanText, foldWidth, isBlankSign } from './clean-text.ts'

/** How reading one cell went. */
export const READ_OK = 0
export const READ_BLANK = 1
export const READ_UNREADABLE = 2
export const READ_AMBIGUOUS = 3
export const READ_DAMAGED = 4
export const READ_TOO_LARGE = 5
/** Readable, with more decimals than money or quantities keep. */
export const READ_ROUNDED = 6
export const READ_IMPOSSIBLE = 7
export const READ_ERROR_CELL = 8
export type ReadStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

export interface ReadNumber {
  readonly status: ReadStatus
  /** Integer of 10^-decimals; NaN unless the status is OK or ROUNDED. */
  readonly value: number
}

const POWERS = Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`))
const BLANK_WORDS = /^(无|空|null|n\/a)$/i

/**
 * Reads a number as people write it in Chinese exports into an integer of 10^-decimals: full-width digits, ￥ and 元,
 * thousands separators, (123.45) and 123.45- as negative. A comma that is no thousands separator could be a decimal comma
 * (`12,5`): that is ambiguous, never guessed.
 */
export function parseNumberText(raw: string, decimals: number): ReadNumber {
  const cleaned = foldWidth(cleanText(raw)).replace(/[\s\u00a0\u3000]/g, '')
  if (cleaned === '' || isBlankSign(cleaned) || BLANK_WORDS.test(cleaned)) return failed(READ_BLANK)
  let text = cleaned.replace(/^(人民币|RMB|CNY|￥|¥)/i, '').replace(/−/g, '-')
  let negative = false
  const bracketed = /^\((.+)\)$/.exec(text)
  if (bracketed !== null) {
    negative = true
    text = bracketed[1].replace(/^[￥¥]/, '')
  }
  let shift = 0
  const unit = /(万元|万|元整|元)$/.exec(text)
  if (unit !== null) {
    if (unit[1].startsWith('万')) shift = 4
    text = text.slice(0, -unit[1].length)
  }
  const sign = /^([+-]?)[￥¥]?(.*?)([+-]?)$/.exec(text)
  if (sign === null || (sign[1] !== '' && sign[3] !== '')) return failed(READ_UNREADABLE)
  if (sign[1] === '-' || sign[3] === '-') {
    if (negative) return failed(READ_UNREADABLE)
    negative = true
  }
  return parsePlain(sign[2], negative, decimals + shift)
}

function parsePlain(body: string, negative: boolean, decimals: number): ReadNumber {
  // A spreadsheet that shows 1.23E+05 has already dropped the other digits.
  if (/^\d+(\.\d+)?e[+-]?\d+$/i.test(body)) return failed(READ_DAMAGED)
  if (!/^[\d.,]*\d[\d.,]*$/.test(body)) return failed(READ_UNREADABLE)
  let digits = body
  if (body.includes(',')) {
    if (!/^\d{1,3}(,\d{3})+(\.\d*)?$/.test(body)) return failed(READ_AMBIGUOUS)
    digits = body.replaceAll(',', '')
  }
  if (!/^(\d+\.?\d*|\.\d+)$/.test(digits)) return failed(READ_AMBIGUOUS)
  return scaleDigits(negative ? `-${digits}` : digits, decimals)
}

/** A numeric cell: the decimal that the double stands for, exactly, without a float in the result. */
export function scaleDouble(value: number, decimals: number): ReadNumber {
  const factor = POWERS[decimals]
  // Recognising, not rounding: the candidate counts only if it is this very double again.
  const scaled = value * factor
  const candidate = Math.trunc(scaled + (scaled < 0 ? -0.5 : 0.5))
  if (Number.isSafeInteger(candidate) && candidate / factor === value)
    return { status: READ_OK, value: candidate + 0 }
  if (Math.abs(scaled) > Number.MAX_SAFE_INTEGER) return failed(READ_TOO_LARGE)
  // 0.1 + 0.2 leaves dust in the 17th digit, which Excel never shows; 15 digits are what the cell says.
  return scaleDigits(value.toPrecision(15), decimals)
}

function scaleDigits(text: string, decimals: number): ReadNumber {
  const match = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/.exec(text)
  if (match === null) return failed(READ_UNREADABLE)
  const fraction = match[3].replace(/0+$/, '')
  const shift = decimals - fraction.length + Number(match[4] ?? 0)
  const digits = (match[2] + fraction).replace(/^0+/, '')
  if (digits === '') return { status: READ_OK, value: 0 }
  if (digits.length + shift > 16) return failed(READ_TOO_LARGE)
  if (digits.length <= 15 && shift >= 0 && digits.length + shift <= 15) {
    const value = Number(digits) * POWERS[shift]
    return { status: READ_OK, value: match[1] === '-' ? -value : value }
  }
  const integer = BigInt(digits)
  const exact = shift >= 0
  const scaled = exact
    ? integer * 10n ** BigInt(shift)
    : divideRoundingHalfUp(integer, 10n ** BigInt(Math.min(-shift, 400)))
  const value = Number(match[1] === '-' ? -scaled : scaled)
  if (!Number.isSafeInteger(value)) return failed(READ_TOO_LARGE)
  return { status: exact ? READ_OK : READ_ROUNDED, value }
}

function failed(status: ReadStatus): ReadNumber {
  return { status, value: Number.NaN }
}
