import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '#test/support/gb18030.ts'
import { cellsOf, readBytes, workbookOf } from '#test/support/read-source.ts'

const book = (body: string, head = '<?xml version="1.0"?>') =>
  `${head}<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${body}</Workbook>`
const sheet = (rows: string) => book(`<Worksheet ss:Name="明细"><Table>${rows}</Table></Worksheet>`)
const utf8 = (text: string) => new TextEncoder().encode(text)
const data = (type: string, value: string) => `<Data ss:Type="${type}">${value}</Data>`

describe('XML Spreadsheet 2003', () => {
  it('reads types, dates, skipped places and merged cells', async () => {
    const xml = book(
      `<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="n"><NumberFormat ss:Format="Standard"/></Style></Styles>
      <Worksheet ss:Name="明细"><Table>
      <Row><Cell>${data('String', '甲&amp;乙')}</Cell><Cell ss:Index="3" ss:StyleID="n">${data('Number', '1.5')}</Cell></Row>
      <Row ss:Index="4" ss:Hidden="1"><Cell ss:MergeAcross="1">${data('Boolean', '1')}</Cell><Cell>${data('Error', '#N/A')}</Cell>
      <Cell>${data('DateTime', '2026-10-15T00:00:00.000')}</Cell><Cell ss:StyleID="d">${data('Number', '44197')}</Cell></Row>
      <Row><Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">a<B>b</B></ss:Data><Comment>${data('String', 'no')}</Comment></Cell></Row>
      </Table></Worksheet><Worksheet ss:Name="藏"><Table/><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`,
    )
    const workbook = await workbookOf(utf8(xml), 'x.xls')
    expect(workbook.format).toBe('spreadsheetml')
    expect(cellsOf(workbook)).toEqual([
      {
        name: '明细',
        hidden: 0,
        cells: {
          A1: '甲&乙',
          C1: 1.5,
          A4: true,
          C4: { error: '#N/A' },
          D4: { date: '2026-10-15T00:00:00' },
          E4: { date: '2021-01-01T00:00:00' },
          A5: 'ab',
        },
      },
      { name: '藏', hidden: 1, cells: {} },
    ])
    expect(workbook.sheets[0].merges).toEqual([{ top: 3, left: 0, bottom: 3, right: 1 }])
    expect(workbook.sheets[0].hiddenRows).toEqual([3])
  })

  it('reads GB2312 that the head declares', async () => {
    const rows = `<Row><Cell>${data('String', '阿莫西林')}</Cell></Row>`
    const xml = sheet(rows).replace('version="1.0"', 'version="1.0" encoding="gb2312"')
    expect(cellsOf(await workbookOf(encodeGb18030(xml)))[0]).toMatchObject({
      name: '明细',
      cells: { A1: '阿莫西林' },
    })
  })

  it('refuses a DOCTYPE and a file that was cut off', async () => {
    const xml = sheet(`<Row><Cell>${data('String', 'a')}</Cell></Row>`)
    const bomb = xml.replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "b">]><Workbook')
    expect(await readBytes(utf8(bomb))).toMatchObject({ ok: false, error: { code: 'corrupt' } })
    expect(await readBytes(utf8(xml.slice(0, -20)))).toMatchObject({ ok: false, error: { code: 'corrupt' } })
  })
})
