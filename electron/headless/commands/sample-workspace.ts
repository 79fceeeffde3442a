import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createWorkspace } from '#electron/services/workspace/create-workspace.ts'
import { openWorkspace } from '#electron/services/workspace/open-workspace.ts'
import type { Workspace } from '#electron/services/workspace/workspace.ts'
import { decodeFrame } from '#shared/columns/decode-frame.ts'
import { assertPresent } from '#shared/errors/assert.ts'
import type { DeskEvent } from '#shared/journal/event.ts'
import { type DeskFold, foldJournal } from '#shared/journal/fold.ts'
import type { CatalogueFrame } from '#shared/model/catalogue.ts'
import type { EmergencyFrame } from '#shared/model/emergency.ts'
import type { Side } from '#shared/model/line.ts'
import { discrepancyKinds, groupStates } from '#shared/reconcile/contract.ts'
import { type SampleFile, sampleFiles } from '#shared/sample/sample-files.ts'
import { firstDayOf, formatPeriod, type Period, shiftPeriod } from '#shared/units/period.ts'
import { addDays, formatPlainDate } from '#shared/units/plain-date.ts'
import { computeDeskModel, type DeskModel, lineRefsOf } from '#shared/workspace/desk-model.ts'
import { groupsOfPeriod } from '#shared/workspace/group-table.ts'
import { buildLiveLines, type StoredBatch, storedLineSchema } from '#shared/workspace/live-lines.ts'
import { prepareLock } from '#shared/workspace/lock-month.ts'
import { type Command, CommandRefused } from '../command.ts'
import { importFile, stored } from '../import-file.ts'
import { required } from '../parse-command-line.ts'
import type { SourceFile } from '../source-files.ts'
import { policyNamed, today } from './rules.ts'
import { sampleHospitalOf, sampleOptions, writeChunks } from './sample.ts'

/** Rows of the hospital that `npm start` opens: a year that feels real and is there in seconds. */
const DEFAULT_ROWS = '24000'

/** The newest month waits as files to be tried; the one before is imported and open; older ones are signed. */
const WAITING_MONTHS = 1
const OPEN_MONTHS = 1

export const sampleWorkspace: Command = {
  name: 'sample-workspace',
  summary: '生成示例医院的工作区：往月已导入并锁定，最近一个月的两侧文件留待试用',
  usage: 'sample-workspace --out DIR [--months N] [--rows N] [--seed S] [--until 2026-10]',
  options: { ...sampleOptions, out: { type: 'string' } },
  async run(args, io) {
    if (args.positionals.length > 0) throw new CommandRefused('bad-use', `多余的参数：${args.positionals[0]}`)
    const out = required(args, 'out', sampleWorkspace)
    const hospital = sampleHospitalOf({
      ...args,
      value: (name) => args.value(name) ?? (name === 'rows' ? DEFAULT_ROWS : undefined),
    })
    const periods = hospital.months.map((month) => month.period)
    const waiting = new Set(periods.slice(-WAITING_MONTHS))
    stored(await createWorkspace(out, { at: instant(shiftPeriod(periods[0], 1), 1), sample: true }))
    const workspace = stored(await openWorkspace(out))
    try {
      const building = new SampleWorkspace(workspace)
      await building.append(instant(shiftPeriod(periods[0], 1), 2), [
        { kind: 'hospital-set', profile: hospital.profile },
      ])
      await mkdir(join(out, 'sample-files'), { recursive: true })
      const older = new Set(periods.slice(0, -(WAITING_MONTHS + OPEN_MONTHS)))
      const files = [...sampleFiles(hospital)]
      // The office had the catalogue first; month after month came its files, its reasons and its signature.
      for (const file of files.filter(({ path }) => roleOf(path) === 'catalogue')) {
        await building.importFile(file, 'catalogue', periods[0])
      }
      for (const period of periods) {
        for (const file of files.filter(({ path }) => path.includes(formatPeriod(period)))) {
          const role = roleOf(file.path)
          if (role === null || role === 'catalogue') continue
          io.log(`${file.path}\n`)
          if (waiting.has(period)) await writeChunks(join(out, 'sample-files', file.path), file.chunks())
          else await building.importFile(file, role, period)
        }
        if (older.has(period)) await building.sign(period)
      }
    } finally {
      await workspace.close()
    }
    io.out(`已写入 ${out}\n`)
    return 0
  },
}

function roleOf(path: string): 'his' | 'platform' | 'catalogue' | 'emergency' | null {
  if (path.includes('入库')) return 'his'
  if (path.includes('验收')) return 'platform'
  if (path.includes('应急')) return 'emergency'
  return path.includes('目录') ? 'catalogue' : null
}

/** The office did its month on the given day after it ended, in the morning. */
function instant(period: Period, day: number): string {
  return `${formatPlainDate(addDays(firstDayOf(period), day))}T09:30:00+08:00`
}

/** A workspace in the making; it goes through the same journal, segments and decisions as one made by people. */
class SampleWorkspace {
  readonly #workspace: Workspace
  readonly #frames: Record<Side, StoredBatch[]> = { his: [], platform: [] }
  readonly #emergencies: EmergencyFrame[] = []
  #catalogue: CatalogueFrame | null = null
  #batches = 0

  constructor(workspace: Workspace) {
    this.#workspace = workspace
  }

  async append(at: string, events: DeskEvent[]): Promise<void> {
    stored(await this.#workspace.append({ at, by: '示例填表人', events }, this.#workspace.seq))
  }

  async importFile(
    file: SampleFile,
    role: 'his' | 'platform' | 'catalogue' | 'emergency',
    period: Period,
  ): Promise<void> {
    const bytes = Buffer.concat([...file.chunks()])
    const source: SourceFile = {
      path: file.path,
      name: file.path,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }
    const { event, reading } = await importFile({
      workspace: this.#workspace,
      file: source,
      role,
      batchId: `sample-${++this.#batches}`,
      live: (side) => buildLiveLines(side, this.#frames[side]),
    })
    await this.append(instant(shiftPeriod(period, 1), 3), [event])
    if (role === 'catalogue') this.#catalogue = reading.frame as CatalogueFrame
    if (role === 'emergency') this.#emergencies.push(reading.frame as EmergencyFrame)
    if (role !== 'his' && role !== 'platform') return
    const segment = event.kind === 'import-applied' ? event.batch.segment : ''
    const { bytes: encoded } = stored(await this.#workspace.getSegment(segment))
    const frame = decodeFrame(encoded, storedLineSchema)
    if (!frame.ok) throw new Error(`a segment just written cannot be read: ${frame.error}`)
    this.#frames[role].push({ index: this.#batches - 1, onChanged: 'keep', frame: frame.value })
  }

  /** What the office did with an older month: every difference got its reason, then the month was locked. */
  async sign(period: Period): Promise<void> {
    const events = explanations(this.#model(), period)
    if (events.length > 0) await this.append(instant(shiftPeriod(period, 1), 8), events)
    const model = this.#model()
    const report = model.reports.get(period)
    if (!report) return
    const lock = prepareLock({ model, report, remarks: '示例：差异均已核对并说明原因。' })
    // A month whose form contradicts itself stays open, in the sample as in life.
    if (!lock.ok) return
    const { sha256 } = stored(await this.#workspace.putSegment(lock.value.snapshot))
    await this.append(instant(shiftPeriod(period, 1), 11), [lock.value.event(sha256)])
  }

  #model(): DeskModel {
    const fold: DeskFold = foldJournal(stored(this.#workspace.read(0)))
    return computeDeskModel({
      fold,
      his: buildLiveLines('his', this.#frames.his),
      platform: buildLiveLines('platform', this.#frames.platform),
      catalogue: this.#catalogue,
      emergencies: this.#emergencies,
      policy: policyNamed(assertPresent(fold.profile, 'set first').jurisdiction, today()),
      rejectedRows: new Map(),
      signed: new Map(),
    })
  }
}

const REASONS: readonly { readonly kind: (typeof discrepancyKinds)[number]; readonly reason: string }[] = [
  { kind: 'duplicate', reason: '院内重复录入，已冲销' },
  { kind: 'period', reason: '月末到货，次月入账' },
  { kind: 'unit', reason: '拆零换算，已维护转换比' },
  { kind: 'code', reason: '院内编码对照有误，已更正' },
  { kind: 'price', reason: '平台调价生效日前后，已与供应商核对' },
  { kind: 'quantity', reason: '实收与验收数量不符，已联系配送企业' },
  { kind: 'return', reason: '退货平台尚未办结' },
  { kind: 'amount', reason: '尾差，已核对发票' },
]

/** Plausible reasons for every group of a month that waits; proposals are confirmed. */
function explanations(model: DeskModel, period: Period): DeskEvent[] {
  const events: DeskEvent[] = []
  const { reconciliation } = model
  for (const group of groupsOfPeriod(model.groups, period)) {
    if (model.waiting[group] === 0 || model.groups.lastPeriod[group] !== period) continue
    const lines = lineRefsOf(model, group)
    const state = groupStates[reconciliation.state[group]]
    if (reconciliation.auto[group] === 0 && lines.length > 1) {
      events.push({ kind: 'match-decided', decision: 'together', lines, reason: '票据补齐，核对无误' })
    }
    if (state === 'matched') continue
    const known = REASONS.find(
      ({ kind }) => (reconciliation.kinds[group] & (1 << discrepancyKinds.indexOf(kind))) !== 0,
    )
    const oneSided = state === 'his-only' ? '线下采购，已要求转平台下单' : '平台已验收，院内待补录'
    events.push({ kind: 'difference-explained', lines, reason: known?.reason ?? oneSided })
  }
  return events
}
