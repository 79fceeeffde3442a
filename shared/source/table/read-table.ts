import type { FrameSchema } from '../../columns/frame.ts'
import type { SourceRefusal } from '../../errors/refusal.ts'
import { err, ok, type Result } from '../../errors/result.ts'
import type { MappedColumn, RawSheet, SkipReason, TableReading, TableSpec, Workbook } from '../contract.ts'
import { columnLetter } from '../xlsx/cell-reference.ts'
import { type FoundHeader, findHeader } from './find-header.ts'
import { IssueCollector } from './issue-collector.ts'
import type { MappingHints } from './map-columns.ts'
import { moneyScales } from './money-scales.ts'
import { missingNeeds } from './needs.ts'
import { readRows } from './read-rows.ts'
import { fitAll, tellingAgainst } from './recognise-table.ts'
import { readUnitNote } from './unit-note.ts'

export interface ReadTableInput<S extends FrameSchema> extends MappingHints {
  readonly workbook: Workbook
  readonly spec: TableSpec<S>
  readonly fileName: string
  /** The sheet that a person chose; it may be a hidden one. */
  readonly sheetName?: string
}

/** How much better another spec must explain a file before we say that it is the wrong one. */
const CLEARLY_BETTER = 1.25

/**
 * From cells to typed rows: finds sheet and header, maps columns, reads every row. Refuses when the table is not the one that
 * was asked for; everything else that is wrong becomes an issue at its cell.
 */
export function readTable<S extends FrameSchema>(
  input: ReadTableInput<S>,
): Result<TableReading<S>, SourceRefusal> {
  const { workbook, spec } = input
  const header = chooseHeader(input)
  const mapped = new Set((header?.matches ?? []).map(({ field }) => field.column))
  const missing = missingNeeds(spec.role, mapped)
  const chosenByPerson = input.chosen !== undefined && Object.keys(input.chosen).length > 0
  if (header === undefined || (missing.length > 0 && !chosenByPerson) || !chosenByPerson) {
    const better = betterRole(workbook, spec)
    if (better !== undefined)
      return err({ code: 'wrong-kind', params: { role: spec.role, looksLike: better } })
  }
  if (header === undefined) return err({ code: 'header-not-found', params: { role: spec.role } })
  if (missing.length > 0) {
    return err({
      code: 'required-column-missing',
      params: {
        role: spec.role,
        columns: missing.map(({ title }) => title).join('、'),
        row: header.bottom + 1,
      },
    })
  }

  const collector = new IssueCollector()
  for (const issue of workbook.issues) collector.take(issue)
  noteHidden(workbook, header.sheet, collector)
  noteDuplicates(header, collector)
  const note = readUnitNote(workbook, header.sheet, header.top)
  if (note.issue !== undefined) collector.take(note.issue)
  const scales = moneyScales(workbook, header, note.scale)
  const rows = readRows({ workbook, spec, header, scales, collector })
  if (rows.frame.rowCount === 0 && !rows.skipped.some(({ reason }) => reason === 'rejected')) {
    return err({ code: 'no-rows', params: { role: spec.role, row: header.bottom + 1 } })
  }
  return ok({
    role: spec.role,
    sheetName: header.sheet.name,
    headerRow: header.bottom + 1,
    mapping: header.matches.map((match): MappedColumn => {
      const { field, header: cell, by } = match
      const base = { column: field.column, header: cell.shown, letter: columnLetter(cell.index), by }
      return scales.get(field.column) === 10_000 ? { ...base, scale: 10_000 } : base
    }),
    unmapped: header.headers
      .filter(({ index }) => !header.matches.some((match) => match.header.index === index))
      .map(({ index, shown }) => ({ header: shown, letter: columnLetter(index) })),
    frame: rows.frame,
    skipped: [...rowsAbove(header), ...rows.skipped],
    issues: collector.issues,
    issueCounts: collector.counts,
    headerFingerprint: header.headers.map(({ forms }) => forms[0]).join('|'),
  })
}

function chooseHeader<S extends FrameSchema>(input: ReadTableInput<S>): FoundHeader | undefined {
  const { workbook, spec, sheetName } = input
  let best: FoundHeader | undefined
  for (const sheet of workbook.sheets) {
    if (sheetName === undefined ? sheet.visibility !== 'visible' : sheet.name !== sheetName) continue
    const header = findHeader(workbook, sheet, spec, input)
    if (header !== undefined && header.score > (best?.score ?? 0)) best = header
  }
  return best
}

/** The role that the file fits clearly better, undefined when the asked one is right or nothing is. */
function betterRole(workbook: Workbook, spec: TableSpec): string | undefined {
  // A table that nobody imports has no rivals: a person asked for it by name.
  if (spec.role === 'contract') return undefined
  const fits = fitAll(workbook)
  const own = fits.find((fit) => fit.spec.role === spec.role)
  const [best] = fits
  if (best === undefined || best.spec.role === spec.role || best.missing > 0) return undefined
  const threshold = Math.max(own?.points ?? 0, 0) * CLEARLY_BETTER
  const telling = tellingAgainst(best, spec) > tellingAgainst(own, best.spec)
  return best.points > threshold && telling ? best.spec.role : undefined
}

function rowsAbove(header: FoundHeader): { row: number; reason: SkipReason }[] {
  const rows: { row: number; reason: SkipReason }[] = []
  for (let row = 0; row <= header.bottom; row++) {
    const filled = header.sheet.columns.some((column) => column !== undefined && column.kinds[row] > 0)
    if (filled) rows.push({ row: row + 1, reason: row < header.top ? 'title' : 'header' })
  }
  return rows
}

/** Hidden things are never passed over in silence: hidden rows are read, hidden sheets are not. */
function noteHidden(workbook: Workbook, sheet: RawSheet, collector: IssueCollector): void {
  if (sheet.hiddenRows.length > 0) {
    const where = { sheet: sheet.name, row: sheet.hiddenRows[0] + 1 }
    const found = `${sheet.hiddenRows.length} 行被隐藏或筛选`
    collector.take({ code: 'hidden-rows', severity: 'note', where, found, expected: '隐藏行照常读入' })
  }
  for (const other of workbook.sheets) {
    if (other === sheet || other.visibility === 'visible' || other.rowCount === 0) continue
    const where = { sheet: other.name }
    const found = `隐藏的工作表 ${other.name}`
    collector.take({
      code: 'hidden-sheet-skipped',
      severity: 'note',
      where,
      found,
      expected: '取消隐藏后可选用',
    })
  }
}

/** Two columns with one header: one of them is left out, so a person must say which is meant. */
function noteDuplicates(header: FoundHeader, collector: IssueCollector): void {
  for (const { header: used } of header.matches) {
    const twin = header.headers.find((cell) => cell.index !== used.index && cell.forms[0] === used.forms[0])
    if (twin === undefined) continue
    collector.take({
      code: 'column-duplicated',
      severity: 'warning',
      where: {
        sheet: header.sheet.name,
        row: header.bottom + 1,
        column: used.shown,
        letter: columnLetter(twin.index),
      },
      found: `${columnLetter(used.index)} 列与 ${columnLetter(twin.index)} 列表头相同`,
      expected: `采用 ${columnLetter(used.index)} 列；如不对请改选`,
    })
  }
}
