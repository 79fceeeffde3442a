import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '#test/support/gb18030.ts'
import { cellsOf, readBytes, workbookOf } from '#test/support/read-source.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const cells = async (html: string | Uint8Array) =>
  cellsOf(await workbookOf(typeof html === 'string' ? utf8(html) : html, 'x.xls'))[0].cells

describe('web pages named .xls', () => {
  it('keeps every cell a text, with references resolved and layout blanks gone', async () => {
    const html = `<html><head><style>td{mso-number-format:"\\@"}</style><script>document.write("<td>no</td>")</script></head>
      <body><table><tr><th>编码<th>单价<th>备注</tr>
      <tr><td>0051401</td><td> &yen;12.50\n </td><td>a&lt;b<br>c&#x4E00; d</td></tr>
      <tr><td>&nbsp;</td><td x:num="2">2.0</td><td><!-- <td>no</td> --></td></tr></table></body></html>`
    expect(await cells(html)).toEqual({
      A1: '编码',
      B1: '单价',
      C1: '备注',
      A2: '0051401',
      B2: '¥12.50',
      C2: 'a<b\nc一 d',
      B3: '2.0',
    })
  })

  it('leaves the places that rowspan and colspan take', async () => {
    const html = `<table><tr><td rowspan=2>A</td><td colspan='2"'>B</td><td>D</td></tr>
      <tr><td>b</td><td>c</td><td>d</td></tr><tr><td>1</td></tr></table>`
    const workbook = await workbookOf(utf8(html), 'x.xls')
    expect(cellsOf(workbook)[0].cells).toEqual({
      A1: 'A',
      B1: 'B',
      D1: 'D',
      B2: 'b',
      C2: 'c',
      D2: 'd',
      A3: '1',
    })
    expect(workbook.sheets[0].merges).toEqual([
      { top: 0, left: 0, bottom: 1, right: 0 },
      { top: 0, left: 1, bottom: 0, right: 2 },
    ])
  })

  it('puts tables below each other, also one inside a cell', async () => {
    const html = `<table><tr><td>标题<table><tr><td>内</td></tr></table></td></tr></table><table><tr><td>后</td></tr></table>`
    expect(await cells(html)).toEqual({ A1: '标题', A2: '内', A3: '后' })
  })

  it('decodes by mark, meta or the bytes themselves', async () => {
    const page = (meta: string) => `${meta}<table><tr><td>阿莫西林胶囊</td></tr></table>`
    const read = async (bytes: Uint8Array) => {
      const workbook = await workbookOf(bytes, 'x.xls')
      return [cellsOf(workbook)[0].cells.A1, workbook.encoding, workbook.issues.length]
    }
    expect(await read(utf8(page('<meta charset="utf-8">')))).toEqual(['阿莫西林胶囊', 'utf-8', 0])
    const gb = encodeGb18030(page('<meta content="text/html; charset=gb2312">'))
    expect(await read(gb)).toEqual(['阿莫西林胶囊', 'gb18030', 0])
    expect(await read(encodeGb18030(page('')))).toEqual(['阿莫西林胶囊', 'gb18030', 0])
    const contradicted = await workbookOf(encodeGb18030(page('<meta charset="utf-8">')), 'x.xls')
    expect(contradicted.issues[0].found).toContain('阿莫西林胶囊')
    expect(await read(encodeGb18030(page('<meta charset="utf-8">')))).toEqual(['阿莫西林胶囊', 'gb18030', 1])
    const marked = `\ufeff${page('')}`
    const utf16 = new Uint8Array(marked.length * 2)
    for (const [i, c] of [...marked].entries()) {
      utf16[i * 2] = c.charCodeAt(0) & 0xff
      utf16[i * 2 + 1] = c.charCodeAt(0) >> 8
    }
    expect(await read(utf16)).toEqual(['阿莫西林胶囊', 'utf-16le', 0])
  })

  it('survives unclosed quotes, tags and scripts in time that grows with the file only', async () => {
    expect(await cells(`<table><tr><td width='5>1</td><td>2</td></tr><tr><td>3`)).toMatchObject({ A2: '3' })
    const hostile = `<table><tr><td>x</td>${'<xml><td a="'.repeat(60_000)}`
    const started = performance.now()
    await readBytes(utf8(hostile), 'x.xls')
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('refuses pages without a table, frames and declared entities', async () => {
    const refusal = async (html: string) => {
      const result = await readBytes(utf8(html), 'x.xls')
      return result.ok ? 'ok' : result.error.code
    }
    expect(await refusal('<html><body>登录已超时</body></html>')).toBe('not_spreadsheet')
    expect(await refusal('<html><frameset><frame src="a.files/sheet001.htm"></frameset></html>')).toBe(
      'unsupported_version',
    )
    expect(await refusal('<!DOCTYPE html [<!ENTITY a "b">]><html><table><tr><td>&a;</td></tr></table>')).toBe(
      'corrupt',
    )
    expect(await refusal('<table><tr><td> </td></tr></table>')).toBe('empty')
  })
})
