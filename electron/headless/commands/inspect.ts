import { type Column, FLAG_UNKNOWN, FLAG_YES, type FrameSchema } from '#shared/columns/frame.ts'
import { assertNever } from '#shared/errors/assert.ts'
import type { TableReading, TableRole } from '#shared/source/contract.ts'
import { specOf } from '#shared/source/specs/spec-of.ts'
import { recogniseTable } from '#shared/source/table/recognise-table.ts'
import { formatYuan, type MicroYuan } from '#shared/units/money.ts'
import { formatPlainDate, NO_DATE, type PlainDate } from '#shared/units/plain-date.ts'
import { formatQuantity } from '#shared/units/quantity.ts'
import { type Command, CommandRefused } from '../command.ts'
import { openSourceFile, tableOf, workbookOf } from '../source-files.ts'

const ROLES = ['his', 'platform', 'catalogue', 'emergency', 'contract'] as const

export const inspect: Command = {
  name: 'inspect',
  summary: '看一个文件如何被理解：编码、工作表、表头、列对应、前几行和全部问题',
  usage: 'inspect FILE [--as his|platform|catalogue|emergency|contract] [--json]',
  options: { as: { type: 'string' }, json: { type: 'boolean' } },
  async run(args, io) {
    if (args.positionals.length !== 1) throw new CommandRefused('bad-use', `用法：desk ${inspect.usage}`)
    const file = await openSourceFile(args.positionals[0])
    const workbook = await workbookOf(file)
    const recognised = recogniseTable(workbook)
    const role = roleNamed(args.value('as')) ?? recognised[0]?.role
    if (role === undefined) {
      throw new CommandRefused('not-recognised', '看不出这是哪一种表，请用 --as 指定。', { file: file.name })
    }
    const reading = await tableOf(file, specOf(role), workbook)
    const document = {
      schema: 'desk.inspect/1',
      file: file.path,
      sha256: file.sha256,
      format: workbook.format,
      encoding: workbook.encoding ?? null,
      recognised: recognised.map(({ role, confidence, reasons }) => ({ role, confidence, reasons })),
      role,
      sheet: reading.sheetName,
      headerRow: reading.headerRow,
      mapping: reading.mapping,
      unmapped: reading.unmapped,
      rows: reading.frame.rowCount,
      skipped: reading.skipped,
      issueCounts: reading.issueCounts,
      issues: reading.issues,
      preview: firstRows(reading),
    }
    if (args.has('json')) {
      io.out(`${JSON.stringify(document)}\n`)
      return 0
    }
    io.out(
      `${file.name}：${specOf(role).title}，工作表 ${reading.sheetName}，表头在第 ${reading.headerRow} 行，${reading.frame.rowCount} 行\n`,
    )
    for (const column of reading.mapping)
      io.out(`  ${column.letter}\t${column.header}\t→ ${column.column}（${column.by}）\n`)
    for (const { header, letter } of reading.unmapped) io.out(`  ${letter}\t${header}\t未使用\n`)
    for (const [code, count] of Object.entries(reading.issueCounts)) io.out(`  ${code}: ${count}\n`)
    return 0
  },
}

function roleNamed(text: string | undefined): TableRole | undefined {
  if (text === undefined) return undefined
  const role = ROLES.find((known) => known === text)
  if (!role) throw new CommandRefused('bad-use', `--as 只能是 ${ROLES.join('、')}`)
  return role
}

const SHOWN = 5

function firstRows(reading: TableReading<FrameSchema>) {
  const columns = Object.entries(reading.frame.columns)
  return Array.from({ length: Math.min(SHOWN, reading.frame.rowCount) }, (_, row) => {
    const cells = columns.map(([name, column]): [string, unknown] => [name, cellValue(name, column, row)])
    return Object.fromEntries(cells.filter(([, value]) => value !== null))
  })
}

/** null when the cell is empty. */
function cellValue(name: string, column: Column, row: number): unknown {
  switch (column.kind) {
    case 'text':
      return column.dictionary[column.codes[row]] || null
    case 'number':
      return Number.isNaN(column.values[row]) ? null : numberText(name, column.values[row])
    case 'date':
      return column.days[row] === NO_DATE ? null : formatPlainDate(column.days[row] as PlainDate)
    case 'flag':
      return column.values[row] === FLAG_UNKNOWN ? null : column.values[row] === FLAG_YES
    default:
      return assertNever(column)
  }
}

function numberText(name: string, value: number): string | number {
  if (name === 'amount' || name === 'unitPrice' || name === 'listedPrice' || name === 'selectedPrice')
    return formatYuan(value as MicroYuan)
  return name === 'quantity' || name === 'agreedVolume' ? formatQuantity(value) : value
}
