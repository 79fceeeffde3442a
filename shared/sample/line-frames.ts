import { buildFrame } from '../columns/build-frame.ts'
import { type Column, FLAG_NO, FLAG_UNKNOWN, FLAG_YES, type TextColumn } from '../columns/frame.ts'
import { TextIndex } from '../columns/text-index.ts'
import { type LineColumn, type LineFrame, lineSchema, type Side } from '../model/line.ts'
import { type Period, parsePeriod } from '../units/period.ts'
import { NO_DATE } from '../units/plain-date.ts'
import type { LoggedLine, TextPool } from './line-log.ts'
import { itemTexts, statedFactor, supplierName } from './line-texts.ts'
import { makeSampleHospital, type SampleHospital } from './sample-hospital.ts'
import type { SampleItem } from './sample-item.ts'
import type { LineTruth } from './score.ts'

interface FrameOptions {
  readonly seed: number
  /** HIS rows, all in one month unless `months` says otherwise. */
  readonly rows: number
  readonly months?: number
  /** The last month; October 2026 if absent. */
  readonly until?: Period
}

export interface SampleFrames {
  readonly his: LineFrame
  readonly platform: LineFrame
  readonly truth: LineTruth
}

/** Frames as reading the sample's files would give them, without files: a million rows in seconds, for benchmarks. */
export function sampleLineFrames({ seed, rows, months = 1, until }: FrameOptions): SampleFrames {
  const last = until ?? (parsePeriod('2026-10') as Period)
  return framesOfHospital(makeSampleHospital({ seed, rows, months, until: last }))
}

/** All months of a hospital as one frame a side. */
export function framesOfHospital(hospital: SampleHospital): SampleFrames {
  const rows = { his: dated(hospital, 'his'), platform: dated(hospital, 'platform') }
  return {
    his: frameOf(hospital, 'his', rows.his),
    platform: frameOf(hospital, 'platform', rows.platform),
    truth: {
      hisGroup: take(hospital.his.columns.group, rows.his),
      platformGroup: take(hospital.platform.columns.group, rows.platform),
      reasons: hospital.truth.reasons(),
    },
  }
}

/** Rows of all months in file order, less those with an impossible date: a reader holds them back. */
function dated(hospital: SampleHospital, side: Side): Int32Array {
  const total = hospital.months.reduce((sum, month) => sum + month[side].length, 0)
  const rows = new Int32Array(total)
  const { postedOn } = hospital[side].columns
  let count = 0
  for (const month of hospital.months)
    for (const row of month[side]) if (postedOn[row] !== NO_DATE) rows[count++] = row
  return rows.subarray(0, count)
}

function frameOf(hospital: SampleHospital, side: Side, rows: Int32Array): LineFrame {
  const { columns } = hospital[side]
  const { items, suppliers, texts } = hospital
  const itemOf = take(columns.item, rows)
  const byItem = (text: (item: SampleItem) => string, item = itemOf) => textsByIndex(items.map(text), item)
  const pooled = (pool: TextPool, name: keyof LoggedLine) => pooledTexts(pool.texts, columns[name], rows)
  const build: Record<LineColumn, () => Column> = {
    row: () => ({ kind: 'number', values: Float64Array.from(rows, (_, index) => index + 2) }),
    documentNo: () => pooled(texts.documents, 'document'),
    orderDetailId: () => pooled(texts.orderDetails, 'orderDetail'),
    orderNo: () => pooled(texts.orders, 'order'),
    postedOn: () => ({ kind: 'date', days: take(columns.postedOn, rows) }),
    nhsaCode: () => byItem(itemTexts[side].nhsaCode, take(columns.codeItem, rows)),
    itemCode: () => byItem(itemTexts[side].itemCode),
    name: () => byItem(itemTexts[side].name),
    tradeName: () => byItem(itemTexts[side].tradeName),
    spec: () => byItem(itemTexts[side].spec),
    dosageForm: () => byItem((item) => item.dosageForm),
    maker: () => byItem((item) => item.maker),
    supplier: () =>
      textsByIndex(
        suppliers.map((supplier) => supplierName(supplier, side)),
        take(columns.supplier, rows),
      ),
    approvalNo: () => byItem((item) => item.approvalNo),
    unit: () => byItem(itemTexts[side].unit),
    packFactor: () => ({ kind: 'number', values: factors(items, side, itemOf) }),
    quantity: () => ({ kind: 'number', values: takeNumbers(columns.quantity, rows) }),
    unitPrice: () => ({ kind: 'number', values: takeNumbers(columns.unitPrice, rows) }),
    amount: () => ({ kind: 'number', values: takeNumbers(columns.amount, rows) }),
    invoiceNo: () => pooled(texts.invoices, 'invoice'),
    invoiceOn: () => ({
      kind: 'date',
      days: side === 'his' ? take(columns.invoiceOn, rows) : noDates(rows.length),
    }),
    lotNo: () => pooled(texts.lots, 'lot'),
    expiresOn: () => ({
      kind: 'date',
      days: side === 'his' ? take(columns.expiresOn, rows) : noDates(rows.length),
    }),
    itemClass: () => byItem(itemTexts[side].itemClass),
    procurementCategory: () => byItem(itemTexts[side].procurementCategory),
    emergency: () => ({ kind: 'flag', values: flags(columns.emergency, rows, side) }),
    campus: () => ({ kind: 'text', codes: new Uint32Array(rows.length), dictionary: [''] }),
  }
  return buildFrame(lineSchema, rows.length, (name) => build[name]())
}

function take(values: ArrayLike<number>, rows: Int32Array): Int32Array {
  const taken = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]]
  return taken
}

function takeNumbers(values: ArrayLike<number>, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]]
  return taken
}

function noDates(length: number): Int32Array {
  return new Int32Array(length).fill(NO_DATE)
}

function factors(items: readonly SampleItem[], side: Side, itemOf: Int32Array): Float64Array {
  const byItem = Float64Array.from(items, (item) => statedFactor(item, side))
  return takeNumbers(byItem, itemOf)
}

function flags(emergency: ArrayLike<number>, rows: Int32Array, side: Side): Uint8Array {
  const values = new Uint8Array(rows.length)
  for (let i = 0; i < rows.length; i++)
    values[i] = side === 'platform' ? FLAG_UNKNOWN : emergency[rows[i]] === 1 ? FLAG_YES : FLAG_NO
  return values
}

function textsByIndex(texts: readonly string[], indexes: Int32Array): TextColumn {
  const index = new TextIndex()
  const codeOf = texts.map((text) => index.codeOf(text))
  const codes = new Uint32Array(indexes.length)
  for (let i = 0; i < indexes.length; i++) codes[i] = codeOf[indexes[i]]
  return { kind: 'text', codes, dictionary: index.dictionary }
}

/** A dictionary with only the texts of these rows, in order of appearance, as a reader would build it. */
function pooledTexts(texts: readonly string[], values: ArrayLike<number>, rows: Int32Array): TextColumn {
  const own = new Int32Array(texts.length)
  const dictionary = ['']
  const codes = new Uint32Array(rows.length)
  for (let i = 0; i < rows.length; i++) {
    const code = values[rows[i]]
    if (code === 0) continue
    if (own[code] === 0) {
      own[code] = dictionary.length
      dictionary.push(texts[code])
    }
    codes[i] = own[code]
  }
  return { kind: 'text', codes, dictionary }
}
