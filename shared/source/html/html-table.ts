import { CELL_TEXT, type RawSheet } from '../contract.ts'
import { RawCells, SlotBudget } from '../raw-cells.ts'
import { Refused } from '../refused.ts'
import { TextTable } from '../text/text-table.ts'
import { MAX_COLUMNS, MAX_ROWS } from '../xlsx/cell-reference.ts'
import { decodeEntities } from './entities.ts'
import { attributeOf, type HtmlHandler, type HtmlTag } from './html-tokens.ts'

const MAX_COLSPAN = 1000
const MAX_ROWSPAN = 65_534
const MAX_DEPTH = 200
const LAYOUT = /[\t\r\n\f]| {2}/
/** Starts and ends with a visible character and holds no line end: nothing to tidy. */
const TIDY = /^[^\s\u00a0](?:[^\n]*[^\s\u00a0])?$/
const LINE_TAGS = ['p', 'div', 'li', 'tr']

/** Which columns are taken by cells of rows above: by column the last row that is. */
type Spans = number[]

/**
 * Puts the cells of all tables of a page into one sheet, table below table. A table inside a cell (pages laid out with
 * tables) becomes rows of its own. All cells are texts as the page shows them.
 */
export class HtmlTable implements HtmlHandler {
  readonly cells = new RawCells(new SlotBudget())
  readonly texts = new TextTable()
  readonly merges: RawSheet['merges'][number][] = []
  /** Called for each row, so that reading can stop and tell how far it is. */
  readonly #onRow: (rows: number) => void
  tables = 0
  framesets = 0
  #outer: Spans[] = []
  #spans: Spans = []
  #row = -1
  #column = 0
  /** Behind the cell being read. */
  #nextColumn = 0
  #inRow = false
  #pieces: string[] | undefined

  constructor(onRow: (rows: number) => void) {
    this.#onRow = onRow
  }

  tag({ name, closing, attributes }: HtmlTag): void {
    switch (name) {
      case 'table':
        if (closing) this.#closeTable()
        else this.#openTable()
        return
      case 'tr':
        this.#endCell()
        this.#inRow = false
        if (!closing) this.#startRow()
        return
      case 'td':
      case 'th':
        this.#endCell()
        if (!closing) this.#startCell(attributes)
        return
      case 'br':
        this.#pieces?.push('\n')
        return
      case 'frameset':
        this.framesets++
        return
      default:
        if (LINE_TAGS.includes(name)) this.#pieces?.push('\n')
    }
  }

  text(text: string): void {
    const pieces = this.#pieces
    if (pieces === undefined) return
    pieces.push(decodeEntities(LAYOUT.test(text) ? text.replace(/[ \t\r\n\f]+/g, ' ') : text))
  }

  /** Must be called once after the last token. */
  finish(): void {
    this.#endCell()
  }

  #openTable(): void {
    this.#endCell()
    this.#inRow = false
    this.tables++
    if (this.#outer.length >= MAX_DEPTH) throw new Refused('corrupt', { depth: MAX_DEPTH })
    this.#outer.push(this.#spans)
    this.#spans = []
  }

  #closeTable(): void {
    this.#endCell()
    this.#inRow = false
    this.#spans = this.#outer.pop() ?? []
  }

  #startRow(): void {
    this.#row++
    if (this.#row >= MAX_ROWS) throw new Refused('too_large', { rows: MAX_ROWS })
    this.#column = 0
    this.#inRow = true
    this.#onRow(this.#row)
  }

  #startCell(attributes: string): void {
    if (!this.#inRow) this.#startRow()
    while (this.#spans[this.#column] >= this.#row) this.#column++
    if (this.#column >= MAX_COLUMNS) throw new Refused('corrupt', { column: this.#column + 1 })
    this.#pieces = []
    if (!/span/i.test(attributes)) {
      this.#nextColumn = this.#column + 1
      return
    }
    const right = this.#column + spanOf(attributes, 'colspan', MAX_COLSPAN) - 1
    const bottom = this.#row + spanOf(attributes, 'rowspan', MAX_ROWSPAN) - 1
    this.#nextColumn = right + 1
    if (right > this.#column || bottom > this.#row) {
      this.merges.push({ top: this.#row, left: this.#column, bottom, right })
    }
    if (bottom > this.#row) for (let c = this.#column; c <= right; c++) this.#spans[c] = bottom
  }

  #endCell(): void {
    const pieces = this.#pieces
    if (pieces === undefined) return
    this.#pieces = undefined
    const text = tidy(pieces.length === 1 ? pieces[0] : pieces.join(''))
    if (text !== '') this.cells.put(this.#row, this.#column, CELL_TEXT, this.texts.numberOf(text))
    this.#column = this.#nextColumn
  }
}

/** Line by line without the blanks that only lay the source out; a cell of nothing but &nbsp; is empty. */
function tidy(text: string): string {
  if (TIDY.test(text)) return text
  const lines = text.includes('\n') ? text.replace(/ *\n */g, '\n').replace(/^\n+|\n+$/g, '') : text
  const trimmed = lines.replace(/^ +| +$/g, '')
  return /^[\u00a0\s]*$/.test(trimmed) ? '' : trimmed
}

function spanOf(attributes: string, name: string, most: number): number {
  const value = Number.parseInt(attributeOf(attributes, name) ?? '1', 10)
  return value >= 1 ? Math.min(value, most) : 1
}
