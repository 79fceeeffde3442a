import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeXlsx } from '#test/support/make-xlsx.ts'
import { cellsOf, readBytes, workbookOf } from '#test/support/read-source.ts'

const cell = fc.oneof(
  fc.constant(null),
  fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !/[\p{Cc}\p{Cs}\ufffe\uffff]|_x/u.test(text)),
  fc.constantFrom('阿莫西林', ' 前后空格 ', '<&>"\''),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
)

describe('any workbook', () => {
  it('is read back cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 10 }),
        async (rows) => {
          const expected: Record<string, unknown> = {}
          for (const [r, cells] of rows.entries()) {
            for (const [c, value] of cells.entries())
              if (value !== null) expected[`${'ABCDEF'[c]}${r + 1}`] = value
          }
          const result = await readBytes(makeXlsx({ sheets: [{ rows }] }))
          if (Object.keys(expected).length === 0)
            expect(result).toMatchObject({ ok: false, error: { code: 'empty' } })
          else expect(result.ok && cellsOf(result.value)[0].cells).toEqual(expected)
        },
      ),
      { numRuns: 120 },
    )
  })

  it('with flipped bits is refused or still holds exactly the same cells', async () => {
    const dated = (i: number) => ({ attributes: 's="1"', body: `<v>${46000 + i}</v>` })
    const rows = Array.from({ length: 40 }, (_, i) => ['阿莫西林胶囊', i, `批号${i % 7}`, i / 8, dated(i)])
    const original = makeXlsx({ sheets: [{ rows }], formats: ['yyyy-mm-dd'] })
    const cells = cellsOf(await workbookOf(original))[0].cells
    await fc.assert(
      fc.asyncProperty(fc.nat(original.length * 8 - 1), async (bit) => {
        const bytes = original.slice()
        bytes[bit >> 3] ^= 1 << (bit & 7)
        const result = await readBytes(bytes)
        if (!result.ok) return
        expect(cellsOf(result.value)[0].cells).toEqual(cells)
      }),
      { numRuns: 400 },
    )
  })

  it('cut short is refused', async () => {
    const bytes = makeXlsx({ sheets: [{ rows: [['甲', 1]] }] })
    for (let length = 4; length < bytes.length; length += 7)
      expect((await readBytes(bytes.slice(0, length))).ok).toBe(false)
  })

  it('stops when asked to, with an AbortError', async () => {
    const bytes = makeXlsx({ sheets: [{ rows: [['甲', 1]] }] })
    const { nodeSourceCapabilities: capabilities } = await import('#electron/services/files/inflate.ts')
    const { readWorkbook } = await import('./read-workbook.ts')
    const reading = readWorkbook({
      bytes,
      fileName: 'x.xlsx',
      capabilities,
      options: { signal: { aborted: true } },
    })
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  })
})

const corpus = join(import.meta.dirname, '../../../shared/data/spreadsheets/files/hostile')

describe.skipIf(!existsSync(corpus))('hostile files of the open corpus', () => {
  it('are refused or read, never a throw', async () => {
    for (const name of readdirSync(corpus)) {
      const result = await readBytes(readFileSync(join(corpus, name)), name)
      if (/pwd|password|protected|encryption/.test(name))
        expect(result).toMatchObject({ error: { code: 'encrypted' } })
      else expect(result.ok || result.error.code).toBeTruthy()
    }
  })
})
