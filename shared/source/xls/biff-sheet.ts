import { DAYS_TO_1904, MAX_SERIAL } from '../cells/excel-serial.ts'
import { CELL_BOOLEAN, CELL_DATE, CELL_ERROR, CELL_NUMBER, CELL_TEXT, type RawSheet } from '../contract.ts'
import { RawCells, type SlotBudget } from '../raw-cells.ts'
import { Refused } from '../refused.ts'
import type { BiffGlobals } from './biff-globals.ts'
import { BIFF, type BiffRecord } from './biff-records.ts'
import { TextCursor } from './biff-text.ts'

const MAX_COLUMNS = 256
const MAX_MERGES = 500_000
const HIDDEN_ROW = 0x20
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
const RESULT_TEXT = 0
const RESULT_BOOLEAN = 1
const RESULT_ERROR = 2

export interface SheetContext {
  readonly view: DataView
  readonly globals: BiffGlobals
  readonly budget: SlotBudget
}

interface Place {
  readonly row: number
  readonly column: number
}

/** Cells of one sheet, record by record. */
export class BiffSheet {
  readonly cells: RawCells
  readonly merges: RawSheet['merges'][number][] = []
  readonly hiddenRows: number[] = []
  /** Rows that the sheet announces in its DIMENSIONS record. */
  announcedRows = 0
  readonly #view: DataView
  readonly #globals: BiffGlobals
  /** Formula whose text result is in a STRING record to come. */
  #awaiting: Place | undefined

  constructor(context: SheetContext) {
    this.#view = context.view
    this.#globals = context.globals
    this.cells = new RawCells(context.budget)
  }

  take(record: BiffRecord): void {
    const { at, length } = record
    switch (record.id) {
      case BIFF.number:
        if (length >= 14) this.#number(at, this.#view.getFloat64(at + 6, true))
        return
      case BIFF.rk:
      case BIFF.rkOld:
        if (length >= 10) this.#number(at, rkNumber(this.#view, at + 6))
        return
      case BIFF.mulRk:
        this.#mulRk(at, length)
        return
      case BIFF.labelSst:
        if (length >= 10) this.#labelSst(at)
        return
      case BIFF.label:
      case BIFF.rString:
        if (length >= 8) this.#text(this.#place(at), this.#globals.text(at + 6, at + length, 2))
        return
      case BIFF.boolerr:
        if (length >= 8) this.#boolerr(this.#place(at), at + 6)
        return
      case BIFF.formula:
      case BIFF.formula3:
      case BIFF.formula4:
        this.#formula(at, length)
        return
      case BIFF.string:
      case BIFF.stringOld:
        this.#formulaText(record)
        return
      case BIFF.row:
        if (length >= 16 && (this.#view.getUint32(at + 12, true) & HIDDEN_ROW) !== 0)
          this.hiddenRows.push(this.#view.getUint16(at, true))
        return
      case BIFF.mergeCells:
        this.#mergeCells(at, length)
        return
      case BIFF.dimensions:
      case BIFF.dimensionsOld:
        this.#dimensions(at, length)
        return
      case BIFF.numberOld:
        if (length >= 15) this.#number(at, this.#view.getFloat64(at + 7, true))
        return
      case BIFF.integerOld:
        if (length >= 9) this.#number(at, this.#view.getUint16(at + 7, true))
        return
      case BIFF.labelOld:
        if (length >= 8) this.#text(this.#place(at), this.#globals.text(at + 7, at + length, 1))
        return
      case BIFF.boolerrOld:
        if (length >= 9) this.#boolerr(this.#place(at), at + 7)
        return
      default:
    }
  }

  #place(at: number): Place {
    const column = this.#view.getUint16(at + 2, true)
    if (column >= MAX_COLUMNS) throw new Refused('corrupt', { column: column + 1 })
    return { row: this.#view.getUint16(at, true), column }
  }

  /** BIFF2 has no XF behind the place but three bytes of attributes, the second of them the format. */
  #isDate(at: number): boolean {
    if (this.#globals.version === 2) return this.#globals.isDateFormat(this.#view.getUint8(at + 5) & 0x3f)
    return this.#globals.isDate(this.#view.getUint16(at + 4, true))
  }

  #number(at: number, value: number): void {
    this.#put(this.#place(at), this.#isDate(at), value)
  }

  #put({ row, column }: Place, isDate: boolean, value: number): void {
    if (!Number.isFinite(value)) throw new Refused('corrupt', { row: row + 1, column: column + 1 })
    if (isDate) {
      const serial = this.#globals.date1904 ? value + DAYS_TO_1904 : value
      if (serial >= 0 && serial < MAX_SERIAL + 1) {
        this.cells.put(row, column, CELL_DATE, serial)
        return
      }
    }
    this.cells.put(row, column, CELL_NUMBER, value)
  }

  #mulRk(at: number, length: number): void {
    const { row, column } = this.#place(at)
    const count = Math.floor((length - 6) / 6)
    if (column + count > MAX_COLUMNS) throw new Refused('corrupt', { column: column + count })
    for (let i = 0; i < count; i++) {
      const from = at + 4 + i * 6
      const isDate = this.#globals.isDate(this.#view.getUint16(from, true))
      this.#put({ row, column: column + i }, isDate, rkNumber(this.#view, from + 2))
    }
  }

  #labelSst(at: number): void {
    const { row, column } = this.#place(at)
    const index = this.#view.getUint32(at + 6, true)
    const { sharedCount, texts } = this.#globals
    // A cell that quotes a text which is not there would silently lose its value.
    if (index >= sharedCount) throw new Refused('corrupt', { sharedString: index })
    if (texts.texts[index] !== '') this.cells.put(row, column, CELL_TEXT, index)
  }

  #text({ row, column }: Place, text: string): void {
    if (text !== '') this.cells.put(row, column, CELL_TEXT, this.#globals.texts.numberOf(text))
  }

  #boolerr(place: Place, at: number): void {
    const value = this.#view.getUint8(at)
    if (this.#view.getUint8(at + 1) === 1) this.#error(place, value)
    else this.cells.put(place.row, place.column, CELL_BOOLEAN, value === 0 ? 0 : 1)
  }

  #error({ row, column }: Place, code: number): void {
    const name = ERRORS[code] ?? '#ERROR!'
    this.cells.put(row, column, CELL_ERROR, this.#globals.texts.numberOf(name))
  }

  /** A formula by its last calculated result. */
  #formula(at: number, length: number): void {
    const old = this.#globals.version === 2 ? 1 : 0
    const result = at + 6 + old
    if (length < 14 + old) return
    this.#awaiting = undefined
    if (this.#view.getUint16(result + 6, true) !== 0xffff) {
      this.#number(at, this.#view.getFloat64(result, true))
      return
    }
    const place = this.#place(at)
    const value = this.#view.getUint8(result + 2)
    switch (this.#view.getUint8(result)) {
      case RESULT_TEXT:
        this.#awaiting = place
        return
      case RESULT_BOOLEAN:
        this.cells.put(place.row, place.column, CELL_BOOLEAN, value === 0 ? 0 : 1)
        return
      case RESULT_ERROR:
        this.#error(place, value)
        return
      default:
    }
  }

  #formulaText(record: BiffRecord): void {
    const place = this.#awaiting
    this.#awaiting = undefined
    if (place === undefined || record.length < 2) return
    const { at, length } = record
    const text =
      this.#globals.version === 8
        ? new TextCursor(this.#globals.pieces(record)).text(2)
        : this.#globals.text(at, at + length, this.#globals.version === 2 ? 1 : 2)
    this.#text(place, text)
  }

  #mergeCells(at: number, length: number): void {
    for (let from = at + 2; from + 8 <= at + length && this.merges.length < MAX_MERGES; from += 8) {
      const [top, bottom, left, right] = [0, 2, 4, 6].map((step) => this.#view.getUint16(from + step, true))
      if (top <= bottom && left <= right) this.merges.push({ top, left, bottom, right })
    }
  }

  #dimensions(at: number, length: number): void {
    if (this.#globals.version === 8) {
      if (length >= 8) this.announcedRows = this.#view.getUint32(at + 4, true)
    } else if (length >= 4) this.announcedRows = this.#view.getUint16(at + 2, true)
  }
}

/** Excel's four-byte number: an integer of 30 bits or the upper half of a double, either of them perhaps hundredths. */
export function rkNumber(view: DataView, at: number): number {
  const bits = view.getInt32(at, true)
  let value: number
  if ((bits & 2) !== 0) value = bits >> 2
  else {
    const upper = new DataView(new ArrayBuffer(8))
    upper.setInt32(4, bits & ~3, true)
    value = upper.getFloat64(0, true)
  }
  return (bits & 1) !== 0 ? value / 100 : value
}
