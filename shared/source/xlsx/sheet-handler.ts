import { GrowableBytes } from '../../columns/growable.ts'
import type { RawSheet } from '../contract.ts'
import { Refused } from '../refused.ts'
import type { XmlTag } from '../xml/xml-tag.ts'
import { appendXmlText } from '../xml/xml-text.ts'
import type { XmlHandler } from '../xml/xml-tokenizer.ts'
import { readCellsInBulk } from './bulk-cells.ts'
import { MAX_COLUMNS, MAX_ROWS, parseCellReference } from './cell-reference.ts'
import {
  type SheetContext,
  SheetState,
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_INLINE,
  TYPE_ISO_DATE,
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_STRING,
} from './sheet-state.ts'

const TYPES: Readonly<Record<string, number>> = {
  n: TYPE_NUMBER,
  s: TYPE_SHARED,
  str: TYPE_STRING,
  inlineStr: TYPE_INLINE,
  b: TYPE_BOOLEAN,
  e: TYPE_ERROR,
  d: TYPE_ISO_DATE,
}
const MAX_MERGES = 500_000
const MAX_LISTED_FORMULAS = 200

type Merge = RawSheet['merges'][number]

/**
 * Reads a worksheet part, whatever its dialect: prefixes, missing `r=`, rich inline text, CDATA. The ordinary cell, which is
 * 99 % of every file, is taken by `bulk` instead.
 */
export class SheetHandler implements XmlHandler {
  readonly state: SheetState
  readonly merges: Merge[] = []
  /** Places of formulas that were never calculated: their value is unknown, not zero. */
  readonly formulasWithoutValue: { row: number; column: number }[] = []
  formulaWithoutValueCount = 0
  bulkDepth = 0
  /** Set by tests to prove that the bulk reader changes nothing. */
  readonly bulk: ((buffer: Uint8Array, start: number, end: number) => number) | undefined

  #column = 0
  #cellRow = 0
  #type = TYPE_NUMBER
  #style = 0
  #hasFormula = false
  #phonetic = 0
  #reading: 'value' | 'inline' | 'nothing' = 'nothing'
  readonly #value = new GrowableBytes()
  readonly #inlineText = new GrowableBytes()

  constructor(context: SheetContext, options: { readonly carefulOnly: boolean } = { carefulOnly: false }) {
    this.state = new SheetState(context)
    if (!options.carefulOnly) {
      this.bulk = (buffer, start, end) => readCellsInBulk(this, this.state, buffer, start, end)
    }
  }

  open(tag: XmlTag): void {
    const { state } = this
    const name = tag.name
    if (state.inCell) {
      if (name === 'v') this.#reading = 'value'
      else if (name === 't' && this.#phonetic === 0) this.#reading = 'inline'
      else if (name === 'rPh') this.#phonetic++
      else if (name === 'f') this.#hasFormula = true
      return
    }
    if (name === 'c' && state.inRow) this.#openCell(tag)
    else if (name === 'row' && state.inSheetData) this.#openRow(tag)
    else if (name === 'sheetData') state.inSheetData = true
    else if (name === 'mergeCell') this.#merge(tag.attribute('ref') ?? '')
  }

  close(tag: XmlTag): void {
    const { state } = this
    const name = tag.name
    if (state.inCell) {
      if (name === 'v' || name === 't') this.#reading = 'nothing'
      else if (name === 'rPh') this.#phonetic--
      else if (name === 'c') this.#closeCell()
      return
    }
    if (name === 'row') state.inRow = false
    else if (name === 'sheetData') state.inSheetData = false
  }

  text(buffer: Uint8Array, start: number, end: number, verbatim: boolean): void {
    if (this.#reading === 'nothing') return
    const target = this.#reading === 'value' ? this.#value : this.#inlineText
    if (verbatim) target.append(buffer, start, end)
    else appendXmlText(target, buffer, start, end)
  }

  #openRow(tag: XmlTag): void {
    this.startRow(tag.attribute('r'), tag.attribute('hidden'))
    this.state.inRow = true
  }

  /** Also called by the bulk reader for rows with unusual attributes. */
  startRow(reference: string | undefined, hidden: string | undefined): void {
    const { state } = this
    const number = reference === undefined ? 0 : Number(reference)
    state.row = Number.isInteger(number) && number >= 1 ? number - 1 : state.row + 1
    if (state.row >= MAX_ROWS) throw new Refused('corrupt', { row: state.row + 1 })
    state.nextColumn = 0
    if (hidden === '1' || hidden === 'true') state.hiddenRows.push(state.row)
  }

  #openCell(tag: XmlTag): void {
    const { state } = this
    const reference = tag.attribute('r')
    const place = reference === undefined ? undefined : parseCellReference(reference)
    this.#cellRow = place === undefined ? state.row : place.row
    this.#column = place === undefined ? state.nextColumn : place.column
    if (this.#column >= MAX_COLUMNS) throw new Refused('corrupt', { column: this.#column + 1 })
    state.nextColumn = this.#column + 1
    this.#type = TYPES[tag.attribute('t') ?? 'n'] ?? TYPE_NUMBER
    this.#style = Number(tag.attribute('s') ?? 0)
    this.#hasFormula = false
    this.#phonetic = 0
    this.#reading = 'nothing'
    this.#value.length = 0
    this.#inlineText.length = 0
    state.inCell = true
  }

  #closeCell(): void {
    const { state } = this
    state.inCell = false
    // Some writers announce an inline string and then use <v>, others the reverse.
    const useInline = this.#inlineText.length > 0 && (this.#type === TYPE_INLINE || this.#value.length === 0)
    if (useInline) {
      state.putText(this.#cellRow, this.#column, this.#inlineText.bytes, 0, this.#inlineText.length)
    } else if (this.#value.length > 0) {
      state.putValue(
        this.#cellRow,
        this.#column,
        this.#type,
        this.#style,
        this.#value.bytes,
        this.#value.length,
      )
    } else if (this.#hasFormula && this.#type !== TYPE_STRING) {
      this.formulaWithoutValueCount++
      if (this.formulasWithoutValue.length < MAX_LISTED_FORMULAS) {
        this.formulasWithoutValue.push({ row: this.#cellRow, column: this.#column })
      }
    }
  }

  #merge(reference: string): void {
    const [from, to] = reference.split(':')
    const first = parseCellReference(from)
    const last = to === undefined ? first : parseCellReference(to)
    if (first === undefined || last === undefined || this.merges.length >= MAX_MERGES) return
    this.merges.push({ top: first.row, left: first.column, bottom: last.row, right: last.column })
  }
}
