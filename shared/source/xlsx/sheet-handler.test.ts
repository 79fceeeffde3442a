import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SlotBudget } from '../raw-cells.ts'
import { XmlTokenizer } from '../xml/xml-tokenizer.ts'
import { InlineStrings } from './inline-strings.ts'
import { SharedStringsHandler } from './shared-strings.ts'
import { SheetHandler } from './sheet-handler.ts'

const SHARED = 50

/** Everything that the handler has read, in a comparable form. */
function scan(bytes: Uint8Array, options: { readonly chunk: number; readonly carefulOnly: boolean }) {
  const inline = new InlineStrings(SHARED)
  const dateStyles = Uint8Array.of(0, 1)
  const context = { dateStyles, date1904: false, sharedCount: SHARED, inline, budget: new SlotBudget() }
  const handler = new SheetHandler(context, options)
  const tokenizer = new XmlTokenizer(handler)
  for (let at = 0; at < bytes.length; at += options.chunk) tokenizer.push(bytes.slice(at, at + options.chunk))
  tokenizer.end()
  const { cells, hiddenRows } = handler.state
  const columns = cells.columns.map((column) =>
    column === undefined
      ? []
      : Array.from({ length: cells.rowCount }, (_, row) => [column.kinds[row], column.values[row]]),
  )
  return { columns, rows: cells.rowCount, hiddenRows, merges: handler.merges, texts: inline.appendTo([]) }
}

const cell = fc.oneof(
  fc
    .tuple(fc.constant('s'), fc.integer({ min: 0, max: SHARED - 1 }))
    .map(([t, v]) => ` t="${t}"><v>${v}</v></c>`),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((v) => `><v>${v}</v></c>`),
  fc.integer({ min: -100000, max: 100000 }).map((v) => ` s="1"><v>${v / 100}</v></c>`),
  fc
    .constantFrom('阿莫西林', 'a&amp;b', '一<![CDATA[<&]]>二', 'x&#10;y')
    .map((v) => ` t="inlineStr"><is><t>${v}</t></is></c>`),
  fc.constantFrom('盒', '片').map((v) => ` t="str"><f>A1&amp;"x"</f><v>${v}</v></c>`),
  fc.constantFrom(
    '/>',
    ' s="1"/>',
    ' t="b"><v>1</v></c>',
    ' t="e"><v>#REF!</v></c>',
    '><!-- > --><v>7</v></c>',
  ),
)
const worksheet = fc.array(fc.array(cell, { maxLength: 8 }), { minLength: 1, maxLength: 30 }).map((rows) => {
  const body = rows.map((cells, r) => {
    const attributes = r % 5 === 3 ? ' hidden="1"' : r % 7 === 2 ? ' ht="15" spans="1:8"' : ''
    const inner = cells
      .map((rest, c) => (r % 4 === 1 ? `<c${rest}` : `<c r="${'ABCDEFGH'[c]}${r + 1}"${rest}`))
      .join('')
    return `<row r="${r + 1}"${attributes}>${inner}</row>${r % 6 === 0 ? '\r\n' : ''}`
  })
  const xml = `<?xml version="1.0"?><worksheet a=">"><sheetData>${body.join('')}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`
  return new TextEncoder().encode(xml)
})

describe('scanning a worksheet', () => {
  it('gives the same cells wherever the chunks end, from 1 to 64 bytes', () => {
    const [sample] = fc.sample(worksheet, { numRuns: 1, seed: 7 })
    const whole = scan(sample, { chunk: sample.length, carefulOnly: false })
    expect(whole.rows).toBeGreaterThan(3)
    for (let chunk = 1; chunk <= 64; chunk++)
      expect(scan(sample, { chunk, carefulOnly: false })).toEqual(whole)
  })

  it('reads in bulk exactly what the careful reader reads', () => {
    fc.assert(
      fc.property(worksheet, fc.integer({ min: 1, max: 5000 }), (bytes, chunk) => {
        const careful = scan(bytes, { chunk: bytes.length, carefulOnly: true })
        expect(scan(bytes, { chunk: bytes.length, carefulOnly: false })).toEqual(careful)
        expect(scan(bytes, { chunk, carefulOnly: false })).toEqual(careful)
      }),
      { numRuns: 150 },
    )
  })
})

describe('scanning shared strings', () => {
  it('keeps the number of every entry, wherever the chunks end', () => {
    const texts = [
      '甲',
      '',
      '阿莫西林&amp;克拉维酸',
      '<r><t>a</t></r><r><t>b</t></r>',
      '_x000D_',
      'x'.repeat(300),
    ]
    const items = texts.map((text) => (text.startsWith('<') ? `<si>${text}</si>` : `<si><t>${text}</t></si>`))
    const bytes = new TextEncoder().encode(`<sst>${items.join('')}<si/></sst>`)
    const expected = ['甲', '', '阿莫西林&克拉维酸', 'ab', '\r', 'x'.repeat(300), '']
    for (let chunk = 1; chunk <= 64; chunk++) {
      const handler = new SharedStringsHandler()
      const tokenizer = new XmlTokenizer(handler)
      for (let at = 0; at < bytes.length; at += chunk) tokenizer.push(bytes.slice(at, at + chunk))
      tokenizer.end()
      expect(handler.finish()).toEqual(expected)
    }
  })
})
