import { describe, expect, it } from 'vitest'
import { makeXlsx } from '#test/support/make-xlsx.ts'
import { cellsOf, readBytes, workbookOf } from '#test/support/read-source.ts'

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

function sheet(rows: string, prefix = ''): string {
  const p = prefix === '' ? '' : `${prefix}:`
  const namespace = prefix === '' ? MAIN : MAIN.replace('xmlns', `xmlns:${prefix}`)
  return `<${p}worksheet ${namespace}><${p}sheetData>${rows}</${p}sheetData></${p}worksheet>`
}

async function cells(xml: string, more: Partial<Parameters<typeof makeXlsx>[0]> = {}) {
  return cellsOf(await workbookOf(makeXlsx({ sheets: [{ rows: [], xml }], ...more })))[0].cells
}

describe('cells of a worksheet', () => {
  it('reads text, numbers, booleans and errors', async () => {
    const xml = sheet(
      '<row r="1"><c r="A1" t="str"><v>甲</v></c><c r="B1"><v>-1.5E-3</v></c><c r="C1" t="b"><v>0</v></c><c r="D1" t="e"><v>#N/A</v></c></row>',
    )
    expect(await cells(xml)).toEqual({ A1: '甲', B1: -0.0015, C1: false, D1: { error: '#N/A' } })
  })

  it('reads prefixed XML, which Java exports use', async () => {
    const xml = sheet(
      '<x:row r="2"><x:c r="B2"><x:v>3</x:v></x:c><x:c t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row>',
      'x',
    )
    expect(await cells(xml)).toEqual({ B2: 3, C2: '乙' })
  })

  it('counts rows and cells itself where they carry no reference', async () => {
    expect(
      await cells(sheet('<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>')),
    ).toEqual({
      A1: 1,
      C1: 2,
      A3: 3,
    })
  })

  it('joins rich text, leaves phonetic runs out and resolves references, CDATA and _x000D_', async () => {
    const xml = sheet(
      '<row r="1"><c r="A1" t="inlineStr"><is><r><t>阿莫</t></r><r><t>西林</t></r><rPh sb="0" eb="2"><t>amo</t></rPh></is></c>' +
        '<c r="B1" t="str"><v><![CDATA[a<b&c]]></v></c><c r="C1" t="inlineStr"><is><t>1&#x4E00;&amp;&quot;_x000D_</t></is></c>' +
        '<c r="D1" t="s"><v>0</v></c></row>',
    )
    const sharedStringsXml = `<sst ${MAIN}><si><r><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r><rPh><t>x</t></rPh></si></sst>`
    expect(await cells(xml, { sharedStringsXml })).toEqual({
      A1: '阿莫西林',
      B1: 'a<b&c',
      C1: '1一&"\r',
      D1: '甲 乙',
    })
  })

  it('reads dates by number format, in both date systems', async () => {
    const formats = ['yyyy"年"m"月"d"日"', '0.00_);[Red]\\(0.00\\)', '[h]:mm', '"日期"@', '[$-804]aaaa']
    const row = formats.map((_, i) => `<c r="${'ABCDE'[i]}1" s="${i + 1}"><v>44197</v></c>`).join('')
    const date = { date: '2021-01-01T00:00:00' }
    expect(await cells(sheet(`<row r="1">${row}</row>`), { formats })).toEqual({
      A1: date,
      B1: 44197,
      C1: date,
      D1: 44197,
      E1: date,
    })
    const xml = sheet('<row r="1"><c r="A1" s="1"><v>42735</v></c></row>')
    expect(await cells(xml, { formats, date1904: true })).toEqual({ A1: date })
  })

  it('reads ISO dates of strict files, and keeps a number that is no possible day', async () => {
    const xml = sheet(
      '<row r="1"><c r="A1" t="d"><v>2026-10-15T12:00:00</v></c><c r="B1" s="1"><v>3.1E17</v></c></row>',
    )
    expect(await cells(xml, { formats: ['yyyy-mm-dd'] })).toEqual({
      A1: { date: '2026-10-15T12:00:00' },
      B1: 3.1e17,
    })
  })

  it('reports a formula that was never calculated instead of reading zero', async () => {
    const xml = sheet('<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>2+2</f><v>4</v></c></row>')
    const workbook = await workbookOf(makeXlsx({ sheets: [{ rows: [], xml }] }))
    expect(cellsOf(workbook)[0].cells).toEqual({ B1: 4 })
    expect(workbook.issues.map(({ code, where }) => [code, where.row, where.letter])).toEqual([
      ['formula-without-value', 1, 'A'],
    ])
  })

  it('knows hidden sheets, hidden rows and merged cells', async () => {
    const workbook = await workbookOf(
      makeXlsx({
        sheets: [
          { rows: [[1], [2]], hiddenRows: [1], merges: ['A1:C2'] },
          { name: '藏 & 匿', state: 'veryHidden', rows: [[1]] },
        ],
      }),
    )
    expect(workbook.sheets[0].hiddenRows).toEqual([1])
    expect(workbook.sheets[0].merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 2 }])
    expect(workbook.sheets[1]).toMatchObject({ name: '藏 & 匿', visibility: 'very-hidden' })
  })

  it('keeps every digit that a double can hold', async () => {
    const numbers = [
      '0.1',
      '123456789012345',
      '1234567890123456',
      '0.30000000000000004',
      '1e-300',
      '99999999999999.9',
    ]
    const xml = sheet(
      `<row r="1">${numbers.map((n, i) => `<c r="${'ABCDEF'[i]}1"><v>${n}</v></c>`).join('')}</row>`,
    )
    expect(Object.values(await cells(xml))).toEqual(numbers.map(Number))
  })
})

describe('refusing a workbook', () => {
  const refusal = async (bytes: Uint8Array) => {
    const result = await readBytes(bytes)
    return result.ok ? 'ok' : result.error.code
  }

  it('refuses a DOCTYPE, because entities can only come from there', async () => {
    const xml = `<!DOCTYPE x [<!ENTITY a "b">]>${sheet('<row><c><v>1</v></c></row>')}`
    expect(await refusal(makeXlsx({ sheets: [{ rows: [], xml }] }))).toBe('corrupt')
  })

  it('refuses a worksheet that ends early instead of reading fewer rows', async () => {
    const xml = sheet('<row><c><v>1</v></c></row>').replace('</sheetData></worksheet>', '')
    expect(await refusal(makeXlsx({ sheets: [{ rows: [], xml }] }))).toBe('corrupt')
  })

  it('refuses a cell that quotes a shared text which is not there', async () => {
    const xml = sheet('<row><c t="s"><v>7</v></c></row>')
    expect(await refusal(makeXlsx({ sheets: [{ rows: [], xml }] }))).toBe('corrupt')
  })

  it('refuses cells scattered so far apart that they would claim all memory', async () => {
    const far = Array.from(
      { length: 200 },
      (_, i) =>
        `<c r="${'ABCDEFGHIJ'[i % 10]}${'ABCDEFGHIJKLMNOPQRST'[Math.floor(i / 10)]}1048576"><v>1</v></c>`,
    )
    expect(
      await refusal(
        makeXlsx({ sheets: [{ rows: [], xml: sheet(`<row r="1048576">${far.join('')}</row>`) }] }),
      ),
    ).toBe('too_large')
  })

  it('calls a workbook without any value empty', async () => {
    expect(await refusal(makeXlsx({ sheets: [{ rows: [[null], []] }] }))).toBe('empty')
    expect(
      await refusal(makeXlsx({ sheets: [{ rows: [], xml: sheet('<row r="1"><c r="A1" s="1"/></row>') }] })),
    ).toBe('empty')
  })

  it('tells other zip documents from workbooks', async () => {
    const parts = (extraParts: Record<string, string>) => makeXlsx({ sheets: [{ rows: [[1]] }], extraParts })
    expect(await refusal(parts({ 'word/document.xml': '<a/>' }))).toBe('not_spreadsheet')
    expect(await refusal(parts({ 'xl/workbook.bin': 'x' }))).toBe('unsupported_version')
  })
})
