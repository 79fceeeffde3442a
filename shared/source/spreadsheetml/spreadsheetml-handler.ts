import { GrowableBytes } from '../../columns/growable.ts'
import { DAYS_TO_1904, MAX_SERIAL, serialOfIso } from '../cells/excel-serial.ts'
import {
  CELL_BOOLEAN,
  CELL_DATE,
  CELL_ERROR,
  CELL_NUMBER,
  CELL_TEXT,
  type RawSheet,
  type Workbook,
} from '../contract.ts'
import { RawCells, SlotBudget } from '../raw-cells.ts'
import { Refused } from '../refused.ts'
import { TextTable } from '../text/text-table.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../xlsx/cell-reference.ts'
import { isDateFormatCode } from '../xlsx/number-format.ts'
import type { XmlTag } from '../xml/xml-tag.ts'
import { appendXmlText } from '../xml/xml-text.ts'
import type { XmlHandler } from '../xml/xml-tokenizer.ts'

/** Formats that this file type calls by name instead of by code. */
const NAMED_DATES = [
  'general date',
  'long date',
  'medium date',
  'short date',
  'long time',
  'medium time',
  'short time',
]

interface OpenSheet {
  name: string
  visibility: RawSheet['visibility']
  readonly cells: RawCells
  readonly hiddenRows: number[]
  readonly merges: RawSheet['merges'][number][]
}

/** Cells of an "XML Spreadsheet 2003" workbook. */
export class SpreadsheetMlHandler implements XmlHandler {
  readonly #texts = new TextTable()
  readonly #budget = new SlotBudget()
  readonly #sheets: OpenSheet[] = []
  readonly #dateStyles = new Set<string>()
  readonly #value = new GrowableBytes()
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #date1904 = false
  #style = ''
  #sheet: OpenSheet | undefined
  #row = -1
  #nextRow = 0
  #column = 0
  #nextColumn = 0
  #rowStyle = ''
  #cellStyle = ''
  #type = ''
  #inComment = false
  #reading = false

  get rows(): number {
    return this.#sheet?.cells.rowCount ?? 0
  }

  open(tag: XmlTag): void {
    switch (tag.name) {
      case 'Style':
        this.#style = tag.localAttribute('ID') ?? ''
        return
      case 'NumberFormat':
        if (isDate(tag.localAttribute('Format') ?? '')) this.#dateStyles.add(this.#style)
        return
      case 'Date1904':
        this.#date1904 = true
        return
      case 'Worksheet':
        this.#openSheet(tag.localAttribute('Name') ?? `Sheet${this.#sheets.length + 1}`)
        return
      case 'Row':
        this.#openRow(tag)
        return
      case 'Cell':
        this.#openCell(tag)
        return
      case 'Comment':
        this.#inComment = true
        return
      case 'Data':
        if (this.#inComment) return
        this.#type = tag.localAttribute('Type') ?? 'String'
        this.#value.length = 0
        this.#reading = true
        return
      case 'Visible':
        this.#value.length = 0
        this.#reading = true
        return
      default:
    }
  }

  close(tag: XmlTag): void {
    switch (tag.name) {
      case 'Comment':
        this.#inComment = false
        return
      case 'Data':
        if (this.#inComment || !this.#reading) return
        this.#reading = false
        if (this.#sheet !== undefined) this.#put(this.#sheet.cells, this.#text())
        return
      case 'Visible':
        this.#reading = false
        this.#setVisibility(this.#text())
        return
      case 'Worksheet':
        this.#sheet = undefined
        return
      default:
    }
  }

  text(buffer: Uint8Array, start: number, end: number, verbatim: boolean): void {
    if (!this.#reading) return
    if (verbatim) this.#value.append(buffer, start, end)
    else appendXmlText(this.#value, buffer, start, end)
  }

  finish(): Workbook {
    const sheets = this.#sheets.map(({ cells, ...sheet }) => ({
      ...sheet,
      rowCount: cells.rowCount,
      columns: cells.finish(),
    }))
    if (sheets.length === 0) throw new Refused('empty')
    return { format: 'spreadsheetml', sheets, strings: this.#texts.texts, issues: [] }
  }

  #openSheet(name: string): void {
    this.#sheet = {
      name,
      visibility: 'visible',
      cells: new RawCells(this.#budget),
      hiddenRows: [],
      merges: [],
    }
    this.#sheets.push(this.#sheet)
    this.#nextRow = 0
  }

  #openRow(tag: XmlTag): void {
    this.#row = place(tag, 'Index', this.#nextRow)
    this.#nextRow = this.#row + 1 + count(tag, 'Span')
    if (this.#row >= MAX_ROWS) throw new Refused('corrupt', { row: this.#row + 1 })
    this.#nextColumn = 0
    this.#rowStyle = tag.localAttribute('StyleID') ?? ''
    if (tag.localAttribute('Hidden') === '1') this.#sheet?.hiddenRows.push(this.#row)
  }

  #openCell(tag: XmlTag): void {
    this.#column = place(tag, 'Index', this.#nextColumn)
    if (this.#column >= MAX_COLUMNS) throw new Refused('corrupt', { column: this.#column + 1 })
    const across = Math.min(count(tag, 'MergeAcross'), MAX_COLUMNS)
    const down = Math.min(count(tag, 'MergeDown'), MAX_ROWS)
    this.#nextColumn = this.#column + across + 1
    this.#cellStyle = tag.localAttribute('StyleID') ?? this.#rowStyle
    if (across === 0 && down === 0) return
    this.#sheet?.merges.push({
      top: this.#row,
      left: this.#column,
      bottom: this.#row + down,
      right: this.#column + across,
    })
  }

  #put(cells: RawCells, text: string): void {
    if (text === '') return
    if (this.#row < 0) throw new Refused('corrupt')
    const put = (kind: 1 | 2 | 3 | 4 | 5, value: number) => cells.put(this.#row, this.#column, kind, value)
    const number = Number(text)
    if (this.#type === 'Number' && text.trim() !== '' && Number.isFinite(number)) {
      const serial = this.#date1904 ? number + DAYS_TO_1904 : number
      if (this.#dateStyles.has(this.#cellStyle) && serial >= 0 && serial < MAX_SERIAL + 1)
        put(CELL_DATE, serial)
      else put(CELL_NUMBER, number)
      return
    }
    if (this.#type === 'DateTime') {
      const serial = serialOfIso(text)
      if (!Number.isNaN(serial)) {
        put(CELL_DATE, serial)
        return
      }
    }
    if (this.#type === 'Boolean' && /^\s*(0|1|true|false)\s*$/i.test(text)) {
      put(CELL_BOOLEAN, /1|true/i.test(text) ? 1 : 0)
      return
    }
    put(this.#type === 'Error' ? CELL_ERROR : CELL_TEXT, this.#texts.numberOf(text))
  }

  #text(): string {
    return this.#decoder.decode(this.#value.view())
  }

  #setVisibility(text: string): void {
    if (this.#sheet === undefined) return
    if (text.trim() === 'SheetHidden') this.#sheet.visibility = 'hidden'
    if (text.trim() === 'SheetVeryHidden') this.#sheet.visibility = 'very-hidden'
  }
}

/** A one-based place, or the one that follows. */
function place(tag: XmlTag, name: string, next: number): number {
  const given = Number(tag.localAttribute(name))
  return Number.isInteger(given) && given >= 1 ? given - 1 : next
}

function count(tag: XmlTag, name: string): number {
  const given = Number(tag.localAttribute(name))
  return Number.isInteger(given) && given >= 0 ? given : 0
}

function isDate(format: string): boolean {
  return (
    NAMED_DATES.includes(format.toLowerCase()) ||
    (format !== '' && isNamedNumber(format) === false && isDateFormatCode(format))
  )
}

/** "Fixed", "Standard", "Percent" … are no codes, though they hold the letters of dates. */
function isNamedNumber(format: string): boolean {
  return /^[A-Z][a-z]+( [A-Z][a-z]+| Number)*(\/[A-Z][a-z]+)?$/.test(format)
}
