import { createHash } from 'node:crypto'
import exceljs from 'exceljs'
import { describe, expect, it } from 'vitest'
import { workbookOf } from '#test/support/read-source.ts'
import { concatFrames } from '../columns/concat-frames.ts'
import type { FrameSchema } from '../columns/frame.ts'
import { cataloguePackFactors } from '../match/catalogue-pack-factors.ts'
import { hospitalProfileSchema } from '../model/hospital-profile.ts'
import { lineSchema } from '../model/line.ts'
import { computeMonths } from '../month/compute-months.ts'
import { policyFor } from '../policy/policy-for.ts'
import { reconcile } from '../reconcile/reconcile.ts'
import type { TableReading, TableSpec } from '../source/contract.ts'
import { acceptanceSpec } from '../source/specs/acceptance.ts'
import { catalogueSpec } from '../source/specs/catalogue.ts'
import { emergencySpec } from '../source/specs/emergency.ts'
import { receiptSpec } from '../source/specs/receipt.ts'
import { readTable } from '../source/table/read-table.ts'
import { amountOf, formatYuan } from '../units/money.ts'
import { formatPeriod, lastDayOf, type Period, parsePeriod } from '../units/period.ts'
import { sampleFiles } from './sample-files.ts'
import { makeSampleHospital, type SampleOptions } from './sample-hospital.ts'
import { formatScore, scoreReconciliation } from './score.ts'
import { lineTruthOf, type TruthFile } from './truth-file.ts'

const until = parsePeriod('2026-10') as Period

function bytesOf(chunks: Iterable<Uint8Array>): Buffer {
  return Buffer.concat([...chunks])
}

function write(options: SampleOptions): Map<string, Buffer> {
  const files = [...sampleFiles(makeSampleHospital(options))]
  return new Map(files.map((file) => [file.path, bytesOf(file.chunks())]))
}

function present<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`missing ${name}`)
  return value
}

async function table<S extends FrameSchema>(
  bytes: Buffer,
  path: string,
  spec: TableSpec<S>,
): Promise<TableReading<S>> {
  const reading = readTable({ workbook: await workbookOf(bytes, path), spec, fileName: path })
  if (!reading.ok) throw new Error(`${path}: ${JSON.stringify(reading.error)}`)
  return reading.value
}

/** Everything that a user would read of the sample, by the product's own readers. */
async function readSample(files: ReadonlyMap<string, Buffer>) {
  const truth: TruthFile = JSON.parse(present(files.get('truth.json'), 'truth').toString('utf8'))
  const read = {
    his: [] as TableReading<typeof lineSchema>[],
    platform: [] as TableReading<typeof lineSchema>[],
  }
  for (const { path, side } of truth.files)
    read[side].push(
      await table(present(files.get(path), path), path, side === 'his' ? receiptSpec : acceptanceSpec),
    )
  const named = (prefix: string) => [...files].filter(([path]) => path.startsWith(prefix))
  const emergencies = await Promise.all(
    named('应急').map(([path, bytes]) => table(bytes, path, emergencySpec)),
  )
  const [[cataloguePath, catalogueBytes]] = named('省平台目录')
  const catalogue = await table(catalogueBytes, cataloguePath, catalogueSpec)
  return { truth, ...read, emergencies, catalogue }
}

describe('sampleFiles', () => {
  const options = { seed: 7, months: 5, rows: 4_000, until }
  const files = write(options)

  it('writes the same bytes for the same seed and others for another', () => {
    const hashes = (written: ReadonlyMap<string, Buffer>) =>
      [...written].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')])
    expect(hashes(write(options))).toEqual(hashes(files))
    expect(hashes(write({ ...options, seed: 8 }))).not.toEqual(hashes(files))
  })

  it('writes every kind of file that the README names', () => {
    const paths = [...files.keys()]
    expect(paths).toContain('HIS药品耗材入库-2026-10.xlsx')
    expect(paths).toContain('HIS药品耗材入库-2026-09.csv')
    expect(paths).toContain('省平台验收明细-2026-10.xlsx')
    expect(paths).toContain('应急采购登记-2026-10.xlsx')
    expect(paths).toContain('省平台目录-2026-10.xlsx')
    expect(paths).toContain('带量合同.xlsx')
    const profile = hospitalProfileSchema.parse(
      JSON.parse(present(files.get('profile.json'), 'profile').toString()),
    )
    expect(profile.name).toBe('示例医院')
    const csv = present(files.get('HIS药品耗材入库-2026-09.csv'), 'csv')
    expect(new TextDecoder('gb18030', { fatal: true }).decode(csv)).toContain('国家医保编码')
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(csv)).toThrow()
  })

  it('writes workbooks that another program opens, with rows whose sum is the totals row and the truth', async () => {
    const workbook = new exceljs.Workbook()
    const path = 'HIS药品耗材入库-2026-10.xlsx'
    await workbook.xlsx.load(present(files.get(path), path).buffer as ArrayBuffer)
    const sheet = present(workbook.getWorksheet('ReportCommonVO'), 'sheet')
    const truth: TruthFile = JSON.parse(present(files.get('truth.json'), 'truth').toString('utf8'))
    const file = present(
      truth.files.find((candidate) => candidate.path === path),
      'truth of file',
    )
    const header = sheet.getRow(file.firstRow - 1).values as string[]
    const [amountAt, flagAt, documentAt, codeAt] = ['金额', '是否应急', '入库单号', '院内编码'].map((title) =>
      header.indexOf(title),
    )
    const register = new exceljs.Workbook()
    await register.xlsx.load(
      present(files.get('应急采购登记-2026-10.xlsx'), 'register').buffer as ArrayBuffer,
    )
    const registered = new Set<string>()
    register.worksheets[0].eachRow((row, number) => {
      if (number > 2) registered.add(`${row.getCell(2).text}|${row.getCell(4).text}`)
    })
    const fen = { drug: 0n, consumable: 0n }
    const emergency = { drug: 0n, consumable: 0n }
    let all = 0n
    file.item.forEach((itemIndex, i) => {
      const row = sheet.getRow(file.firstRow + i)
      const item = truth.items[itemIndex]
      const code = row.getCell(codeAt).text.replace(/^'/, '')
      if (code !== item.hisCode) throw new Error(`row ${file.firstRow + i}: ${code} is not ${item.hisCode}`)
      const amount = BigInt(Math.round(Number(row.getCell(amountAt).value) * 100))
      all += amount
      if (item.excluded !== '') return
      fen[item.kind] += amount
      if (row.getCell(flagAt).text === '是' || registered.has(`${row.getCell(documentAt).text}|${code}`))
        emergency[item.kind] += amount
    })
    const totals = sheet.getRow(file.firstRow + file.item.length)
    expect(totals.getCell(1).text).toBe('合计')
    expect(BigInt(Math.round(Number(totals.getCell(amountAt).value) * 100))).toBe(all)
    const month = present(
      truth.months.find(({ period }) => period === '2026-10'),
      'month',
    )
    for (const kind of ['drug', 'consumable'] as const) {
      expect(formatYuan(amountOf(fen[kind] * 10_000n))).toBe(month[kind].inHouse)
      expect(formatYuan(amountOf(emergency[kind] * 10_000n))).toBe(month[kind].emergency)
    }
  })

  it('has rows with an impossible date in the March file only', () => {
    const truth: TruthFile = JSON.parse(
      present(write({ ...options, months: 9, rows: 9_000 }).get('truth.json'), 'truth').toString('utf8'),
    )
    const spoilt = truth.files.filter(({ impossibleDates }) => impossibleDates.length > 0)
    expect(spoilt.map(({ side, period }) => `${side} ${period}`)).toEqual(['his 2026-03'])
    expect(spoilt[0].impossibleDates.length).toBeLessThanOrEqual(3)
  })
})

describe('from the files to figures and groups', () => {
  it.each([1, 2, 3])(
    'reads, reconciles and sums to the truth (seed %i)',
    async (seed) => {
      const sample = await readSample(write({ seed, months: 12, rows: 24_000, until }))
      const { truth, his, platform, emergencies, catalogue } = sample
      for (const side of ['his', 'platform'] as const)
        truth.files
          .filter((file) => file.side === side)
          .forEach((file, i) => {
            const read = sample[side][i]
            expect(read.headerRow, file.path).toBe(file.firstRow - 1)
            expect(read.frame.rowCount, file.path).toBe(file.group.length - file.impossibleDates.length)
          })
      const hisFrame = concatFrames(
        his.map(({ frame }) => frame),
        lineSchema,
      )
      const platformFrame = concatFrames(
        platform.map(({ frame }) => frame),
        lineSchema,
      )
      const reconciliation = reconcile({
        his: hisFrame,
        platform: platformFrame,
        packFactors: cataloguePackFactors(catalogue.frame),
      })
      const paths = (side: 'his' | 'platform') =>
        truth.files
          .filter((file) => file.side === side)
          .map((file, i) => ({ path: file.path, rows: sample[side][i].frame.columns.row.values }))
      const score = scoreReconciliation(lineTruthOf(truth, paths('his'), paths('platform')), reconciliation)
      console.info(`seed ${seed}\n${formatScore(score)}`)
      expect(score.overall.precision).toBeGreaterThanOrEqual(0.999)
      expect(score.overall.recall).toBeGreaterThanOrEqual(0.995)
      expect(score.auto.precision).toBeGreaterThanOrEqual(0.999)

      const policy = policyFor('jiangsu/nantong', lastDayOf(until))
      if (!policy.ok) throw new Error('no policy')
      const { reports } = computeMonths({
        his: hisFrame,
        platform: platformFrame,
        reconciliation,
        catalogue: catalogue.frame,
        emergencies: emergencies.map(({ frame }) => frame),
        policy: policy.value,
        profile: makeSampleHospital({ seed, months: 1, rows: 1, until }).profile,
      })
      const figures = [...reports].map(([period, report]) => ({
        period: formatPeriod(period),
        ...Object.fromEntries(
          (['drug', 'consumable'] as const).map((kind) => [
            kind,
            {
              inHouse: formatYuan(report[kind].inHouse.value),
              platform: formatYuan(report[kind].platform.value),
              emergency: formatYuan(report[kind].emergency.value),
            },
          ]),
        ),
      }))
      expect(figures).toEqual(
        truth.months.map(({ period, drug, consumable }) => ({
          period,
          drug: { inHouse: drug.inHouse, platform: drug.platform, emergency: drug.emergency },
          consumable: {
            inHouse: consumable.inHouse,
            platform: consumable.platform,
            emergency: consumable.emergency,
          },
        })),
      )
    },
    240_000,
  )
})
