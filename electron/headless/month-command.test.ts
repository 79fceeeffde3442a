import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDesk } from './run-desk.ts'

/** Runs a command in this process and answers its status and what it printed. */
async function desk(...argv: string[]): Promise<{ status: number; out: string; log: string }> {
  let out = ''
  let log = ''
  const status = await runDesk(argv, {
    out: (text) => {
      out += text
    },
    log: (text) => {
      log += text
    },
  })
  return { status, out, log }
}

interface SampleTruth {
  readonly items: readonly { readonly kind: 'drug' | 'consumable'; readonly excluded: string }[]
  readonly files: readonly {
    readonly path: string
    readonly side: 'his' | 'platform'
    readonly firstRow: number
    readonly item: readonly number[]
  }[]
  readonly months: readonly ({ readonly period: string } & Readonly<
    Record<
      'drug' | 'consumable',
      { readonly inHouse: string; readonly platform: string; readonly emergency: string }
    >
  >)[]
}

const MONTHS = ['2026-07', '2026-08', '2026-09', '2026-10']
let folder = ''
let truth: SampleTruth

const inFolder = (part: string) =>
  readdirSync(folder)
    .filter((name) => name.includes(part))
    .sort()
    .map((name) => join(folder, name))

async function month(period: string, out: string) {
  return desk(
    'month',
    ...['--period', period, '--policy', 'jiangsu/nantong', '--hospital', join(folder, 'profile.json')],
    ...['--his', ...inFolder('入库'), '--platform', ...inFolder('验收')],
    ...['--emergency', ...inFolder('应急'), '--catalogue', ...inFolder('目录')],
    ...['--out', out, '--json'],
  )
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yangcai-desk-'))
  const made = await desk('sample', '--out', folder, '--months', '4', '--rows', '4000', '--seed', '7')
  expect(made.status).toBe(0)
  truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Fen of a decimal with at most two places, as the sample writes amounts; the calculation by hand has no other numbers. */
function fen(text: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) throw new Error(`not an amount to the fen: ${text}`)
  const value = BigInt(match[2] + (match[3] ?? '').padEnd(2, '0'))
  return match[1] ? -value : value
}

/** Rows of a file as text, read with another library than ours. Index 0 is the sheet's first row. */
async function rowsOf(path: string): Promise<string[][]> {
  if (path.endsWith('.csv')) {
    const text = new TextDecoder('gb18030').decode(readFileSync(path))
    return text.split(/\r?\n/).map((line) => line.split(','))
  }
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const rows: string[][] = []
  book.worksheets[0].eachRow({ includeEmpty: true }, (row) => {
    const values = row.values as unknown[]
    rows.push(values.slice(1).map((value) => cellText(value)))
  })
  return rows
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value)
}

/**
 * The month by hand, from the document: 附件1 一 sums what was received (验收、入库 date in the month), 附件1 二 leaves out
 * the listed classes. Which class an item is of, the sample says; nothing of the product is asked.
 */
async function byHand(period: string, side: 'his' | 'platform') {
  const sums = { drug: 0n, consumable: 0n }
  const dateHeader = side === 'his' ? /入库日期/ : /验收日期|收货日期/
  const amountHeader = side === 'his' ? /^金额|进价金额/ : /验收金额|收货金额/
  for (const file of truth.files.filter((candidate) => candidate.side === side)) {
    const rows = await rowsOf(join(folder, file.path))
    const header = rows
      .slice(0, file.firstRow - 1)
      .findLast((row) => row.some((cell) => dateHeader.test(cell)))
    if (!header) throw new Error(`no header in ${file.path}`)
    const dateAt = header.findIndex((cell) => dateHeader.test(cell))
    const amountAt = header.findIndex((cell) => amountHeader.test(cell))
    for (const [i, item] of file.item.entries()) {
      const row = rows[file.firstRow - 1 + i]
      const day = dateOf(row[dateAt])
      if (day.slice(0, 7) !== period || truth.items[item].excluded !== '') continue
      sums[truth.items[item].kind] += fen(row[amountAt].replaceAll(',', ''))
    }
  }
  return sums
}

function dateOf(text: string): string {
  const digits = /(\d{4})\D?(\d{1,2})\D?(\d{1,2})/.exec(text)
  if (digits) return `${digits[1]}-${digits[2].padStart(2, '0')}-${digits[3].padStart(2, '0')}`
  const serial = Number(text)
  return Number.isNaN(serial)
    ? ''
    : new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
}

describe('desk month', () => {
  it.each(MONTHS)('agrees to the fen with a calculation by hand for %s', async (period) => {
    const out = join(folder, 'out', period)
    const { status, out: printed } = await month(period, out)
    expect([0, 1]).toContain(status)
    const document = JSON.parse(printed)
    expect(document.schema).toBe('desk.month/1')
    expect(JSON.parse(readFileSync(join(out, 'month.json'), 'utf8'))).toEqual(document)
    const his = await byHand(period, 'his')
    const platform = await byHand(period, 'platform')
    const known = truth.months.find((month) => month.period === period)
    for (const kind of ['drug', 'consumable'] as const) {
      expect(fen(document[kind].inHouse), `${kind} in-house`).toBe(his[kind])
      expect(fen(document[kind].platform), `${kind} platform`).toBe(platform[kind])
      expect(fen(document[kind].emergency), `${kind} emergency`).toBe(fen(known?.[kind].emergency ?? ''))
      expect(fen(document[kind].unregistered)).toBe(
        his[kind] - platform[kind] - fen(document[kind].emergency),
      )
      // 85 % and 75 %, both inclusive, compared before any rounding (S4 一(三), C1).
      const percent = kind === 'drug' ? 85n : 75n
      expect(document[kind].onlineRate.met).toBe(platform[kind] * 100n >= percent * his[kind])
    }
    expect(readdirSync(out).sort()).toEqual([
      'month.json',
      `对账差异-${period}.xlsx`,
      `阳光采购监测表-${period}.xlsx`,
    ])
  })

  it('gives the same document when a file is named twice: no line counts twice', async () => {
    const [his] = inFolder('入库').slice(-1)
    const [platform] = inFolder('验收').slice(-1)
    const run = (...hisFiles: string[]) =>
      desk(
        ...[
          'month',
          '--period',
          '2026-10',
          '--policy',
          'jiangsu/nantong',
          '--hospital',
          join(folder, 'profile.json'),
        ],
        ...['--his', ...hisFiles, '--platform', platform, '--out', join(folder, 'twice'), '--json'],
      )
    const once = JSON.parse((await run(his)).out)
    const twice = JSON.parse((await run(his, his)).out)
    expect(twice.drug).toEqual(once.drug)
    expect(twice.reconciliation.totals).toEqual(once.reconciliation.totals)
    expect(twice.inputs[1].rows).toBe(0)
  })

  it('refuses unknown options, missing files and wrong months with status 2 and writes nothing', async () => {
    const out = join(folder, 'nothing')
    const base = [
      'month',
      '--policy',
      'jiangsu/nantong',
      '--hospital',
      join(folder, 'profile.json'),
      '--out',
      out,
      '--json',
    ]
    for (const wrong of [
      ['--period', '2026-13', '--his', 'x.xlsx'],
      ['--period', '2026-10', '--his', join(folder, 'absent.xlsx')],
      ['--period', '2026-10', '--his', join(folder, 'profile.json')],
      ['--period', '2026-10', '--his', 'x.xlsx', '--colour', 'red'],
      ['--period', '2026-10'],
    ]) {
      const { status, out: printed } = await desk(...base, ...wrong)
      expect(status, wrong.join(' ')).toBe(2)
      expect(JSON.parse(printed)).toMatchObject({ schema: 'desk.error/1' })
    }
    expect(readdirSync(folder)).not.toContain('nothing')
  })
})

describe('desk inspect', () => {
  it.each([
    ['入库', 'his', 'amount'],
    ['验收', 'platform', 'orderDetailId'],
    ['目录', 'catalogue', 'listedPrice'],
    ['合同', 'contract', 'agreedVolume'],
  ])('understands the file of %s as %s', async (part, role, column) => {
    const [file] = inFolder(part).slice(-1)
    const { status, out } = await desk('inspect', file, '--as', role, '--json')
    expect(status).toBe(0)
    const document = JSON.parse(out)
    expect(document).toMatchObject({ schema: 'desk.inspect/1', role })
    expect(document.mapping.map((mapped: { column: string }) => mapped.column)).toContain(column)
    expect(document.rows).toBeGreaterThan(10)
    expect(document.preview).toHaveLength(5)
  })

  it('recognises receipts and acceptances without being told, and refuses the one as the other', async () => {
    const [his] = inFolder('入库').slice(-1)
    expect(JSON.parse((await desk('inspect', his, '--json')).out).role).toBe('his')
    const wrong = await desk('inspect', his, '--as', 'platform', '--json')
    expect(wrong.status).toBe(2)
    expect(JSON.parse(wrong.out)).toMatchObject({ code: 'wrong-kind' })
    expect(wrong.log).toContain('看起来是院内入库明细')
  })
})

describe('desk', () => {
  it('lists its commands when asked for none, and refuses one it does not know', async () => {
    expect((await desk()).out).toContain('desk month')
    expect((await desk('fly')).status).toBe(2)
  })

  it('counts working days with make-up days, and marks what is presumed', async () => {
    expect(JSON.parse((await desk('workday', 'add', '2026-09-30', '10', '--json')).out)).toMatchObject({
      date: '2026-10-20',
      provisional: false,
    })
    expect(JSON.parse((await desk('workday', 'add', '2027-12-30', '3', '--json')).out).provisional).toBe(true)
    expect((await desk('workday', 'add', '2026-02-30', '1')).status).toBe(2)
  })

  it('lists every rule with its clause', async () => {
    const { rules } = JSON.parse((await desk('rules', '--policy', 'jiangsu/nantong', '--json')).out)
    for (const id of ['NET-01', 'NET-12', 'SCO-01', 'REC-05']) {
      expect(rules.find((rule: { id: string }) => rule.id === id)).toMatchObject({
        quote: expect.any(String),
      })
    }
  })
})
