/**
 * The rows of one side while they are generated: columns, not objects, so that two million of them fit. Texts are codes
 * of a TextPool; `item` and `codeItem` are indexes of the item list.
 */
export interface LoggedLine {
  readonly item: number
  /** Item whose national code stands in the row; differs from `item` only where the code is wrong. */
  readonly codeItem: number
  readonly supplier: number
  readonly postedOn: number
  readonly document: number
  readonly order: number
  readonly orderDetail: number
  readonly invoice: number
  readonly invoiceOn: number
  readonly lot: number
  readonly expiresOn: number
  /** Ten-thousandths of the unit in which this side counts. */
  readonly quantity: number
  readonly unitPrice: number
  readonly amount: number
  /** 0 no, 1 flagged in HIS, 2 only the register knows. */
  readonly emergency: number
  readonly group: number
}

type Arrays = { -readonly [N in keyof LoggedLine]: Int32Array | Float64Array }

const WIDE: readonly (keyof LoggedLine)[] = ['quantity', 'unitPrice', 'amount']
const NARROW: readonly (keyof LoggedLine)[] = [
  'item',
  'codeItem',
  'supplier',
  'postedOn',
  'document',
  'order',
  'orderDetail',
  'invoice',
  'invoiceOn',
  'lot',
  'expiresOn',
  'emergency',
  'group',
]

export class LineLog {
  #capacity = 4096
  columns: Arrays = newArrays(4096)
  length = 0

  push(line: LoggedLine): number {
    if (this.length === this.#capacity) this.#grow()
    const row = this.length++
    const { columns } = this
    // Written out: a loop over names costs five times as much, and this runs for every row.
    columns.item[row] = line.item
    columns.codeItem[row] = line.codeItem
    columns.supplier[row] = line.supplier
    columns.postedOn[row] = line.postedOn
    columns.document[row] = line.document
    columns.order[row] = line.order
    columns.orderDetail[row] = line.orderDetail
    columns.invoice[row] = line.invoice
    columns.invoiceOn[row] = line.invoiceOn
    columns.lot[row] = line.lot
    columns.expiresOn[row] = line.expiresOn
    columns.quantity[row] = line.quantity
    columns.unitPrice[row] = line.unitPrice
    columns.amount[row] = line.amount
    columns.emergency[row] = line.emergency
    columns.group[row] = line.group
    return row
  }

  #grow(): void {
    this.#capacity *= 2
    const grown = newArrays(this.#capacity)
    for (const name of [...NARROW, ...WIDE]) grown[name].set(this.columns[name])
    this.columns = grown
  }
}

function newArrays(capacity: number): Arrays {
  const arrays: Partial<Arrays> = {}
  for (const name of NARROW) arrays[name] = new Int32Array(capacity)
  for (const name of WIDE) arrays[name] = new Float64Array(capacity)
  return arrays as Arrays
}

/** Texts by code; code 0 is absent. `add` is for texts that are new by construction, `codeOf` for all others. */
export class TextPool {
  readonly texts: string[] = ['']
  readonly #codes = new Map<string, number>()

  add(text: string): number {
    this.texts.push(text)
    return this.texts.length - 1
  }

  codeOf(text: string): number {
    if (text === '') return 0
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    const code = this.add(text)
    this.#codes.set(text, code)
    return code
  }
}
