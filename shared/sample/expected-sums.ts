import type { ProcurementKind } from '../month/contract.ts'
import { amountOf, formatYuan } from '../units/money.ts'
import { formatPeriod } from '../units/period.ts'
import { NO_DATE } from '../units/plain-date.ts'
import type { SampleHospital, SampleMonth } from './sample-hospital.ts'

/** Exact decimal yuan, as in month.json (headless.md). */
export interface ExpectedKind {
  readonly inHouse: string
  readonly platform: string
  readonly emergency: string
  readonly unregistered: string
  /** Amounts that left the sums, by reason, for each side. */
  readonly excluded: {
    readonly his: Readonly<Record<string, string>>
    readonly platform: Readonly<Record<string, string>>
  }
}

export interface ExpectedMonth {
  readonly period: string
  readonly drug: ExpectedKind
  readonly consumable: ExpectedKind
}

/**
 * The figures of every month from the truth, after the definitions of headless.md: receipts by 入库 date, acceptances by
 * 验收 date, returns as negative rows, excluded classes out of both sums, emergency by flag or register. Rows with an
 * impossible date are in no month.
 */
export function expectedMonths(hospital: SampleHospital): ExpectedMonth[] {
  return hospital.months.map((month) => ({
    period: formatPeriod(month.period),
    drug: expectedKind(hospital, month, 'drug'),
    consumable: expectedKind(hospital, month, 'consumable'),
  }))
}

function expectedKind(hospital: SampleHospital, month: SampleMonth, kind: ProcurementKind): ExpectedKind {
  const sums = { his: 0n, platform: 0n, emergency: 0n }
  const excluded = { his: new Map<string, bigint>(), platform: new Map<string, bigint>() }
  for (const side of ['his', 'platform'] as const) {
    const { columns } = hospital[side]
    for (const row of month[side]) {
      const item = hospital.items[columns.item[row]]
      if (item.kind !== kind || columns.postedOn[row] === NO_DATE) continue
      const amount = BigInt(columns.amount[row])
      if (item.exclusion !== '') {
        excluded[side].set(item.exclusion, (excluded[side].get(item.exclusion) ?? 0n) + amount)
        continue
      }
      sums[side] += amount
      if (columns.emergency[row] !== 0) sums.emergency += amount
    }
  }
  return {
    inHouse: yuan(sums.his),
    platform: yuan(sums.platform),
    emergency: yuan(sums.emergency),
    unregistered: yuan(sums.his - sums.platform - sums.emergency),
    excluded: { his: yuanByReason(excluded.his), platform: yuanByReason(excluded.platform) },
  }
}

function yuan(microYuan: bigint): string {
  return formatYuan(amountOf(microYuan))
}

function yuanByReason(sums: ReadonlyMap<string, bigint>): Record<string, string> {
  return Object.fromEntries(
    [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([reason, sum]) => [reason, yuan(sum)]),
  )
}
