export interface TestField {
  readonly name: string
  readonly type: string
  readonly length: number
  readonly decimals?: number
  readonly nullable?: boolean
}

export interface TestTable {
  readonly fields: readonly TestField[]
  /** Values as they stand in the record, padded to the field; `deleted` rows carry the deletion mark. */
  readonly rows: readonly (readonly (string | Uint8Array)[])[]
  readonly deleted?: readonly number[]
  readonly version?: number
  readonly codePage?: number
  readonly encode?: (text: string) => Uint8Array
  /** What the header says instead of the number of rows. */
  readonly announced?: number
}

const utf8 = new TextEncoder()

/** A dBASE table, written by hand. */
export function makeDbf(table: TestTable): Uint8Array {
  const encode = table.encode ?? ((text: string) => utf8.encode(text))
  const { fields, rows } = table
  const headerLength = 32 + fields.length * 32 + 1
  const recordLength = 1 + fields.reduce((sum, field) => sum + field.length, 0)
  const bytes = new Uint8Array(headerLength + rows.length * recordLength + 1)
  const view = new DataView(bytes.buffer)
  bytes.set([table.version ?? 3, 126, 10, 15])
  view.setUint32(4, table.announced ?? rows.length, true)
  view.setUint16(8, headerLength, true)
  view.setUint16(10, recordLength, true)
  bytes[29] = table.codePage ?? 0
  for (const [index, field] of fields.entries()) {
    const at = 32 + index * 32
    bytes.set(encode(field.name).subarray(0, 10), at)
    bytes[at + 11] = field.type.charCodeAt(0)
    bytes[at + 16] = field.length
    bytes[at + 17] = field.decimals ?? 0
    bytes[at + 18] = field.nullable === true ? 2 : 0
  }
  bytes[headerLength - 1] = 0x0d
  for (const [index, row] of rows.entries()) {
    let at = headerLength + index * recordLength
    bytes[at++] = table.deleted?.includes(index) === true ? 0x2a : 0x20
    for (const [column, field] of fields.entries()) {
      const value = row[column] ?? ''
      const data = typeof value === 'string' ? encode(value) : value
      const start = 'NF'.includes(field.type) ? at + field.length - data.length : at
      bytes.fill(0x20, at, at + field.length)
      bytes.set(data.subarray(0, field.length), start)
      at += field.length
    }
  }
  bytes[bytes.length - 1] = 0x1a
  return bytes
}
