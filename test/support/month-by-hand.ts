/**
 * The month computed by hand: written from headless.md and S4 附件1/附件2 over plain objects and BigInt, without a line of
 * product code, to check the product against. It knows only the words that the tests use.
 */
export interface HandRow {
  readonly postedOn: string
  readonly nhsaCode?: string
  readonly itemClass?: string
  readonly approvalNo?: string
  readonly name?: string
  /** Decimal yuan. */
  readonly amount: string
  readonly emergency?: boolean
  readonly campus?: string
}

export type HandKind = 'drug' | 'consumable'

export interface HandMonth {
  readonly inHouse: string
  readonly platform: string
  readonly emergency: string
  readonly unregistered: string
  readonly excludedHis: Record<string, string>
  readonly excludedPlatform: Record<string, string>
  /** 12 decimals, half up; null without purchases. */
  readonly ratio: string | null
  readonly met: boolean | null
  readonly strictNumerator: string
  readonly strictDenominator: string
  /** 万元 with two decimals. */
  readonly form: readonly string[]
}

type Verdict = { kind: HandKind | null; class: string | null }

const classWords: Record<string, Verdict> = {
  西药: { kind: 'drug', class: null },
  中成药: { kind: 'drug', class: null },
  耗材: { kind: 'consumable', class: null },
  中药饮片: { kind: 'drug', class: '中药饮片' },
  疫苗: { kind: 'drug', class: '预防用生物制品' },
  麻醉药品: { kind: 'drug', class: '麻醉药品' },
  体外诊断试剂: { kind: 'consumable', class: '体外诊断试剂' },
}

function byCode(code: string): Verdict {
  if (code.startsWith('T')) return { kind: 'drug', class: '中药饮片' }
  if (code.startsWith('X') || code.startsWith('Z')) return { kind: 'drug', class: null }
  if (code.startsWith('C')) return { kind: 'consumable', class: null }
  return { kind: null, class: null }
}

function byApproval(number: string): Verdict {
  if (number.includes('药制字')) return { kind: 'drug', class: '医疗机构制剂' }
  if (number.startsWith('国药准字')) return { kind: 'drug', class: null }
  if (number.includes('械')) return { kind: 'consumable', class: null }
  return { kind: null, class: null }
}

function byName(name: string): Verdict {
  if (name.includes('疫苗')) return { kind: 'drug', class: '预防用生物制品' }
  if (name.includes('配方颗粒')) return { kind: 'drug', class: '配方颗粒' }
  if (name.includes('试剂盒')) return { kind: 'consumable', class: '体外诊断试剂' }
  return { kind: null, class: null }
}

/** What a row says itself: class column, (no catalogue here,) code, approval number; a class of the other kind is void. */
function own(row: HandRow): Verdict {
  const verdict: Verdict = { kind: null, class: null }
  for (const said of [
    classWords[row.itemClass ?? ''] ?? { kind: null, class: null },
    byCode(row.nhsaCode ?? ''),
    byApproval(row.approvalNo ?? ''),
  ]) {
    verdict.kind ??= said.kind
    if (said.kind === verdict.kind) verdict.class ??= said.class
  }
  return verdict
}

/** The whole decision: own words, then rows of the same code on the other side, then the name. */
function decide(row: HandRow, others: readonly HandRow[]): Verdict {
  const verdict = own(row)
  const same = row.nhsaCode ? others.filter((other) => other.nhsaCode === row.nhsaCode) : []
  const kinds = new Set(same.map((other) => own(other).kind).filter((kind) => kind !== null))
  if (verdict.kind === null && kinds.size === 1) verdict.kind = [...kinds][0]
  if (verdict.kind !== null && kinds.has(verdict.kind) && verdict.class === null) {
    const classes = new Set(
      same
        .map((other) => own(other).class)
        .filter((name) => name !== null && kindOfClass(name) === verdict.kind),
    )
    const counted = same.some((other) => {
      const word = classWords[other.itemClass ?? '']
      return word !== undefined && own(other).class === null
    })
    if (classes.size > 0 && !counted) verdict.class = firstInDocument([...classes] as string[])
  }
  if (verdict.class === null) {
    const said = byName(row.name ?? '')
    if (said.class !== null && (verdict.kind === null || verdict.kind === said.kind)) {
      verdict.kind = said.kind
      verdict.class = said.class
    }
  }
  return verdict
}

const documentOrder = ['中药饮片', '配方颗粒', '麻醉药品', '预防用生物制品', '医疗机构制剂', '体外诊断试剂']

function kindOfClass(name: string): HandKind {
  return name === '体外诊断试剂' ? 'consumable' : 'drug'
}

function firstInDocument(names: readonly string[]): string {
  return [...names].sort((a, b) => documentOrder.indexOf(a) - documentOrder.indexOf(b))[0]
}

/** Millionths of a yuan. */
function micro(yuan: string): bigint {
  const negative = yuan.startsWith('-')
  const [whole, fraction = ''] = yuan.replace('-', '').split('.')
  const value = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'))
  return negative ? -value : value
}

/** At least two decimals, no others that are zero. */
export function yuanText(value: bigint): string {
  const digits = (value < 0n ? -value : value).toString().padStart(7, '0')
  const fraction = digits.slice(-6).replace(/0{1,4}$/, '')
  return `${value < 0n ? '-' : ''}${digits.slice(0, -6)}.${fraction}`
}

function halfUp(numerator: bigint, denominator: bigint, places: number): string {
  const negative = numerator < 0n !== denominator < 0n
  const a = (numerator < 0n ? -numerator : numerator) * 10n ** BigInt(places)
  const b = denominator < 0n ? -denominator : denominator
  const rounded = (a * 2n + b) / (b * 2n)
  const digits = rounded.toString().padStart(places + 1, '0')
  return `${negative && rounded !== 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** `period` is `2026-10`; target in percent (85 or 75). */
export function monthByHand(
  input: { readonly his: readonly HandRow[]; readonly platform: readonly HandRow[] },
  period: string,
  kind: HandKind,
): HandMonth {
  const sums = { his: 0n, platform: 0n, emergency: 0n, strictHis: 0n, strictPlatform: 0n }
  const excluded: Record<'his' | 'platform', Record<string, bigint>> = { his: {}, platform: {} }
  for (const side of ['his', 'platform'] as const) {
    for (const row of input[side]) {
      if (!row.postedOn.startsWith(period)) continue
      const verdict = decide(row, side === 'his' ? input.platform : input.his)
      if (verdict.kind !== kind) continue
      const value = micro(row.amount)
      if (verdict.class !== null) {
        excluded[side][verdict.class] = (excluded[side][verdict.class] ?? 0n) + value
        continue
      }
      sums[side] += value
      if (row.nhsaCode) sums[side === 'his' ? 'strictHis' : 'strictPlatform'] += value
      if (side === 'his' && row.emergency) sums.emergency += value
    }
  }
  const texts = (amounts: Record<string, bigint>) =>
    Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, yuanText(value)]))
  const percent = kind === 'drug' ? 85n : 75n
  const hasRate = sums.his > 0n
  return {
    inHouse: yuanText(sums.his),
    platform: yuanText(sums.platform),
    emergency: yuanText(sums.emergency),
    unregistered: yuanText(sums.his - sums.platform - sums.emergency),
    excludedHis: texts(excluded.his),
    excludedPlatform: texts(excluded.platform),
    ratio: hasRate ? halfUp(sums.platform, sums.his, 12) : null,
    met: hasRate ? sums.platform * 100n >= sums.his * percent : null,
    strictNumerator: yuanText(sums.strictPlatform),
    strictDenominator: yuanText(sums.strictHis),
    form: [sums.his, sums.platform, sums.emergency].map((value) => halfUp(value, 10_000_000_000n, 2)),
  }
}
