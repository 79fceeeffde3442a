import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInflateRaw } from 'node:zlib'
import { DuckDBInstance } from '@duckdb/node-api'
import ExcelJS from 'exceljs'
import { nodeSourceCapabilities } from '#electron/services/files/inflate.ts'
import { openBenchPage } from './bench-browser.ts'
import { benchFiles } from './bench-files.ts'
import { type BenchOptions, type Measurement, medians, runsFor } from './measurement.ts'
import { readCells, readLines } from './read-receipts.ts'
import { sheetParts } from './sheet-parts.ts'

/** Beyond this exceljs takes minutes. */
const EXCELJS_ROWS = 100_000

/** Files of sixteen columns to columns, in Node and in a worker of Chromium. */
export async function benchReading({ rows, folder, pages }: BenchOptions): Promise<Measurement[]> {
  const files = await benchFiles(rows, folder)
  const runs = runsFor(rows)
  const xlsx = await bytesOf(files.xlsx)
  const parts = sheetParts(xlsx)
  const inNode = await medians(
    {
      inflate: () => inflateAll(parts),
      cells: () => readCells(xlsx, files.xlsx, nodeSourceCapabilities),
      lines: () => readLines(xlsx, files.xlsx, nodeSourceCapabilities),
    },
    runs,
  )
  const found: Measurement[] = [
    {
      what: 'xlsx to columns, Node',
      rows,
      ours: inNode.cells,
      peer: 'zlib inflate only',
      peerTime: inNode.inflate,
    },
    {
      what: 'xlsx to typed lines, Node',
      rows,
      ours: inNode.lines,
      peer: 'zlib inflate only',
      peerTime: inNode.inflate,
      note: 'header found, columns mapped, every cell checked',
    },
  ]
  if (rows <= EXCELJS_ROWS) {
    const { exceljs } = await medians({ exceljs: () => countWithExceljs(files.xlsx) }, 1)
    found.push({
      what: 'xlsx to columns, Node',
      rows,
      ours: inNode.cells,
      peer: 'exceljs streaming, rows thrown away',
      peerTime: exceljs,
    })
  }
  found.push(...(await benchCsv(files, rows, runs)))
  return [...found, ...(await benchInBrowser({ rows, folder, pages }, basename(files.xlsx), runs))]
}

async function benchCsv(
  files: { readonly utf8: string; readonly gb18030: string },
  rows: number,
  runs: number,
): Promise<Measurement[]> {
  const utf8 = await bytesOf(files.utf8)
  const gb18030 = await bytesOf(files.gb18030)
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const duckDb = await instance.connect()
  const load = (options: string) =>
    duckDb.run(
      `create or replace table receipts as select * from read_csv('${files.utf8}', header = true${options})`,
    )
  const times = await medians(
    {
      utf8: () => readCells(utf8, 'receipts.csv', nodeSourceCapabilities),
      gb18030: () => readCells(gb18030, 'receipts.csv', nodeSourceCapabilities),
      utf8Lines: () => readLines(utf8, 'receipts.csv', nodeSourceCapabilities),
      duckDbText: () => load(', all_varchar = true'),
      duckDbTyped: () => load(''),
    },
    runs,
  )
  duckDb.closeSync()
  instance.closeSync()
  const target = { kind: 'times-of-peer', atMost: 1.2 } as const
  return [
    {
      what: 'csv UTF-8 to columns, Node',
      rows,
      ours: times.utf8,
      peer: 'DuckDB read_csv, 1 thread, all text',
      peerTime: times.duckDbText,
      target,
      note: `DuckDB with types: ${Math.round(times.duckDbTyped)} ms`,
    },
    {
      what: 'csv GB18030 to columns, Node',
      rows,
      ours: times.gb18030,
      peer: 'the same rows in UTF-8: DuckDB cannot read GB18030',
      peerTime: times.duckDbText,
      target,
    },
    {
      what: 'csv UTF-8 to typed lines, Node',
      rows,
      ours: times.utf8Lines,
      peer: 'DuckDB read_csv, 1 thread, types found',
      peerTime: times.duckDbTyped,
      note: 'ours also finds the header, maps columns and lists doubtful cells',
    },
  ]
}

async function benchInBrowser(options: BenchOptions, file: string, runs: number): Promise<Measurement[]> {
  const browser = await openBenchPage(options)
  try {
    const times = await browser.page.evaluate((job) => window.bench.reading(job), {
      url: `/data/${file}`,
      runs,
    })
    return [
      {
        what: 'xlsx to columns, Chromium worker',
        rows: options.rows,
        ours: times.cells,
        peer: 'DecompressionStream only',
        peerTime: times.inflate,
        target: { kind: 'times-of-peer', atMost: 2 },
      },
      {
        what: 'xlsx to typed lines, Chromium worker',
        rows: options.rows,
        ours: times.lines,
        peer: 'DecompressionStream only',
        peerTime: times.inflate,
      },
    ]
  } finally {
    await browser.close()
  }
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path)
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

async function inflateAll(parts: readonly Uint8Array[]): Promise<number> {
  let length = 0
  for (const part of parts) {
    const inflater = createInflateRaw({ chunkSize: 256 * 1024 })
    inflater.end(part)
    for await (const chunk of inflater) length += (chunk as Uint8Array).length
  }
  return length
}

async function countWithExceljs(path: string): Promise<number> {
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(createReadStream(path), {
    worksheets: 'emit',
    sharedStrings: 'cache',
  })
  let cells = 0
  for await (const sheet of reader)
    for await (const row of sheet) cells += Array.isArray(row.values) ? row.values.length : 0
  return cells
}
