import { FLAG_YES, textAt } from '../columns/frame.ts'
import type { Issue } from '../errors/issue.ts'
import { normaliseCode } from '../match/normalise-code.ts'
import { normaliseInvoiceNo } from '../match/normalise-invoice-no.ts'
import { normaliseName } from '../match/normalise-name.ts'
import type { EmergencyFrame } from '../model/emergency.ts'
import type { LineFrame } from '../model/line.ts'
import { NO_DATE } from '../units/plain-date.ts'

/** Where the emergency mark of a receipt row comes from. */
export const EMERGENCY_BY_COLUMN = 1
export const EMERGENCY_BY_REGISTER = 2

export interface Emergencies {
  /** 1 for emergency rows (应急采购), by HIS row. */
  readonly emergency: Uint8Array
  /** EMERGENCY_BY_COLUMN or EMERGENCY_BY_REGISTER, by HIS row. */
  readonly source: Uint8Array
  /** emergency-not-found: rows of a register for which no receipt was found. */
  readonly issues: readonly Issue[]
}

/**
 * Marks emergency receipts: the row's own column (是否应急), and the hospital's register matched by document + item,
 * invoice + item, or item + date + quantity, in that order. A register row that names a document takes the rows whose
 * quantity it states; without such rows it takes all rows of that document and item (one purchase, several lots).
 */
export function markEmergencies(his: LineFrame, registers: readonly EmergencyFrame[] = []): Emergencies {
  const emergency = new Uint8Array(his.rowCount)
  const source = new Uint8Array(his.rowCount)
  const flags = his.columns.emergency.values
  for (let row = 0; row < his.rowCount; row++) {
    if (flags[row] !== FLAG_YES) continue
    emergency[row] = 1
    source[row] = EMERGENCY_BY_COLUMN
  }
  const issues: Issue[] = []
  if (registers.length === 0) return { emergency, source, issues }
  const candidates = candidateRows(his, registers)
  const taken = new Set<number>()
  for (const register of registers) {
    for (let row = 0; row < register.rowCount; row++) {
      const found = findReceipts(his, register, row, candidates, taken)
      if (found.length === 0) issues.push(notFound(register, row))
      for (const receipt of found) {
        taken.add(receipt)
        if (emergency[receipt] === 1) continue
        emergency[receipt] = 1
        source[receipt] = EMERGENCY_BY_REGISTER
      }
    }
  }
  return { emergency, source, issues }
}

type Candidates = ReadonlyMap<string, readonly number[]>

/** Receipts of the items that registers name: a few rows among perhaps a million. */
function candidateRows(his: LineFrame, registers: readonly EmergencyFrame[]): Candidates {
  const wanted = new Map<string, number[]>()
  for (const register of registers)
    for (let row = 0; row < register.rowCount; row++)
      for (const key of registerKeys(register, row)) wanted.set(key, [])
  const { nhsaCode, itemCode, name } = his.columns
  const keyed = [
    { codes: nhsaCode.codes, keys: nhsaCode.dictionary.map((text) => `n${normaliseCode(text)}`) },
    { codes: itemCode.codes, keys: itemCode.dictionary.map((text) => `i${normaliseCode(text)}`) },
    { codes: name.codes, keys: name.dictionary.map((text) => `t${normaliseName(text)}`) },
  ].map(({ codes, keys }) => ({ codes, lists: keys.map((key) => wanted.get(key)) }))
  for (let row = 0; row < his.rowCount; row++)
    for (const { codes, lists } of keyed) lists[codes[row]]?.push(row)
  return wanted
}

/** National code, then in-house code; the name only where the register has no code at all. */
function registerKeys(register: EmergencyFrame, row: number): string[] {
  const nhsa = normaliseCode(textAt(register.columns.nhsaCode, row))
  const item = normaliseCode(textAt(register.columns.itemCode, row))
  const name = normaliseName(textAt(register.columns.name, row))
  const keys: string[] = []
  if (nhsa) keys.push(`n${nhsa}`)
  if (item) keys.push(`i${item}`)
  return keys.length > 0 || !name ? keys : [`t${name}`]
}

function findReceipts(
  his: LineFrame,
  register: EmergencyFrame,
  row: number,
  candidates: Candidates,
  taken: ReadonlySet<number>,
): number[] {
  const { documentNo, invoiceNo, postedOn, quantity } = register.columns
  const document = normaliseCode(textAt(documentNo, row))
  const invoice = normaliseInvoiceNo(textAt(invoiceNo, row))
  const day = postedOn.days[row]
  const count = quantity.values[row]
  const lines = his.columns
  for (const key of registerKeys(register, row)) {
    const rows = (candidates.get(key) ?? []).filter((receipt) => !taken.has(receipt))
    const ofDocument = document
      ? rows.filter((receipt) => normaliseCode(textAt(lines.documentNo, receipt)) === document)
      : []
    if (ofDocument.length > 0) return withQuantity(his, ofDocument, count)
    const ofInvoice = invoice
      ? rows.filter((receipt) => normaliseInvoiceNo(textAt(lines.invoiceNo, receipt)) === invoice)
      : []
    if (ofInvoice.length > 0) return withQuantity(his, ofInvoice, count)
    if (day === NO_DATE || Number.isNaN(count)) continue
    const alike = rows.filter(
      (receipt) => lines.postedOn.days[receipt] === day && lines.quantity.values[receipt] === count,
    )
    if (alike.length > 0) return [closest(his, alike, register.columns.amount.values[row])]
  }
  return []
}

/** All rows when they sum to the stated quantity or none states it, else the one row that does. */
function withQuantity(his: LineFrame, rows: number[], count: number): number[] {
  const quantities = his.columns.quantity.values
  if (Number.isNaN(count)) return rows
  const sum = rows.reduce((total, row) => total + quantities[row], 0)
  if (sum === count) return rows
  const exact = rows.filter((row) => quantities[row] === count)
  return exact.length > 0 ? [closest(his, exact, Number.NaN)] : rows
}

/** Among rows that only their amount tells apart: the stated amount, else the smallest, whatever the row order. */
function closest(his: LineFrame, rows: readonly number[], amount: number): number {
  const amounts = his.columns.amount.values
  const distance = (row: number) => (Number.isNaN(amount) ? amounts[row] : Math.abs(amounts[row] - amount))
  return rows.reduce((best, row) => (distance(row) < distance(best) ? row : best))
}

function notFound(register: EmergencyFrame, row: number): Issue {
  const { name, nhsaCode, itemCode, documentNo } = register.columns
  return {
    code: 'emergency-not-found',
    severity: 'warning',
    where: { row: register.columns.row.values[row] },
    found: [documentNo, nhsaCode, itemCode, name]
      .map((column) => textAt(column, row))
      .filter(Boolean)
      .join('｜'),
    expected: '院内入库中有相同单号、发票号，或日期与数量相同的同一品种',
  }
}
