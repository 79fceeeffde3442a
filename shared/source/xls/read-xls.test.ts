import { CFB, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '#test/support/gb18030.ts'
import { biffRecord, bof, eof, makeBiff } from '#test/support/make-biff.ts'
import { makeXlsx } from '#test/support/make-xlsx.ts'
import { cellsOf, readBytes, workbookOf } from '#test/support/read-source.ts'

/** Bytes as a writer that is not ours makes them. */
function written(book: WorkBook, bookType: 'xls' | 'biff8' | 'biff5' | 'biff2') {
  return new Uint8Array(write(book, { bookType, type: 'array' }) as ArrayBuffer)
}

function bookOf(sheets: Readonly<Record<string, WorkSheet>>): WorkBook {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  return book
}

async function refusal(bytes: Uint8Array) {
  const result = await readBytes(bytes, 'x.xls')
  return result.ok ? 'ok' : result.error.code
}

const sheetOf = (...records: Uint8Array[]) =>
  makeBiff(
    bof(8, 'globals'),
    biffRecord(0x0085, { w: 0 }, { w: 0 }, { w: 0 }, { b: 2 }, { b: 0 }, 'S1'),
    eof,
    bof(8, 'sheet'),
    ...records,
    eof,
  )
const number = (row: number, column: number, value: number) =>
  biffRecord(0x0203, { w: row }, { w: column }, { w: 0 }, { d: value })

describe('old binary workbooks', () => {
  it('gives texts, numbers, booleans, errors, merged cells and hidden sheets as they stand', async () => {
    const sheet = utils.aoa_to_sheet([
      ['药品', 12.5, true, null, '0012'],
      ['阿莫西林 ', -3, false, 1e10, 0.1],
    ])
    sheet.A3 = { t: 'e', v: 0x2a }
    sheet['!ref'] = 'A1:E3'
    sheet['!merges'] = [{ s: { r: 0, c: 2 }, e: { r: 1, c: 3 } }]
    const book = bookOf({ 明细: sheet, 隐藏: utils.aoa_to_sheet([['x']]) })
    book.Workbook = { Sheets: [{}, { Hidden: 1 }] }
    const workbook = await workbookOf(written(book, 'biff8'), 'a.xls')
    expect(workbook.format).toBe('xls')
    expect(cellsOf(workbook)).toEqual([
      {
        name: '明细',
        hidden: 0,
        cells: {
          A1: '药品',
          B1: 12.5,
          C1: true,
          E1: '0012',
          A2: '阿莫西林 ',
          B2: -3,
          C2: false,
          D2: 1e10,
          E2: 0.1,
          A3: { error: '#N/A' },
        },
      },
      { name: '隐藏', hidden: 1, cells: { A1: 'x' } },
    ])
    expect(workbook.sheets[0].merges).toEqual([{ top: 0, left: 2, bottom: 1, right: 3 }])
  })

  it('reads dates by number format, in both date systems', async () => {
    const sheet = utils.aoa_to_sheet([[44197, 44197.5, 44197]])
    sheet.A1.z = 'yyyy-mm-dd'
    sheet.B1.z = 'm/d/yy h:mm'
    sheet.C1.z = '0.00'
    const cells = cellsOf(await workbookOf(written(bookOf({ S: sheet }), 'biff8')))[0].cells
    expect(cells).toEqual({
      A1: { date: '2021-01-01T00:00:00' },
      B1: { date: '2021-01-01T12:00:00' },
      C1: 44197,
    })
    const macintosh = makeBiff(
      bof(8, 'globals'),
      biffRecord(0x0022, { w: 1 }),
      biffRecord(0x00e0, { w: 0 }, { w: 14 }, { w: 0 }),
      biffRecord(0x0085, { w: 0 }, { w: 0 }, { w: 0 }, { b: 1 }, { b: 0 }, 'S'),
      eof,
      bof(8, 'sheet'),
      number(0, 0, 42735),
      eof,
    )
    expect(cellsOf(await workbookOf(macintosh))[0].cells).toEqual({ A1: { date: '2021-01-01T00:00:00' } })
  })

  it('reads every older dialect that a workbook may be written in', async () => {
    const book = bookOf({
      S: utils.aoa_to_sheet([
        ['abc', 1.5, true],
        ['x', 100_000],
      ]),
    })
    for (const dialect of ['xls', 'biff5', 'biff2'] as const) {
      const cells = cellsOf(await workbookOf(written(book, dialect)))[0].cells
      expect(cells, dialect).toEqual({ A1: 'abc', B1: 1.5, C1: true, A2: 'x', B2: 100_000 })
    }
  })

  it('reads a bare sheet of Excel 3 or 4, whose formats are numbered by their place', async () => {
    for (const [begin, xf] of [
      [0x0209, 0x0243],
      [0x0409, 0x0443],
    ]) {
      const format = (code: string) =>
        begin === 0x0209
          ? biffRecord(0x001e, { b: code.length }, code)
          : biffRecord(0x041e, { w: 0 }, { b: code.length }, code)
      const bytes = makeBiff(
        biffRecord(begin, { w: 0 }, { w: 0x10 }, { w: 0 }),
        format('General'),
        format('yyyy-mm-dd'),
        biffRecord(xf, { b: 0 }, { b: 0 }, { w: 0 }),
        biffRecord(xf, { b: 0 }, { b: 1 }, { w: 0 }),
        number(0, 0, 44197),
        biffRecord(0x0203, { w: 0 }, { w: 1 }, { w: 1 }, { d: 44197 }),
        biffRecord(0x0204, { w: 1 }, { w: 0 }, { w: 0 }, { w: 2 }, 'ab'),
        eof,
      )
      expect(cellsOf(await workbookOf(bytes, 'x.xls'))).toEqual([
        { name: 'Sheet 1', hidden: 0, cells: { A1: 44197, B1: { date: '2021-01-01T00:00:00' }, A2: 'ab' } },
      ])
    }
  })

  it('takes the Chinese of a BIFF5 file that calls itself Western for what it is, and says so', async () => {
    const text = encodeGb18030('阿莫西林胶囊')
    const bytes = makeBiff(
      bof(5, 'globals'),
      biffRecord(0x0042, { w: 1252 }),
      biffRecord(0x0085, { w: 0 }, { w: 0 }, { w: 0 }, { b: 4 }, encodeGb18030('入库')),
      eof,
      bof(5, 'sheet'),
      biffRecord(0x0204, { w: 0 }, { w: 0 }, { w: 0 }, { w: text.length }, text),
      eof,
    )
    const workbook = await workbookOf(bytes)
    expect(cellsOf(workbook)).toEqual([{ name: '入库', hidden: 0, cells: { A1: '阿莫西林胶囊' } }])
    expect(workbook.encoding).toBe('gb18030')
    expect(workbook.issues.map(({ code }) => code)).toEqual(['encoding-doubtful'])
  })

  it('reads RK numbers: integers, hundredths, halves of doubles', async () => {
    const rk = (column: number, low: number, high: number) =>
      biffRecord(0x027e, { w: 0 }, { w: column }, { w: 0 }, { w: low }, { w: high })
    const bytes = sheetOf(
      rk(0, (123 << 2) | 2, 0),
      rk(1, (1250 << 2) | 3, 0),
      rk(2, 0, 0x3ff0),
      rk(3, 0xfffe, 0xffff),
    )
    expect(cellsOf(await workbookOf(bytes))[0].cells).toEqual({ A1: 123, B1: 12.5, C1: 1, D1: -1 })
  })

  it('joins a shared string that breaks into a CONTINUE record of another width', async () => {
    const bytes = makeBiff(
      bof(8, 'globals'),
      biffRecord(0x0085, { w: 0 }, { w: 0 }, { w: 0 }, { b: 1 }, { b: 0 }, 'S'),
      biffRecord(0x00fc, { w: 9 }, { w: 0 }, { w: 9 }, { w: 0 }, { w: 4 }, { b: 0 }, 'ab'),
      biffRecord(0x003c, { b: 1 }, { w: 0x836f }, { w: 0x54c1 }, { w: 1 }, { b: 0 }, 'c'),
      eof,
      bof(8, 'sheet'),
      biffRecord(0x00fd, { w: 0 }, { w: 0 }, { w: 0 }, { w: 0 }, { w: 0 }),
      biffRecord(0x00fd, { w: 0 }, { w: 1 }, { w: 0 }, { w: 1 }, { w: 0 }),
      eof,
    )
    expect(cellsOf(await workbookOf(bytes))[0].cells).toEqual({ A1: 'ab药品', B1: 'c' })
  })

  it('reads formulas by their last result, and leaves the cells inside a chart alone', async () => {
    const result = (...parts: { b: number }[]) => [...parts, { w: 0xffff }]
    const formula = (
      column: number,
      ...value: Parameters<typeof biffRecord> extends [number, ...infer P] ? P : never
    ) => biffRecord(0x0006, { w: 0 }, { w: column }, { w: 0 }, ...value, { w: 0 }, { w: 0 }, { w: 0 })
    const blank = { b: 0 }
    const bytes = sheetOf(
      formula(0, { d: 7.5 }),
      formula(1, ...result({ b: 0 }, blank, blank, blank, blank, blank)),
      biffRecord(0x0207, { w: 2 }, { b: 0 }, 'ok'),
      formula(2, ...result({ b: 1 }, blank, { b: 1 }, blank, blank, blank)),
      formula(3, ...result({ b: 2 }, blank, { b: 7 }, blank, blank, blank)),
      bof(8, 'chart'),
      number(5, 5, 99),
      eof,
      number(1, 0, 3),
    )
    expect(cellsOf(await workbookOf(bytes))[0].cells).toEqual({
      A1: 7.5,
      B1: 'ok',
      C1: true,
      D1: { error: '#DIV/0!' },
      A2: 3,
    })
  })

  it('reads a workbook by content when it is called .xlsx, and the reverse', async () => {
    const book = bookOf({ S: utils.aoa_to_sheet([['a']]) })
    expect((await workbookOf(written(book, 'biff8'), 'x.xlsx')).format).toBe('xls')
    expect((await workbookOf(makeXlsx({ sheets: [{ rows: [['a']] }] }), 'x.xls')).format).toBe('xlsx')
    expect((await workbookOf(new TextEncoder().encode('a,b\n1,2'), 'x.xls')).format).toBe('csv')
  })

  it('refuses what is protected, cut off or points to texts that are not there', async () => {
    const protectedBook = makeBiff(bof(8, 'globals'), biffRecord(0x002f, { w: 1 }, { w: 0 }), eof)
    expect(await refusal(protectedBook)).toBe('encrypted')
    const cut = sheetOf(number(0, 0, 1), number(1, 0, 2))
    expect(await refusal(cut.slice(0, -10))).toBe('corrupt')
    expect(await refusal(sheetOf(biffRecord(0x00fd, { w: 0 }, { w: 0 }, { w: 0 }, { w: 5 }, { w: 0 })))).toBe(
      'corrupt',
    )
    expect(await refusal(sheetOf())).toBe('empty')
    const listed = makeBiff(
      bof(8, 'globals'),
      biffRecord(0x0085, { w: 0 }, { w: 0 }, { w: 0 }, { b: 1 }, { b: 0 }, 'S'),
      eof,
    )
    expect(await refusal(listed)).toBe('corrupt')
  })

  it('does not take a workbook that is embedded in a letter for the file itself', async () => {
    const letter = CFB.utils.cfb_new()
    const book = written(bookOf({ S: utils.aoa_to_sheet([['x']]) }), 'biff8')
    CFB.utils.cfb_add(letter, '/WordDocument', [1, 2, 3])
    CFB.utils.cfb_add(letter, '/ObjectPool/_1/Workbook', [...book])
    expect(await refusal(new Uint8Array(CFB.write(letter, { type: 'array' }) as ArrayBuffer))).toBe(
      'not_spreadsheet',
    )
    const other = CFB.utils.cfb_new()
    CFB.utils.cfb_add(other, '/Data/Workbook', [...book])
    CFB.utils.cfb_add(other, '/Notes', [1, 2, 3])
    expect(await refusal(new Uint8Array(CFB.write(other, { type: 'array' }) as ArrayBuffer))).toBe(
      'not_spreadsheet',
    )
  })

  it('ends a chain of sectors that runs in a circle', async () => {
    const bytes = written(bookOf({ S: utils.aoa_to_sheet([['x'.repeat(30_000)]]) }), 'biff8')
    const view = new DataView(bytes.buffer)
    const table = (view.getUint32(76, true) + 1) * 512
    for (let entry = 0; entry < 128; entry++) {
      if (view.getUint32(table + entry * 4, true) < 0xffff_fff0)
        view.setUint32(table + entry * 4, entry, true)
    }
    expect(await refusal(bytes)).toBe('corrupt')
  })
})
