import { Refused } from '../refused.ts'
import { labelOfCodePage } from '../text/code-page.ts'
import { TextTable } from '../text/text-table.ts'
import { isBuiltinDateFormat, isDateFormatCode } from '../xlsx/number-format.ts'
import { type BeginOfStream, BIFF, type BiffRecord, recordAt } from './biff-records.ts'
import { latinText, TextCursor } from './biff-text.ts'

export interface BoundSheet {
  readonly name: string
  readonly offset: number
  readonly visibility: 'visible' | 'hidden' | 'very-hidden'
  readonly isWorksheet: boolean
}

const VISIBILITY = ['visible', 'hidden', 'very-hidden'] as const

/** What the sheets need to know of their workbook: texts, formats, calendar, code page. */
export class BiffGlobals {
  readonly version: BeginOfStream['version']
  readonly sheets: BoundSheet[] = []
  /** All texts of the workbook; the shared ones come first, since their record stands before all sheets. */
  readonly texts = new TextTable()
  sharedCount = 0
  date1904 = false
  /** Of byte strings before BIFF8. */
  codePage: string | undefined
  readonly #view: DataView
  readonly #bytes: Uint8Array
  readonly #formats = new Map<number, string>()
  readonly #formatOfXf: number[] = []
  readonly #isDate = new Map<number, boolean>()

  constructor(bytes: Uint8Array, view: DataView, version: BeginOfStream['version']) {
    this.#bytes = bytes
    this.#view = view
    this.version = version
  }

  /** Takes a record of the workbook part; those of old versions, which know no such part, stand among the cells. */
  take(record: BiffRecord): void {
    const { at, length } = record
    const view = this.#view
    switch (record.id) {
      case BIFF.filePass:
        throw new Refused('encrypted')
      case BIFF.date1904:
        if (length >= 2) this.date1904 = view.getUint16(at, true) === 1
        return
      case BIFF.codePage:
        if (length >= 2) this.codePage = labelOfCodePage(view.getUint16(at, true))
        return
      case BIFF.boundSheet:
        if (length >= 8) this.#boundSheet(at, length)
        return
      case BIFF.format:
      case BIFF.formatOld:
        this.#format(record)
        return
      case BIFF.xf:
        if (length >= 4) this.#formatOfXf.push(view.getUint16(at + 2, true))
        return
      case BIFF.xf3:
      case BIFF.xf4:
        if (length >= 2) this.#formatOfXf.push(view.getUint8(at + 1))
        return
      case BIFF.sst:
        this.#sharedStrings(record)
        return
      default:
    }
  }

  /** Whether cells of this XF show their number as a date. */
  isDate(xf: number): boolean {
    const format = this.#formatOfXf[xf]
    return format !== undefined && this.isDateFormat(format)
  }

  isDateFormat(format: number): boolean {
    const known = this.#isDate.get(format)
    if (known !== undefined) return known
    const code = this.#formats.get(format)
    const date = code === undefined ? isBuiltinDateFormat(format) : isDateFormatCode(code)
    this.#isDate.set(format, date)
    return date
  }

  /** A string with a length of one or two bytes in front; undecoded (see `latinText`) before BIFF8. */
  text(at: number, end: number, lengthBytes: 1 | 2): string {
    if (this.version === 8) return new TextCursor([this.#bytes.subarray(at, end)]).text(lengthBytes)
    const length = lengthBytes === 1 ? this.#view.getUint8(at) : this.#view.getUint16(at, true)
    return latinText(this.#bytes.subarray(at + lengthBytes, Math.min(at + lengthBytes + length, end)))
  }

  /** Data of a record and of the CONTINUE records behind it. */
  pieces(record: BiffRecord): Uint8Array[] {
    const pieces = [this.#bytes.subarray(record.at, record.at + record.length)]
    let next = recordAt(this.#view, record.at + record.length)
    while (next !== undefined && next.id === BIFF.continue) {
      pieces.push(this.#bytes.subarray(next.at, next.at + next.length))
      next = recordAt(this.#view, next.at + next.length)
    }
    return pieces
  }

  #boundSheet(at: number, length: number): void {
    const kind = this.#view.getUint8(at + 5)
    this.sheets.push({
      offset: this.#view.getUint32(at, true),
      visibility: VISIBILITY[this.#view.getUint8(at + 4) & 0x03] ?? 'visible',
      isWorksheet: kind === 0,
      name: this.text(at + 6, at + length, 1),
    })
  }

  #format({ id, at, length }: BiffRecord): void {
    if (this.version >= 5) {
      if (length < 3) return
      const code = this.text(at + 2, at + length, this.version === 8 ? 2 : 1)
      this.#formats.set(this.#view.getUint16(at, true), code)
    } else {
      // Old formats have no number but their place.
      const skip = id === BIFF.format ? 2 : 0
      if (length > skip) this.#formats.set(this.#formats.size, this.text(at + skip, at + length, 1))
    }
  }

  /** The count in front is often wrong: the strings themselves decide, cells that point past them make the file corrupt. */
  #sharedStrings(record: BiffRecord): void {
    const { texts } = this.texts
    if (texts.length > 0) throw new Refused('corrupt', { record: 'shared strings' })
    const cursor = new TextCursor(this.pieces(record))
    try {
      cursor.skip(8)
      while (!cursor.done) texts.push(cursor.text(2))
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault
    }
    this.sharedCount = texts.length
  }
}
