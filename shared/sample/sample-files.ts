import type { SheetSpec, WorkbookSpec } from '../workbook/contract.ts'
import { writeCsvChunks } from '../workbook/write-csv.ts'
import { writeXlsxChunks } from '../workbook/write-xlsx.ts'
import { acceptanceRows } from './acceptance-rows.ts'
import { catalogueRows } from './catalogue-rows.ts'
import { contractRows } from './contract-rows.ts'
import { receiptFileHabits } from './file-habits.ts'
import { readmeText } from './readme-text.ts'
import { receiptRows, type SheetRow } from './receipt-rows.ts'
import { registerRows } from './register-rows.ts'
import type { SampleHospital } from './sample-hospital.ts'
import {
  acceptancePath,
  CONTRACT_PATH,
  cataloguePath,
  PROFILE_PATH,
  README_PATH,
  receiptPath,
  registerPath,
  TRUTH_PATH,
} from './sample-paths.ts'
import { truthFile } from './truth-file.ts'

export interface SampleFile {
  /** File name within the sample folder. */
  readonly path: string
  /** The bytes a piece at a time, made when asked for; the same at every call. */
  chunks(): Iterable<Uint8Array>
}

/** All files of the sample hospital, one at a time, so that a million rows are never in memory twice. */
export function* sampleFiles(hospital: SampleHospital): Generator<SampleFile> {
  yield textFile(README_PATH, () => `\uFEFF${readmeText(hospital)}`)
  yield textFile(PROFILE_PATH, () => `${JSON.stringify(hospital.profile, null, 2)}\n`)
  for (let month = 0; month < hospital.months.length; month++) yield* filesOfMonth(hospital, month)
  const { period } = hospital.months[hospital.months.length - 1]
  yield xlsxFile(cataloguePath(period), '目录', () => catalogueRows(hospital))
  yield xlsxFile(CONTRACT_PATH, '带量合同', () => contractRows(hospital))
  yield { path: TRUTH_PATH, chunks: () => truthChunks(hospital) }
}

function* filesOfMonth(hospital: SampleHospital, month: number): Generator<SampleFile> {
  const { period } = hospital.months[month]
  const habits = receiptFileHabits(hospital, month)
  const receipts = () => receiptRows({ hospital, month, habits })
  const path = receiptPath(period, habits.format)
  if (habits.format === 'csv')
    yield { path, chunks: () => writeCsvChunks({ encoding: 'gb18030', rows: receipts() }) }
  else yield xlsxFile(path, 'ReportCommonVO', receipts)
  yield xlsxFile(acceptancePath(period), '验收明细', () => acceptanceRows(hospital, month))
  yield xlsxFile(registerPath(period), '应急采购', () => registerRows(hospital, month))
}

/** Style 1 shows a date cell as a date. */
const STYLES: WorkbookSpec['styles'] = [{}, { format: 'yyyy-mm-dd' }]

function xlsxFile(path: string, sheetName: string, rows: () => Iterable<SheetRow>): SampleFile {
  return {
    path,
    chunks: () => writeXlsxChunks({ styles: STYLES, sheets: [{ name: sheetName, rows: styled(rows()) }] }),
  }
}

function* styled(
  rows: Iterable<SheetRow>,
): Generator<SheetSpec['rows'] extends Iterable<infer R> ? R : never> {
  for (const row of rows)
    yield { cells: row.map((value) => value && { value, style: value.kind === 'date' ? 1 : 0 }) }
}

function textFile(path: string, text: () => string): SampleFile {
  return {
    path,
    *chunks() {
      yield new TextEncoder().encode(text())
    },
  }
}

/** The truth as JSON, a piece for every file, because one string of a million rows is longer than engines like. */
function* truthChunks(hospital: SampleHospital): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  const { files, ...rest } = truthFile(hospital)
  const body = JSON.stringify(rest)
  yield encoder.encode(`${body.slice(0, -1)},"files":[`)
  for (let i = 0; i < files.length; i++)
    yield encoder.encode(`${i > 0 ? ',' : ''}\n${JSON.stringify(files[i])}`)
  yield encoder.encode(']}\n')
}
