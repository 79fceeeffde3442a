import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { nodeSourceCapabilities } from '#electron/services/files/inflate.ts'
import { assertPresent } from '#shared/errors/assert.ts'
import type { HospitalProfile } from '#shared/model/hospital-profile.ts'
import { formatYuan } from '#shared/units/money.ts'
import { type Period, parsePeriod } from '#shared/units/period.ts'
import { makeXlsx } from '#test/support/make-xlsx.ts'
import { foreignFile, hisFile, photoFile, platformFile } from '../../test/e2e/month-files.ts'
import { createMemoryHost } from '../host/memory-host.ts'
import { createIntakeReader } from '../workers/intake-reader.ts'
import { openCache } from './cache.ts'
import { createDesk } from './create-desk.ts'
import type { DeskApi, DeskPush } from './desk-api.ts'
import type { StartIntake } from './intake-client.ts'

const october = assertPresent(parsePeriod('2026-10'), 'a month')
const profile: HospitalProfile = {
  name: '海陵县人民医院',
  platformAccount: 'SL1',
  level: '二级',
  jurisdiction: 'jiangsu/nantong',
  preparer: '王药师',
  phone: '0513-1234567',
}

/** The real reader, in this thread: only the worker around it is left out. */
const inPlace: StartIntake = (onProgress) => {
  const ask = createIntakeReader({ capabilities: nodeSourceCapabilities, onProgress })
  return { ask, stop: () => {} }
}

let databases = 0

async function openDesk(host = createMemoryHost(), cache = `test-${++databases}`) {
  const pushes: DeskPush[] = []
  const desk = createDesk({
    host,
    cache: await openCache(cache),
    push: (push) => void pushes.push(push),
    startIntake: inPlace,
  })
  const opened = await desk.open()
  if (!opened.ok) throw new Error(opened.error.code)
  return { desk, host, pushes, cache, state: opened.value }
}

async function importBoth(desk: DeskApi) {
  const readings = await desk.readFiles([
    { fileName: 'his.xlsx', bytes: hisFile() },
    { fileName: 'platform.xlsx', bytes: platformFile() },
  ])
  const ids = readings.map((reading) => reading.readingId)
  const plans = await desk.planImport(ids)
  const applied = await desk.applyImport({ readingIds: ids, onChanged: 'keep' })
  return { readings, plans, applied }
}

async function hospitalWithOctober() {
  const opened = await openDesk()
  await opened.desk.saveProfile(profile)
  const imported = await importBoth(opened.desk)
  return { ...opened, ...imported }
}

const waitingIn = async (desk: DeskApi, period: Period) =>
  (await desk.openGroups({ period, filter: { waitingOnly: true }, sort: [] })).count

describe('the data worker', () => {
  it('shows nothing but a first day before the hospital was set', async () => {
    const { state } = await openDesk()
    expect(state.profile).toBeNull()
    expect(state.months).toEqual([])
  })

  it('recognises both files, and applies exactly what the preview said, to the row and to the fen', async () => {
    const { desk, readings, plans, applied } = await hospitalWithOctober()
    expect(readings.map((reading) => reading.table?.role)).toEqual(['his', 'platform'])
    expect(plans.map((plan) => plan.counts)).toEqual([
      { new: 57, changed: 0, unchanged: 0, held: 0, rejected: 0 },
      { new: 57, changed: 0, unchanged: 0, held: 0, rejected: 0 },
    ])
    expect(applied.ok).toBe(true)
    const rows = await desk.openRows({
      selection: { side: 'his', period: october, kind: 'drug', counted: 'any' },
      sort: [],
    })
    const others = await desk.openRows({
      selection: { side: 'his', period: october, kind: 'consumable', counted: 'any' },
      sort: [],
    })
    expect(rows.count + others.count).toBe(57)
    expect(rows.amount + others.amount).toBe(readings[0].table?.amount)
    expect(plans[0].newAmount).toBe(readings[0].table?.amount)
  })

  it('plans nothing for a file that is there already, and says so', async () => {
    const { desk } = await hospitalWithOctober()
    const [again] = await desk.readFiles([{ fileName: 'again.xlsx', bytes: hisFile() }])
    expect(again.alreadyImported).not.toBeNull()
    const [plan] = await desk.planImport([again.readingId])
    expect(plan.counts).toMatchObject({ new: 0, changed: 0, unchanged: 57 })
  })

  it('takes an import back as if it had never been, and brings it back by redo', async () => {
    const { desk, applied } = await hospitalWithOctober()
    if (!applied.ok) throw new Error(applied.error.code)
    const before = await desk.overview(october)
    await desk.undo()
    const [his] = await desk.imports()
    expect(his.undone).toBe(true)
    expect((await desk.open()).ok).toBe(true)
    await desk.redo()
    const after = await desk.overview(october)
    expect(after.report).toEqual(before.report)
  })

  it('finds the twelve differences, and lets them go one by one', async () => {
    const { desk } = await hospitalWithOctober()
    expect(await waitingIn(desk, october)).toBe(12)
    for (let left = 12; left > 0; left--) {
      const open = await desk.openGroups({ period: october, filter: { waitingOnly: true }, sort: [] })
      const [group] = await desk.groupPage(open.token, 0, 1)
      const detail = assertPresent(await desk.group(group.id), 'it was just listed')
      const lines = [...detail.his, ...detail.platform].map((line) => line.ref)
      expect((await desk.explain({ lines, reason: '录入错误' })).ok).toBe(true)
      expect(await waitingIn(desk, october)).toBe(left - 1)
    }
  })

  it('gives one reason to all groups of a filter in one step, and takes it back in one', async () => {
    const { desk } = await hospitalWithOctober()
    const open = await desk.openGroups({
      period: october,
      filter: { classes: ['his-only'], waitingOnly: true },
      sort: [],
    })
    expect(open.count).toBe(3)
    expect(await desk.explainAll({ token: open.token, reason: '线下采购未登记' })).toEqual({
      ok: true,
      value: 3,
    })
    expect(await waitingIn(desk, october)).toBe(9)
    await desk.undo()
    expect(await waitingIn(desk, october)).toBe(12)
    expect(await desk.explainAll({ token: open.token, reason: ' ' })).toMatchObject({ ok: false })
  })

  it('exports a list as it is seen, and says when the list is gone', async () => {
    const { desk } = await hospitalWithOctober()
    const selection = { side: 'his', period: october, kind: 'drug', counted: true } as const
    const open = await desk.openRows({ selection, sort: [{ column: 'amount', descending: true }] })
    const columns = [
      { column: 'name', title: '名称' },
      { column: 'postedOn', title: '入库日期' },
      { column: 'amount', title: '金额（元）' },
    ] as const
    const file = await desk.exportRows({ token: open.token, title: '药品/院内', columns })
    expect(file?.fileName).toBe('药品_院内.xlsx')
    expect(file?.bytes.subarray(0, 2)).toEqual(Uint8Array.of(0x50, 0x4b))
    await desk.close(open.token)
    expect(await desk.exportRows({ token: open.token, title: 'x', columns })).toBeNull()
    const groups = await desk.openGroups({ period: october, filter: {}, sort: [] })
    expect((await desk.exportGroups(groups.token))?.bytes.length).toBeGreaterThan(1000)
  })

  it('keeps an apart decision when the same file comes again', async () => {
    const { desk } = await hospitalWithOctober()
    const open = await desk.openGroups({ period: october, filter: { states: ['matched'] }, sort: [] })
    const [group] = await desk.groupPage(open.token, 0, 1)
    const detail = assertPresent(await desk.group(group.id), 'it was just listed')
    const lines = [...detail.his, ...detail.platform].map((line) => line.ref)
    await desk.decide({ decision: 'apart', lines, reason: '不是同一批' })
    const waiting = await waitingIn(desk, october)
    expect(waiting).toBe(14)
    await importBoth(desk)
    expect(await waitingIn(desk, october)).toBe(waiting)
  })

  it('refuses to change a locked month in any way, and opens it again for a reason', async () => {
    const { desk, applied } = await hospitalWithOctober()
    if (!applied.ok) throw new Error(applied.error.code)
    const locked = await desk.lockMonth({ period: october, remarks: '核对无误' })
    expect(locked).toEqual({ ok: true, value: null })
    const open = await desk.openGroups({ period: october, filter: {}, sort: [] })
    const [group] = await desk.groupPage(open.token, 0, 1)
    const detail = assertPresent(await desk.group(group.id), 'it was just listed')
    const lines = [...detail.his, ...detail.platform].map((line) => line.ref)
    const refused = { ok: false, error: { code: 'month-locked' } }
    expect(await desk.decide({ decision: 'apart', lines, reason: '' })).toMatchObject(refused)
    expect(await desk.explain({ lines, reason: '补记' })).toMatchObject(refused)
    expect(await desk.undoImport(applied.value.batchIds[0])).toMatchObject(refused)
    expect(await desk.undo()).toMatchObject(refused)
    expect(await desk.reopenMonth({ period: october, reason: ' ' })).toMatchObject({ ok: false })
    expect((await desk.reopenMonth({ period: october, reason: '补录' })).ok).toBe(true)
    expect((await desk.explain({ lines, reason: '补记' })).ok).toBe(true)
  })

  it('shows a locked month as it was signed, and says which figures would come out otherwise today', async () => {
    const { desk, host } = await hospitalWithOctober()
    await desk.lockMonth({ period: october, remarks: '核对无误' })
    const signed = await desk.overview(october)
    expect(signed.lock?.drift).toEqual([])
    const catalogue = makeXlsx({
      sheets: [
        {
          rows: [
            [
              '国家医保编码',
              '平台产品编码',
              '产品名称',
              '规格',
              '生产企业',
              '单位',
              '转换比',
              '挂网价',
              '挂网状态',
              '类别',
            ],
            [
              'XJ01CAA040E001010100005',
              'P5',
              '阿托伐他汀钙片',
              '20mg',
              '某厂',
              '盒',
              1,
              16.5,
              '已挂网',
              '精神药品',
            ],
            [
              'XJ01CAA040E001010100006',
              'P6',
              '奥美拉唑肠溶胶囊',
              '20mg',
              '某厂',
              '盒',
              1,
              17.5,
              '已挂网',
              '西药',
            ],
          ],
        },
      ],
    })
    const [read] = await desk.readFiles([{ fileName: '目录.xlsx', bytes: catalogue }])
    expect(read.table?.role).toBe('catalogue')
    await desk.planImport([read.readingId])
    expect((await desk.applyImport({ readingIds: [read.readingId], onChanged: 'keep' })).ok).toBe(true)
    const later = await desk.overview(october)
    expect(later.report).toEqual(signed.report)
    expect(later.lock?.drift.map((drift) => drift.figureId)).toContain('drug.inHouse')
    const reopened = await openDesk(host)
    expect((await reopened.desk.overview(october)).report).toEqual(signed.report)
  })

  it('opens the same state from the journal alone as from its cache', async () => {
    const { desk, host, cache } = await hospitalWithOctober()
    const before = await desk.overview(october)
    const cached = await openDesk(host, cache)
    const fresh = await openDesk(host)
    expect(cached.state.months).toEqual(fresh.state.months)
    expect((await fresh.desk.overview(october)).report).toEqual(before.report)
    expect((await cached.desk.overview(october)).differences).toEqual(before.differences)
  })

  it('exports the form with the figures on the screen, and the same bytes twice', async () => {
    const { desk } = await hospitalWithOctober()
    const once = await desk.exportReport({ period: october, report: 'monitoring-form' })
    const twice = await desk.exportReport({ period: october, report: 'monitoring-form' })
    if (!once.ok || !twice.ok) throw new Error('not exported')
    expect(once.value.sha256).toBe(twice.value.sha256)
    const table = await desk.formTable(october)
    const { report } = await desk.overview(october)
    const cells = table.rows.flatMap((row) => row.cells.filter((cell) => cell.figureId))
    expect(cells).toHaveLength(6)
    expect(formatYuan(report.drug.inHouse.value)).toMatch(/^\d+\.\d{2}/)
  })

  it('refuses a photo, an empty file and a foreign table, each with its own code, and changes nothing', async () => {
    const { desk, host } = await hospitalWithOctober()
    const entries = host.journal.length
    const read = await desk.readFiles([
      { fileName: 'photo.xlsx', bytes: photoFile() },
      { fileName: 'empty.xlsx', bytes: new Uint8Array(0) },
      { fileName: 'menu.xlsx', bytes: foreignFile() },
    ])
    expect(read.map((reading) => reading.refused?.code)).toEqual([
      'not_spreadsheet',
      'empty',
      expect.stringMatching(/header-not-found|required-column-missing/),
    ])
    expect(await desk.planImport(read.map((reading) => reading.readingId))).toEqual([])
    expect(host.journal.length).toBe(entries)
  })

  it('finds by pinyin initials, by code and by document', async () => {
    const { desk } = await hospitalWithOctober()
    expect((await desk.search('ejsg')).map((hit) => hit.title)).toContain('二甲双胍片')
    expect((await desk.search('RK26100010')).some((hit) => hit.kind === 'document')).toBe(true)
    expect((await desk.search('NET-01')).some((hit) => hit.kind === 'rule')).toBe(true)
    expect(await desk.search('')).toEqual([])
  })
})
