import { DAYS_TO_1904, MAX_SERIAL, serialOfIso } from '../cells/excel-serial.ts'
import { CELL_BOOLEAN, CELL_DATE, CELL_ERROR, CELL_NUMBER, CELL_TEXT } from '../contract.ts'
import { RawCells, type SlotBudget } from '../raw-cells.ts'
import { Refused } from '../refused.ts'
import type { InlineStrings } from './inline-strings.ts'
import { numberFromBytes } from './number-bytes.ts'

/** Type of a cell as its `t` attribute says. */
export const TYPE_NUMBER = 0
export const TYPE_SHARED = 1
export const TYPE_STRING = 2
export const TYPE_INLINE = 3
export const TYPE_BOOLEAN = 4
export const TYPE_ERROR = 5
export const TYPE_ISO_DATE = 6

export interface SheetContext {
  readonly dateStyles: Uint8Array
  readonly date1904: boolean
  readonly sharedCount: number
  readonly inline: InlineStrings
  readonly budget: SlotBudget
}

/** What the two readers of a sheet, the careful one and the bulk one, share: where we are and where cells go. */
export class SheetState {
  readonly cells: RawCells
  readonly context: SheetContext
  readonly dateStyles: Uint8Array
  readonly hiddenRows: number[] = []
  /** Zero-based row being read. */
  row = -1
  /** Column that a cell without `r=` takes. */
  nextColumn = 0
  inSheetData = false
  inRow = false
  inCell = false
  #viewed: Uint8Array | undefined
  #view: DataView = new DataView(new ArrayBuffer(0))

  constructor(context: SheetContext) {
    this.context = context
    this.cells = new RawCells(context.budget)
    this.dateStyles = context.dateStyles
  }

  /** Words of a buffer; the tokenizer hands over the same buffer many times. */
  viewOf(buffer: Uint8Array): DataView {
    if (this.#viewed !== buffer) {
      this.#viewed = buffer
      this.#view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    }
    return this.#view
  }

  putNumber(row: number, column: number, style: number, value: number): void {
    if (style < this.dateStyles.length && this.dateStyles[style] === 1) {
      const serial = this.context.date1904 ? value + DAYS_TO_1904 : value
      // A number that is no possible day stays a number, whatever its format: Excel shows ##### there.
      if (serial >= 0 && serial < MAX_SERIAL + 1) {
        this.cells.put(row, column, CELL_DATE, serial)
        return
      }
    }
    this.cells.put(row, column, CELL_NUMBER, value)
  }

  putShared(row: number, column: number, index: number): void {
    // A cell that quotes a text which is not there would silently lose its value.
    if (!(index >= 0 && index < this.context.sharedCount))
      throw new Refused('corrupt', { sharedString: index })
    this.cells.put(row, column, CELL_TEXT, index)
  }

  putText(row: number, column: number, bytes: Uint8Array, start: number, end: number): void {
    if (start === end) return
    this.cells.put(row, column, CELL_TEXT, this.context.inline.numberOf(bytes, start, end))
  }

  /** Any value, with its references resolved already. */
  putValue(row: number, column: number, type: number, style: number, bytes: Uint8Array, end: number): void {
    if (end === 0) return
    switch (type) {
      case TYPE_SHARED:
        this.putShared(row, column, numberFromBytes(bytes, 0, end))
        return
      case TYPE_BOOLEAN:
        this.cells.put(row, column, CELL_BOOLEAN, bytes[0] === 0x31 || bytes[0] === 0x74 ? 1 : 0)
        return
      case TYPE_ERROR:
        this.cells.put(row, column, CELL_ERROR, this.context.inline.numberOf(bytes, 0, end))
        return
      case TYPE_NUMBER: {
        const value = numberFromBytes(bytes, 0, end)
        if (Number.isNaN(value)) this.putText(row, column, bytes, 0, end)
        else this.putNumber(row, column, style, value)
        return
      }
      case TYPE_ISO_DATE: {
        let text = ''
        for (let i = 0; i < end; i++) text += String.fromCharCode(bytes[i])
        const serial = serialOfIso(text)
        if (Number.isNaN(serial)) this.putText(row, column, bytes, 0, end)
        else this.cells.put(row, column, CELL_DATE, serial)
        return
      }
      default:
        this.putText(row, column, bytes, 0, end)
    }
  }
}
