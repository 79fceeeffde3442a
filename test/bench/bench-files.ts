import { existsSync } from 'node:fs'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { receiptHeaders, receiptRows, type SheetRow } from '#shared/sample/receipt-rows.ts'
import { makeSampleHospital, type SampleHospital } from '#shared/sample/sample-hospital.ts'
import { type Period, parsePeriod } from '#shared/units/period.ts'
import { writeCsvChunks } from '#shared/workbook/write-csv.ts'
import { writeXlsxChunks } from '#shared/workbook/write-xlsx.ts'

/** Receipts of one month with sixteen columns, in the three forms that are measured. */
export interface BenchFiles {
  readonly xlsx: string
  readonly utf8: string
  readonly gb18030: string
}

const COLUMNS: readonly (typeof receiptHeaders)[number][] = [
  '入库单号',
  '入库日期',
  '类别',
  '院内编码',
  '国家医保编码',
  '通用名',
  '规格',
  '生产企业',
  '供应商',
  '单位',
  '转换比',
  '数量',
  '单价',
  '金额',
  '发票号',
  '批号',
]

/** Makes the files when they are not there; the same sizes give the same bytes. */
export async function benchFiles(rows: number, folder: string): Promise<BenchFiles> {
  const files = {
    xlsx: join(folder, `receipts-${rows}.xlsx`),
    utf8: join(folder, `receipts-${rows}.utf-8.csv`),
    gb18030: join(folder, `receipts-${rows}.gb18030.csv`),
  }
  if (Object.values(files).every((path) => existsSync(path))) return files
  await mkdir(folder, { recursive: true })
  const hospital = makeSampleHospital({ seed: 1, rows, months: 1, until: parsePeriod('2026-10') as Period })
  await write(
    files.xlsx,
    writeXlsxChunks({ styles: [{}], sheets: [{ name: '入库', rows: styled(table(hospital)) }] }),
  )
  await write(files.utf8, writeCsvChunks({ encoding: 'utf-8', rows: table(hospital) }))
  await write(files.gb18030, writeCsvChunks({ encoding: 'gb18030', rows: table(hospital) }))
  return files
}

/** The header and the receipts alone: DuckDB is not asked to find a table below titles. */
function* table(hospital: SampleHospital): Generator<SheetRow> {
  const at = COLUMNS.map((header) => receiptHeaders.indexOf(header))
  const rows = receiptRows({
    hospital,
    month: 0,
    habits: { format: 'xlsx', dates: 'dashes', codes: 'plain', lots: 'text', headerRow: 3 },
  })
  let index = 0
  const last = hospital.months[0].his.length + 2
  for (const row of rows) {
    if (index >= 2 && index <= last) yield at.map((column) => row[column])
    index++
  }
}

function* styled(rows: Iterable<SheetRow>) {
  for (const row of rows) yield { cells: row.map((value) => value && { value }) }
}

async function write(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const file = await open(`${path}.part`, 'w')
  for (const chunk of chunks) await file.write(chunk)
  await file.close()
  await rename(`${path}.part`, path)
}
