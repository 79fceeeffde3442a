import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '#test/support/gb18030.ts'
import { makeDbf, type TestField } from '#test/support/make-dbf.ts'
import { cellsOf, readBytes, workbookOf } from '#test/support/read-source.ts'

const NAME: TestField = { name: 'YPMC', type: 'C', length: 20 }
const cells = async (bytes: Uint8Array) => cellsOf(await workbookOf(bytes, 'yp.dbf'))[0].cells

function eightBytes(fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(8)
  fill(new DataView(bytes.buffer))
  return bytes
}

describe('dBASE tables', () => {
  it('gives field names and typed values, without deleted rows', async () => {
    const fields: TestField[] = [
      NAME,
      { name: 'SL', type: 'N', length: 10, decimals: 2 },
      { name: 'RQ', type: 'D', length: 8 },
      { name: 'JY', type: 'L', length: 1 },
    ]
    const rows = [
      ['0051401', '12.50', '20261015', 'T'],
      ['deleted', '1', '20261015', 'F'],
      [' x', '-3', '        ', '?'],
    ]
    const workbook = await workbookOf(makeDbf({ fields, rows, deleted: [1] }), 'yp.dbf')
    expect(workbook.format).toBe('dbf')
    expect(cellsOf(workbook)).toEqual([
      {
        name: 'yp',
        hidden: 0,
        cells: {
          A1: 'YPMC',
          B1: 'SL',
          C1: 'RQ',
          D1: 'JY',
          A2: '0051401',
          B2: 12.5,
          C2: { date: '2026-10-15T00:00:00' },
          D2: true,
          A3: ' x',
          B3: -3,
        },
      },
    ])
  })

  it('keeps overflow marks, impossible dates and long numbers as the texts that they are', async () => {
    const fields: TestField[] = [
      { name: 'A', type: 'N', length: 6 },
      { name: 'B', type: 'D', length: 8 },
      { name: 'C', type: 'N', length: 20 },
    ]
    expect(
      await cells(makeDbf({ fields, rows: [['******', '20260231', '24312000000012345678']] })),
    ).toMatchObject({ A2: '******', B2: '20260231', C2: '24312000000012345678' })
  })

  it('reads the binary fields of Visual FoxPro, and nulls as empty', async () => {
    const fields: TestField[] = [
      { name: 'JE', type: 'Y', length: 8 },
      { name: 'XS', type: 'B', length: 8 },
      { name: 'SJ', type: 'T', length: 8 },
      { name: 'ZS', type: 'I', length: 4, nullable: true },
      { name: '_NullFlags', type: '0', length: 1 },
    ]
    const money = eightBytes((view) => view.setBigInt64(0, 1_234_500n, true))
    const double = eightBytes((view) => view.setFloat64(0, 0.5, true))
    const noon = eightBytes((view) => {
      view.setInt32(0, 2_459_216, true)
      view.setInt32(4, 43_200_000, true)
    })
    const row = (flags: number) => [money, double, noon, Uint8Array.of(7, 0, 0, 0), Uint8Array.of(flags)]
    const read = await cells(makeDbf({ fields, rows: [row(0), row(1)], version: 0x30 }))
    expect(read).toMatchObject({ A2: 123.45, B2: 0.5, C2: { date: '2021-01-01T12:00:00' }, D2: 7 })
    expect(read).not.toHaveProperty('D3')
  })

  it('decodes by the code page byte, and doubts one that is missing or Western over Chinese', async () => {
    const read = async (codePage: number, name: Uint8Array) => {
      const workbook = await workbookOf(makeDbf({ fields: [NAME], rows: [[name]], codePage }))
      return [cellsOf(workbook)[0].cells.A2, workbook.encoding, workbook.issues.length]
    }
    const chinese = encodeGb18030('盐酸二甲双胍片')
    expect(await read(0x7a, chinese)).toEqual(['盐酸二甲双胍片', 'gb18030', 0])
    expect(await read(0, chinese)).toEqual(['盐酸二甲双胍片', 'gb18030', 1])
    expect(await read(0x03, chinese)).toEqual(['盐酸二甲双胍片', 'gb18030', 1])
    expect(await read(0, new TextEncoder().encode('阿莫西林'))).toEqual(['阿莫西林', 'utf-8', 0])
    expect(await read(0x03, Uint8Array.of(0x63, 0x61, 0x66, 0xe9))).toEqual(['café', 'windows-1252', 0])
    expect(await read(0x01, Uint8Array.of(0x81, 0x62))).toEqual(['üb', 'cp437', 0])
    expect(await read(0xc9, Uint8Array.of(0xc4, 0xe0))).toEqual(['Да', 'windows-1251', 0])
  })

  it('tells of memo texts that lie in another file', async () => {
    const fields: TestField[] = [NAME, { name: 'BZ', type: 'M', length: 10 }]
    const workbook = await workbookOf(
      makeDbf({
        fields,
        rows: [
          ['a', '        12'],
          ['b', ''],
        ],
      }),
    )
    expect(workbook.issues.map(({ code }) => code)).toEqual(['memo-missing'])
  })

  it('is not shortened by a cut, and no text that begins like one', async () => {
    const bytes = makeDbf({ fields: [NAME], rows: [['a'], ['b']] })
    const cut = await readBytes(bytes.slice(0, -10), 'x.dbf')
    expect(cut).toMatchObject({ ok: false, error: { code: 'corrupt' } })
    const text = new TextEncoder().encode(`0,1,2\n${'数量,单价,金额\n'.repeat(20)}`)
    expect((await workbookOf(text)).format).toBe('csv')
  })
})
