import { formatRounded, formatScaled, parseScaled } from './decimal.ts'

/**
 * Money is an integer of one millionth of a yuan (百万分之一元): fine enough for a price per tablet with six decimals,
 * and still a safe integer up to nine thousand million yuan in one row. Tax included (convention C6).
 */
export const MONEY_DECIMALS = 6
export const MICRO_YUAN_PER_YUAN = 1_000_000
export const MICRO_YUAN_PER_FEN = 10_000

/** The money of one row: a safe integer of micro-yuan in a number column. */
export type MicroYuan = number & { readonly __unit: 'micro-yuan' }

/** A sum of money: bigint of micro-yuan, because a year of a large hospital exceeds the safe integers. */
export type Amount = bigint & { readonly __unit: 'micro-yuan total' }

export const ZERO_AMOUNT = 0n as Amount

export function amountOf(microYuan: bigint | number): Amount {
  return BigInt(microYuan) as Amount
}

export function addAmounts(a: Amount, b: Amount): Amount {
  return (a + b) as Amount
}

export function subtractAmounts(a: Amount, b: Amount): Amount {
  return (a - b) as Amount
}

/** Exact decimal yuan for JSON and tests: `1409.16`, never rounded, at least two decimals. */
export function formatYuan(amount: Amount | MicroYuan): string {
  return formatScaled(BigInt(amount), MONEY_DECIMALS, 2)
}

/** Yuan for people: two decimals half up, thousands separators. */
export function formatYuanForPeople(amount: Amount | MicroYuan): string {
  return formatRounded(BigInt(amount), MONEY_DECIMALS, 2, { thousands: true })
}

/** 万元 as the form shows it: rounded once from the exact amount, half up (NET-10). */
export function formatTenThousandYuan(amount: Amount, places = 2, options = { thousands: false }): string {
  return formatRounded(amount, MONEY_DECIMALS + 4, places, options)
}

export function parseYuan(text: string): Amount | null {
  return parseScaled(text, MONEY_DECIMALS) as Amount | null
}
