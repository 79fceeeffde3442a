import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf, readBytes, workbookOf } from '#test/support/read-source.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** 入库日期,数量 in GB18030; 㐀 (U+3400) takes four bytes there. */
const GB_HEADER = [0xc8, 0xeb, 0xbf, 0xe2, 0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xca, 0xfd, 0xc1, 0xbf]
const GB_FOUR_BYTES = [0x81, 0x39, 0xee, 0x39]

async function grid(bytes: Uint8Array): Promise<string[][]> {
  const workbook = await workbookOf(bytes, 'x.csv')
  const { rowCount, columns } = workbook.sheets[0]
  return Array.from({ length: rowCount }, (_, row) =>
    columns.map((column) =>
      column !== undefined && column.kinds[row] === 1 ? workbook.strings[column.values[row]] : '',
    ),
  )
}

describe('delimited text', () => {
  it('reads quotes, doubled quotes and line ends inside quotes', async () => {
    expect(await grid(utf8('a,"b, ""c""\r\nd",e\r\n1,,3'))).toEqual([
      ['a', 'b, "c"\r\nd', 'e'],
      ['1', '', '3'],
    ])
  })

  it('takes a quote without a proper partner for an inch mark, and loses no row over it', async () => {
    expect(await grid(utf8('a,b\n"3寸针,1\n5"导管,2\n"x"y,3\n'))).toEqual([
      ['a', 'b'],
      ['"3寸针', '1'],
      ['5"导管', '2'],
      ['"x"y', '3'],
    ])
  })

  it('ends records at CR, LF and CR LF alike and keeps ragged and blank ones', async () => {
    expect(await grid(utf8('a,b\r1\r\n\n2,3,4'))).toEqual([
      ['a', 'b', ''],
      ['1', '', ''],
      ['', '', ''],
      ['2', '3', '4'],
    ])
  })

  it('finds tab, semicolon, bar and what sep= announces', async () => {
    for (const separator of ['\t', ';', '|'])
      expect(await grid(utf8(`甲,乙${separator}b\n1${separator}2\n`))).toEqual([
        ['甲,乙', 'b'],
        ['1', '2'],
      ])
    expect(await grid(utf8('sep=;\r\na;b,c\r\n'))).toEqual([['a', 'b,c']])
  })

  it('keeps codes as they stand: zeros, apostrophes, spaces', async () => {
    expect(await grid(utf8("00123,'0159425, x \n"))).toEqual([['00123', "'0159425", ' x ']])
  })
})

describe('text encodings', () => {
  it('reads UTF-8 with and without mark and UTF-16 of both orders', async () => {
    const text = '入库日期,数量\n2026-10-15,３\n'
    const expected = [
      ['入库日期', '数量'],
      ['2026-10-15', '３'],
    ]
    const units = Array.from(text, (character) => character.charCodeAt(0))
    const little = units.flatMap((unit) => [unit & 0xff, unit >> 8])
    const big = units.flatMap((unit) => [unit >> 8, unit & 0xff])
    expect(await grid(utf8(text))).toEqual(expected)
    expect(await grid(utf8(`\ufeff${text}`))).toEqual(expected)
    expect(await grid(Uint8Array.from([0xff, 0xfe, ...little]))).toEqual(expected)
    expect(await grid(Uint8Array.from([0xfe, 0xff, ...big]))).toEqual(expected)
    expect(await grid(Uint8Array.from(little))).toEqual(expected)
  })

  it('reads GB18030 including characters of four bytes, without a doubt', async () => {
    const bytes = Uint8Array.from([...GB_HEADER, 0x0a, ...GB_FOUR_BYTES, 0x2c, 0x31])
    const workbook = await workbookOf(bytes, 'gb.csv')
    expect(workbook.encoding).toBe('gb18030')
    expect(workbook.issues).toEqual([])
    expect(Object.values(cellsOf(workbook)[0].cells)).toEqual(['入库日期', '数量', '㐀', '1'])
  })

  it('doubts text that only happens to decode as GB18030', async () => {
    // Big5 for 藥品名稱, whose trail bytes lie below 0xa1.
    const big5 = [0xc3, 0xc4, 0xab, 0x7e, 0xa6, 0x57, 0xba, 0xd9]
    const workbook = await workbookOf(
      Uint8Array.from([...big5, 0x2c, ...big5, 0x0a, 0x31, 0x2c, 0x32]),
      'b.csv',
    )
    expect(workbook.issues.map(({ code }) => code)).toEqual(['encoding-doubtful'])
  })
})

describe('files that are no table', () => {
  const refusal = async (bytes: Uint8Array) => {
    const result = await readBytes(bytes, 'x.csv')
    return result.ok ? 'ok' : result.error.code
  }

  it('refuses by content, whatever the name says', async () => {
    expect(await refusal(new Uint8Array(0))).toBe('empty')
    expect(await refusal(utf8(' \r\n\r\n'))).toBe('empty')
    expect(await refusal(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46))).toBe('not_spreadsheet')
    expect(await refusal(utf8('%PDF-1.7\n'))).toBe('not_spreadsheet')
    expect(await refusal(utf8('{"a":1}'))).toBe('not_spreadsheet')
    expect(await refusal(utf8('<html><p>请重新登录</p></html>'))).toBe('not_spreadsheet')
    expect(
      await refusal(utf8('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>')),
    ).toBe('empty')
    expect(await refusal(utf8('MIME-Version: 1.0\r\nContent-Type: multipart/related'))).toBe(
      'unsupported_version',
    )
    expect(await refusal(utf8('bd#eE-SafeNet   LOCK'))).toBe('encrypted')
    expect(
      await refusal(Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff)),
    ).toBe('not_spreadsheet')
  })
})

describe('any table written as CSV', () => {
  const field = fc
    .oneof(fc.string({ maxLength: 6 }), fc.constantFrom('', '药', '"', 'a"b', 'x,y', 'l\r\nm', '00012'))
    .filter((text) => !/[\p{Cc}\p{Cs}\ufeff]/u.test(text.replace(/[\t\r\n]/g, '')))
  it('is read back field by field', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 }),
        async (rows) => {
          // The first field keeps the sample from being empty, JSON or markup by accident.
          const table = rows.map((row, index) => [`行${index}`, ...row])
          const csv = table.map((row) =>
            row.map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join(','),
          )
          const read = await grid(utf8(`${csv.join('\r\n')}\r\n`))
          expect(read.map((row) => [...row, '', '', ''].slice(0, 4))).toEqual(table)
        },
      ),
      { numRuns: 200 },
    )
  })
})
