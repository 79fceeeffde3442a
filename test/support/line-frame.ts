import type { Column, FrameOf, FrameSchema } from '#shared/columns/frame.ts'
import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '#shared/columns/frame.ts'
import { type CatalogueFrame, catalogueSchema } from '#shared/model/catalogue.ts'
import { type EmergencyFrame, emergencySchema } from '#shared/model/emergency.ts'
import { type LineFrame, lineSchema } from '#shared/model/line.ts'
import { parseScaled } from '#shared/units/decimal.ts'
import { MONEY_DECIMALS } from '#shared/units/money.ts'
import { NO_DATE, parsePlainDate } from '#shared/units/plain-date.ts'
import { QUANTITY_DECIMALS } from '#shared/units/quantity.ts'

/**
 * A row as a test writes it: texts as they are, dates `2026-10-15`, money (`amount`, `unitPrice`, `listedPrice`) decimal
 * yuan, `quantity` decimal units, flags true/false. Whatever is left out is absent.
 */
export type TestRow<S extends FrameSchema> = Partial<Readonly<Record<keyof S, string | number | boolean>>>

const decimalsOf: Readonly<Record<string, number>> = {
  amount: MONEY_DECIMALS,
  unitPrice: MONEY_DECIMALS,
  listedPrice: MONEY_DECIMALS,
  quantity: QUANTITY_DECIMALS,
}

/** Builds a frame of any schema from plain objects; row numbers count from 2 (below one header row) unless given. */
export function frameOf<S extends FrameSchema>(schema: S, rows: readonly TestRow<S>[]): FrameOf<S> {
  const columns: Record<string, Column> = {}
  for (const [name, kind] of Object.entries(schema)) {
    const given = rows.map((row, index) => row[name] ?? (name === 'row' ? index + 2 : undefined))
    if (kind === 'text') columns[name] = textColumn(given)
    else if (kind === 'date') columns[name] = { kind, days: Int32Array.from(given, dayOf) }
    else if (kind === 'flag') columns[name] = { kind, values: Uint8Array.from(given, flagOf) }
    else columns[name] = { kind, values: Float64Array.from(given, (value) => numberOf(name, value)) }
  }
  return { rowCount: rows.length, columns: columns as FrameOf<S>['columns'] }
}

export function lineFrame(rows: readonly TestRow<typeof lineSchema>[]): LineFrame {
  return frameOf(lineSchema, rows)
}

export function catalogueFrame(rows: readonly TestRow<typeof catalogueSchema>[]): CatalogueFrame {
  return frameOf(catalogueSchema, rows)
}

export function emergencyFrame(rows: readonly TestRow<typeof emergencySchema>[]): EmergencyFrame {
  return frameOf(emergencySchema, rows)
}

type Given = string | number | boolean | undefined

function textColumn(given: readonly Given[]): Column {
  const dictionary = ['']
  const index = new Map([['', 0]])
  const codes = Uint32Array.from(given, (value) => {
    const text = value === undefined ? '' : String(value)
    const known = index.get(text)
    if (known !== undefined) return known
    index.set(text, dictionary.length)
    return dictionary.push(text) - 1
  })
  return { kind: 'text', codes, dictionary }
}

function dayOf(value: Given): number {
  if (value === undefined || value === '') return NO_DATE
  const day = typeof value === 'number' ? value : parsePlainDate(String(value))
  if (day === null) throw new Error(`test row: not a date: ${value}`)
  return day
}

function flagOf(value: Given): number {
  if (value === undefined) return FLAG_UNKNOWN
  return value ? FLAG_YES : FLAG_NO
}

function numberOf(name: string, value: Given): number {
  if (value === undefined || value === '') return Number.NaN
  const decimals = decimalsOf[name]
  if (decimals === undefined) return Number(value)
  const scaled = parseScaled(String(value), decimals)
  if (scaled === null) throw new Error(`test row: ${name} is not a decimal of ${decimals} places: ${value}`)
  return Number(scaled)
}
