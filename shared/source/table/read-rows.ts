import type { FrameOf, FrameSchema } from '../../columns/frame.ts'
import { formatYuan, type MicroYuan } from '../../units/money.ts'
import { formatQuantity } from '../../units/quantity.ts'
import { CELL_EMPTY, type RawSheet, type SkipReason, type TableSpec, type Workbook } from '../contract.ts'
import { kindAt } from '../raw-cells.ts'
import { READ_BLANK, READ_OK, READ_ROUNDED } from '../values/parse-number.ts'
import { columnLetter } from '../xlsx/cell-reference.ts'
import { amountOfPrice, contradictsPrice } from './amounts.ts'
import { buildFrame } from './build-frame.ts'
import { cellText } from './cell-text.ts'
import { expectationOf, issueCodeOf } from './describe-issue.ts'
import type { FoundHeader } from './find-header.ts'
import { foldHeader } from './fold-header.ts'
import type { IssueCollector } from './issue-collector.ts'
import type { ColumnMatch } from './map-columns.ts'
import { isTotalText, markOfRow } from './row-marks.ts'
import { RunningTotal } from './running-totals.ts'
import { readTypedColumn, type TypedColumn } from './typed-column.ts'

export interface RowsInput<S extends FrameSchema> {
  readonly workbook: Workbook
  readonly spec: TableSpec<S>
  readonly header: FoundHeader
  /** Multiplier of every money column of the file. */
  readonly scales: ReadonlyMap<string, 1 | 10000>
  readonly collector: IssueCollector
}

export interface RowsRead<S extends FrameSchema> {
  readonly frame: FrameOf<S>
  readonly skipped: readonly { readonly row: number; readonly reason: SkipReason }[]
}

/** Half a fen: totals are shown rounded to fen while rows may be finer. */
const TOTAL_TOLERANCE = 5_000

/** Reads every row below the header: records into the frame, everything else listed with its reason. */
export function readRows<S extends FrameSchema>(input: RowsInput<S>): RowsRead<S> {
  return new RowReader(input).read()
}

class RowReader<S extends FrameSchema> {
  readonly #input: RowsInput<S>
  readonly #sheet: RawSheet
  readonly #first: number
  readonly #count: number
  readonly #typed = new Map<string, TypedColumn>()
  readonly #matches = new Map<string, ColumnMatch>()
  readonly #skipped: { row: number; reason: SkipReason }[] = []
  readonly #totals = new Map<string, RunningTotal>()
  /** By name code: 1 where the text is a sum's title and no item. */
  #nameIsTotal = new Uint8Array(0)

  constructor(input: RowsInput<S>) {
    this.#input = input
    this.#sheet = input.header.sheet
    this.#first = input.header.bottom + 1
    this.#count = Math.max(0, this.#sheet.rowCount - this.#first)
    for (const match of input.header.matches) {
      const { field, header } = match
      const column = this.#sheet.columns[header.index]
      if (column === undefined) continue
      this.#matches.set(field.column, match)
      const scale = input.scales.get(field.column) ?? 1
      const { strings } = input.workbook
      this.#typed.set(
        field.column,
        readTypedColumn({ field, column, first: this.#first, count: this.#count, strings, scale }),
      )
    }
    for (const name of ['quantity', 'amount'])
      if (this.#typed.has(name)) this.#totals.set(name, new RunningTotal())
  }

  read(): RowsRead<S> {
    this.#deriveAmounts()
    const name = this.#typed.get('name')?.data
    if (name?.kind === 'text') {
      this.#nameIsTotal = Uint8Array.from(name.dictionary, (text) => (isTotalText(foldHeader(text)) ? 1 : 0))
    }
    const filled = this.#filledCells()
    const kept = new Uint32Array(this.#count)
    let rows = 0
    for (let i = 0; i < this.#count; i++) {
      if (filled[i] === 0) continue
      const complete = this.#isComplete(i)
      if (!complete) {
        const reason = this.#reasonToSkip(i, filled[i])
        if (reason !== undefined) {
          this.#skipped.push({ row: this.#rowNumber(i), reason })
          continue
        }
      }
      this.#reportCells(i, complete)
      if (!complete) {
        this.#skipped.push({ row: this.#rowNumber(i), reason: 'rejected' })
        continue
      }
      kept[rows++] = i
      for (const [column, total] of this.#totals) total.add(this.#number(column, i))
    }
    const frame = buildFrame({
      schema: this.#input.spec.schema,
      typed: this.#typed,
      kept: kept.slice(0, rows),
      firstRowNumber: this.#first + 1,
    })
    return { frame, skipped: this.#skipped }
  }

  #rowNumber(i: number): number {
    return this.#first + i + 1
  }

  #filledCells(): Uint16Array {
    const filled = new Uint16Array(this.#count)
    for (const column of this.#sheet.columns) {
      if (column === undefined) continue
      const rows = Math.min(this.#count, column.kinds.length - this.#first)
      for (let i = 0; i < rows; i++) if (column.kinds[this.#first + i] !== CELL_EMPTY) filled[i]++
    }
    return filled
  }

  #status(column: string, i: number): number {
    return this.#typed.get(column)?.status[i] ?? READ_BLANK
  }

  #readable(column: string, i: number): boolean {
    const status = this.#status(column, i)
    return status === READ_OK || status === READ_ROUNDED
  }

  #number(column: string, i: number): number {
    const data = this.#typed.get(column)?.data
    return data?.kind === 'number' ? data.values[i] : Number.NaN
  }

  #hasItem(i: number): boolean {
    if (this.#status('nhsaCode', i) === READ_OK || this.#status('itemCode', i) === READ_OK) return true
    const name = this.#typed.get('name')
    if (name === undefined || name.status[i] !== READ_OK || name.data.kind !== 'text') return false
    return this.#nameIsTotal[name.data.codes[i]] === 0
  }

  /** Whether the row has what its role cannot do without. */
  #isComplete(i: number): boolean {
    switch (this.#input.spec.role) {
      case 'his':
      case 'platform':
        return this.#readable('postedOn', i) && this.#readable('amount', i) && this.#hasItem(i)
      case 'catalogue':
        return this.#hasItem(i) && this.#status('name', i) === READ_OK
      case 'emergency':
        return (
          this.#hasItem(i) ||
          this.#status('documentNo', i) === READ_OK ||
          this.#status('invoiceNo', i) === READ_OK
        )
      case 'contract':
        return this.#hasItem(i) && this.#status('agreedVolume', i) === READ_OK
    }
  }

  #reasonToSkip(i: number, filled: number): SkipReason | undefined {
    const mark = markOfRow(this.#input.workbook, this.#sheet, this.#first + i, this.#input.header.headers)
    if (mark?.kind === 'total') {
      this.#checkTotal(i, mark.partial)
      return 'total-row'
    }
    if (mark?.kind === 'repeated-header') return 'repeated-header'
    const empty = (column: string) => this.#isEmpty(column, i)
    const noFigures = empty('amount') && empty('quantity') && empty('unitPrice')
    if (noFigures && (mark?.kind === 'note' || filled <= 1)) return 'note'
    return undefined
  }

  #isEmpty(column: string, i: number): boolean {
    const match = this.#matches.get(column)
    return (
      match === undefined || kindAt(this.#sheet.columns[match.header.index], this.#first + i) === CELL_EMPTY
    )
  }

  /** A total that differs from our own sum means that one of us has lost or doubled a row. */
  #checkTotal(i: number, partial: boolean): void {
    for (const [column, total] of this.#totals) {
      const match = this.#matches.get(column)
      const found = this.#number(column, i)
      if (match === undefined || Number.isNaN(found)) continue
      const isMoney = column === 'amount'
      const tolerance = isMoney ? TOTAL_TOLERANCE * (this.#input.scales.get(column) ?? 1) : 0
      const own = total.check(found, { partial, tolerance })
      if (own === undefined) continue
      const show = (value: bigint) =>
        isMoney ? formatYuan(Number(value) as MicroYuan) : formatQuantity(value)
      this.#input.collector.add('totals-row-differs', 'warning', () => ({
        where: this.#place(match, i),
        found: show(BigInt(found)),
        expected: show(own),
      }))
    }
    for (const total of this.#totals.values()) total.sumRowPassed()
  }

  #place(match: ColumnMatch, i: number) {
    return {
      sheet: this.#sheet.name,
      row: this.#rowNumber(i),
      column: match.header.shown,
      letter: columnLetter(match.header.index),
    }
  }

  #found(match: ColumnMatch, i: number): string {
    return cellText(this.#input.workbook, this.#sheet, this.#first + i, match.header.index)
  }

  /** All issues of a row at once, so that it is mended in one go. */
  #reportCells(i: number, complete: boolean): void {
    const { collector } = this.#input
    for (const [name, column] of this.#typed) {
      const status = column.status[i]
      if (status <= READ_BLANK) continue
      const match = this.#matches.get(name)
      const code = issueCodeOf(column.field, status)
      if (code === undefined || match === undefined) continue
      const needed = !complete && (name === 'postedOn' || name === 'amount')
      const severity = status === READ_ROUNDED ? 'note' : needed ? 'error' : 'warning'
      collector.add(code, severity, () => ({
        where: this.#place(match, i),
        found: this.#found(match, i),
        expected: expectationOf(column.field, status),
      }))
    }
    if (complete) this.#reportFigures(i)
    else this.#reportMissing(i)
  }

  #reportMissing(i: number): void {
    const { collector, spec } = this.#input
    const line = spec.role === 'his' || spec.role === 'platform'
    const row = { sheet: this.#sheet.name, row: this.#rowNumber(i) }
    const missing = (column: string, code: 'date-missing' | 'amount-missing', expected: string) => {
      const match = this.#matches.get(column)
      if (this.#status(column, i) !== READ_BLANK) return
      collector.add(code, 'error', () => ({
        where: match === undefined ? row : this.#place(match, i),
        found: match === undefined ? '' : this.#found(match, i),
        expected,
      }))
    }
    if (line) {
      missing('postedOn', 'date-missing', '日期，如 2026-10-15')
      missing('amount', 'amount-missing', '金额，如 1234.50')
    }
    const itemNeeded =
      spec.role === 'catalogue' ? this.#status('name', i) !== READ_OK || !this.#hasItem(i) : !this.#hasItem(i)
    if (itemNeeded) {
      collector.add('item-missing', 'error', () => ({
        where: row,
        found: '',
        expected: '国家医保编码、本方编码或名称至少一项',
      }))
    }
  }

  #reportFigures(i: number): void {
    const { collector } = this.#input
    const quantityMatch = this.#matches.get('quantity')
    if (quantityMatch === undefined) return
    const quantity = this.#number('quantity', i)
    if (this.#status('quantity', i) === READ_BLANK) {
      collector.add('quantity-missing', 'warning', () => ({
        where: this.#place(quantityMatch, i),
        found: this.#found(quantityMatch, i),
        expected: '数量，如 10 或 -2',
      }))
    } else if (quantity === 0) {
      collector.add('quantity-zero', 'note', () => ({
        where: this.#place(quantityMatch, i),
        found: this.#found(quantityMatch, i),
        expected: '不为零的数量',
      }))
    }
    const amountMatch = this.#matches.get('amount')
    const amount = this.#number('amount', i)
    const price = this.#number('unitPrice', i)
    if (amountMatch === undefined || !contradictsPrice(amount, price, quantity)) return
    collector.add('amount-differs-from-price-times-quantity', 'warning', () => ({
      where: this.#place(amountMatch, i),
      found: formatYuan(amount as MicroYuan),
      expected: formatYuan(amountOfPrice(price, quantity) as MicroYuan),
    }))
  }

  /** A file with prices and quantities but no amounts: the amount is their exact product. */
  #deriveAmounts(): void {
    const price = this.#typed.get('unitPrice')
    const quantity = this.#typed.get('quantity')
    const field = this.#input.spec.fields.find(({ column }) => column === 'amount')
    if (field === undefined || this.#typed.has('amount') || price === undefined || quantity === undefined)
      return
    const values = new Float64Array(this.#count)
    const status = new Uint8Array(this.#count).fill(READ_BLANK)
    for (let i = 0; i < this.#count; i++) {
      values[i] = amountOfPrice(this.#number('unitPrice', i), this.#number('quantity', i))
      if (!Number.isNaN(values[i])) status[i] = READ_OK
    }
    this.#typed.set('amount', { field, status, data: { kind: 'number', values } })
    this.#totals.set('amount', new RunningTotal())
    this.#input.collector.add('amount-derived', 'note', () => ({
      where: { sheet: this.#sheet.name, row: this.#first },
      found: '没有金额列',
      expected: '金额 = 单价 × 数量',
    }))
  }
}
