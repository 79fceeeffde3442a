import type { FrameOf } from '#shared/columns/frame.ts'
import { type LineColumn, type LineFrame, lineSchema } from '#shared/model/line.ts'
import { NO_DATE } from '#shared/units/plain-date.ts'

/** Cells of one line; what is left out is absent. Flags are 0, 1 or 2. */
export type LineCells = Partial<Record<LineColumn, string | number>>

interface GrowingText {
  codes: Uint32Array
  dictionary: string[]
  codeOf: Map<string, number>
}

/** Builds frames of procurement lines row by row, for tests and benchmarks. */
export class LineFrameBuilder {
  rowCount = 0
  #capacity: number
  readonly #texts = new Map<LineColumn, GrowingText>()
  readonly #numbers = new Map<LineColumn, Float64Array>()
  readonly #dates = new Map<LineColumn, Int32Array>()
  readonly #flags = new Map<LineColumn, Uint8Array>()

  constructor(capacity: number) {
    this.#capacity = Math.max(capacity, 1)
    for (const [name, kind] of Object.entries(lineSchema) as [LineColumn, string][]) {
      if (kind === 'text')
        this.#texts.set(name, {
          codes: new Uint32Array(this.#capacity),
          dictionary: [''],
          codeOf: new Map([['', 0]]),
        })
      else if (kind === 'number') this.#numbers.set(name, new Float64Array(this.#capacity).fill(Number.NaN))
      else if (kind === 'date') this.#dates.set(name, new Int32Array(this.#capacity).fill(NO_DATE))
      else this.#flags.set(name, new Uint8Array(this.#capacity).fill(2))
    }
  }

  add(cells: LineCells): number {
    const row = this.rowCount
    if (row === this.#capacity) throw new RangeError('the builder is full')
    for (const name in cells) {
      const column = name as LineColumn
      const cell = cells[column]
      if (cell === undefined) continue
      const text = this.#texts.get(column)
      if (text) text.codes[row] = codeOf(text, String(cell))
      else {
        const values = this.#numbers.get(column) ?? this.#dates.get(column) ?? this.#flags.get(column)
        if (values) values[row] = Number(cell)
      }
    }
    return this.rowCount++
  }

  /** The frame with its rows in the given order (rows as they were added if none is given). */
  build(order: ArrayLike<number> = Array.from({ length: this.rowCount }, (_, row) => row)): LineFrame {
    const columns: Record<string, unknown> = {}
    for (const [name, { codes, dictionary }] of this.#texts)
      columns[name] = { kind: 'text', codes: Uint32Array.from(order, (row) => codes[row]), dictionary }
    for (const [name, values] of this.#numbers)
      columns[name] = { kind: 'number', values: Float64Array.from(order, (row) => values[row]) }
    for (const [name, days] of this.#dates)
      columns[name] = { kind: 'date', days: Int32Array.from(order, (row) => days[row]) }
    for (const [name, values] of this.#flags)
      columns[name] = { kind: 'flag', values: Uint8Array.from(order, (row) => values[row]) }
    return { rowCount: order.length, columns: columns as FrameOf<typeof lineSchema>['columns'] }
  }
}

function codeOf(column: GrowingText, text: string): number {
  let code = column.codeOf.get(text)
  if (code === undefined) {
    code = column.dictionary.length
    column.dictionary.push(flat(text))
    column.codeOf.set(text, code)
  }
  return code
}

/** A string in one piece, as a reader of files makes it; template strings are chains of pieces, slow to go through. */
function flat(text: string): string {
  return Buffer.from(text).toString('utf8')
}
