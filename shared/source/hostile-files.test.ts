import { utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDbf } from '#test/support/make-dbf.ts'
import { cellsOf, readBytes } from '#test/support/read-source.ts'

const ROWS = Array.from({ length: 30 }, (_, i) => [`药品${i}`, i * 1.25, i % 2 === 0, `批号${i % 5}`])
const utf8 = (text: string) => new TextEncoder().encode(text)

function written(bookType: 'biff8' | 'biff5' | 'biff2' | 'xlml'): Uint8Array {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), '明细')
  const output: unknown = write(book, { bookType, type: 'buffer' })
  return output instanceof Uint8Array ? new Uint8Array(output) : utf8(String(output))
}

const html = `<table>${ROWS.map((row) => `<tr>${row.map((cell) => `<td colspan="1">${cell}</td>`).join('')}</tr>`).join('')}</table>`
const SEEDS: Readonly<Record<string, Uint8Array>> = {
  biff8: written('biff8'),
  biff5: written('biff5'),
  biff2: written('biff2'),
  spreadsheetml: written('xlml'),
  html: utf8(html),
  dbf: makeDbf({
    fields: [
      { name: 'MC', type: 'C', length: 20 },
      { name: 'SL', type: 'N', length: 10, decimals: 2 },
    ],
    rows: ROWS.map((row) => [String(row[0]), Number(row[1]).toFixed(2)]),
  }),
}

/** A refusal or a workbook whose every cell can be printed; anything else (a throw, a hang) fails the test. */
async function survives(bytes: Uint8Array): Promise<void> {
  const result = await readBytes(bytes, 'x.xls')
  if (result.ok) expect(cellsOf(result.value).length).toBeGreaterThan(0)
  else expect(result.error.code).not.toBe('')
}

describe.each(Object.keys(SEEDS))('a damaged %s file', (kind) => {
  const seed = SEEDS[kind]

  it('is read as it is', async () => {
    expect((await readBytes(seed, 'x.xls')).ok).toBe(true)
  })

  it('with flipped bits is refused or still gives a readable workbook', async () => {
    const bit = fc.nat(seed.length * 8 - 1)
    // Half of the hits go to the first kilobyte, where sizes and tables of contents lie.
    const places = fc.array(fc.oneof(bit, fc.nat(Math.min(8191, seed.length * 8 - 1))), {
      minLength: 1,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(places, async (bits) => {
        const bytes = seed.slice()
        for (const place of bits) bytes[place >> 3] ^= 1 << (place & 7)
        await survives(bytes)
      }),
      { numRuns: 150 },
    )
  })

  it('with a foreign piece in it, or cut short, is refused or still gives a readable workbook', async () => {
    const change = fc.record({
      at: fc.nat(seed.length - 1),
      piece: fc.uint8Array({ maxLength: 24 }),
      length: fc.integer({ min: 1, max: seed.length }),
    })
    await fc.assert(
      fc.asyncProperty(change, async ({ at, piece, length }) => {
        const bytes = seed.slice(0, length)
        bytes.set(piece.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length))
        await survives(bytes)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a cut file', () => {
  it('never reads as a shorter one', async () => {
    for (const kind of ['biff8', 'biff5', 'biff2', 'spreadsheetml', 'dbf']) {
      const seed = SEEDS[kind]
      const whole = await readBytes(seed)
      if (!whole.ok) throw new Error(kind)
      const cells = cellsOf(whole.value)[0].cells
      for (let length = seed.length - 1; length > 64; length -= Math.ceil(seed.length / 60)) {
        const result = await readBytes(seed.slice(0, length))
        if (result.ok && result.value.format !== 'csv')
          expect(cellsOf(result.value)[0].cells, kind).toEqual(cells)
      }
    }
  })
})
