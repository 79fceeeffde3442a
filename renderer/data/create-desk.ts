import type { Host } from '#shared/contract/host.ts'
import { assertPresent } from '#shared/errors/assert.ts'
import type { Refusal } from '#shared/errors/refusal.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import type { DeskEvent } from '#shared/journal/event.ts'
import type { DeskFold } from '#shared/journal/fold.ts'
import type { Policy } from '#shared/policy/policy.ts'
import { policyFor } from '#shared/policy/policy-for.ts'
import { type Period, parsePeriod } from '#shared/units/period.ts'
import { type PlainDate, parsePlainDate } from '#shared/units/plain-date.ts'
import { computeDeskModel, type DeskModel } from '#shared/workspace/desk-model.ts'
import { createTextSearch } from '#shared/workspace/text-search.ts'
import type { Cache } from './cache.ts'
import type { DeskApi, DeskPush, DeskState } from './desk-api.ts'
import { createGroupDesk } from './group-desk.ts'
import { createImportDesk } from './import-desk.ts'
import type { StartIntake } from './intake-client.ts'
import { createModelLoader, type LoadedLines } from './model-loader.ts'
import { monthSummaries } from './overview.ts'
import { createReportDesk } from './report-desk.ts'
import { createRowDesk } from './row-desk.ts'
import { createSearchDesk } from './search-desk.ts'
import { createSettingsDesk } from './settings-desk.ts'
import { openWorkspaceStore, refusalOf, type WorkspaceStore } from './workspace-store.ts'

/** A computed result that is cached is thrown away when the program that computed it changes. */
const RESULT_VERSION = 1

/** What the desks of the worker share. */
export interface DeskContext {
  readonly host: Host
  readonly push: (push: DeskPush) => void
  readonly search: ReturnType<typeof createTextSearch>
  readonly today: PlainDate
  store(): WorkspaceStore
  policy(): Policy
  /** Rows in force; read once. */
  lines(): Promise<LoadedLines>
  /** The state of all desks; computed once a journal position. null before the hospital was set. */
  model(): Promise<DeskModel | null>
  /** Writes events and tells the window the new state. */
  commit(events: DeskEvent[]): Promise<Result<null, Refusal>>
  /** Names an opened selection, of rows or of groups: one number never means two. */
  nextToken(): number
  /** A month that is signed may not change. */
  isLocked(period: Period): boolean
}

export function createDesk(input: {
  readonly host: Host
  readonly cache: Cache
  readonly push: (push: DeskPush) => void
  /** How a file is read: in a worker of its own in the product, in place in tests. */
  readonly startIntake: StartIntake
}): DeskApi {
  const { host, cache, push } = input
  const search = createTextSearch()
  let loader = createModelLoader()
  let store: WorkspaceStore | null = null
  let app: { readonly today: PlainDate; readonly view: DeskState['app'] } | null = null
  let computed: { readonly key: string; readonly model: Promise<DeskModel | null> } | null = null
  let latest: DeskModel | null = null
  let lastToken = 0
  let activePolicy: { readonly key: string; readonly policy: Policy } | null = null
  let summaries: { readonly key: string; readonly months: DeskState['months'] } | null = null

  const theStore = () => assertPresent(store, 'open() comes before every other call')
  const theApp = () => assertPresent(app, 'open() comes before every other call')

  function policy(): Policy {
    const { fold } = theStore()
    const now = `${fold.profile?.jurisdiction}/${theApp().today}/${[...fold.parameters].map(([name, { seq }]) => `${name}:${seq}`)}`
    if (activePolicy?.key !== now) activePolicy = { key: now, policy: stackPolicy(fold) }
    return activePolicy.policy
  }

  function stackPolicy(fold: DeskFold): Policy {
    const overrides = [...fold.parameters].map(([name, { value, reason }]) => {
      const [rule, parameter] = name.split('/')
      return { rule, parameter, value, reason }
    })
    const id = fold.profile?.jurisdiction ?? DEFAULT_POLICY
    const policy = policyFor(id, theApp().today, overrides)
    // A pack that a later version dropped must not make the workspace unreadable; settings shows the id as unknown.
    return policy.ok ? policy.value : assertOk(policyFor(DEFAULT_POLICY, theApp().today, overrides))
  }

  async function lines(): Promise<LoadedLines> {
    const loaded = await loader.load(theStore())
    if (!loaded.ok) throw new Error(`segment unreadable: ${loaded.error.code}`)
    return loaded.value
  }

  function key(): string {
    return `${RESULT_VERSION}/${theStore().info.id}/${theStore().fold.seq}/${theApp().today}`
  }

  function model(): Promise<DeskModel | null> {
    const now = key()
    if (computed?.key === now) return computed.model
    const compute = async () => {
      const { fold } = theStore()
      if (!fold.profile) return null
      const { his, platform, catalogue, emergencies } = await lines()
      const signed = await loader.signedReports(theStore())
      if (!signed.ok) throw new Error(`snapshot unreadable: ${signed.error.code}`)
      latest = computeDeskModel(
        {
          fold,
          his,
          platform,
          catalogue,
          emergencies,
          policy: policy(),
          rejectedRows: rejectedRows(),
          signed: signed.value,
        },
        latest,
      )
      return latest
    }
    computed = { key: now, model: compute() }
    return computed.model
  }

  /** Rows that could not be read have no date that one could trust: they weigh on the month their file is mostly about. */
  function rejectedRows(): Map<Period, { his: number; platform: number }> {
    const byPeriod = new Map<Period, { his: number; platform: number }>()
    for (const { batch, undone } of theStore().fold.batches) {
      if (undone || batch.counts.rejected === 0 || (batch.role !== 'his' && batch.role !== 'platform'))
        continue
      const main = [...batch.months].sort((a, b) => b.rows - a.rows)[0]
      const period = main ? parsePeriod(main.period) : null
      if (period === null) continue
      const tally = byPeriod.get(period) ?? { his: 0, platform: 0 }
      tally[batch.role] += batch.counts.rejected
      byPeriod.set(period, tally)
    }
    return byPeriod
  }

  async function state(): Promise<DeskState> {
    const { info, fold } = theStore()
    const now = key()
    if (summaries?.key !== now) {
      const cached = await cache.result<DeskState['months']>(info.id, now)
      if (cached) summaries = { key: now, months: cached }
      else {
        const current = await model()
        summaries = { key: now, months: current ? monthSummaries(current, fold) : [] }
        await cache.keepResult(info.id, now, summaries.months)
      }
    }
    const undo = fold.undoStack.at(-1)
    const redo = fold.redoStack.at(-1)
    return {
      workspace: info,
      app: theApp().view,
      today: theApp().today,
      seq: fold.seq,
      profile: fold.profile,
      months: summaries.months,
      undo: undo === undefined ? null : { seq: undo, label: settings.labelOf(undo) },
      redo: redo === undefined ? null : { seq: redo, label: settings.labelOf(redo) },
    }
  }

  async function open(): Promise<Result<DeskState, Refusal>> {
    const info = await host.call('app.info', {})
    if (!info.ok) return err(refusalOf(info))
    const { today, version, user, canPrintPdf } = info.value
    app = {
      today: assertPresent(parsePlainDate(today), 'the host answers a plain date'),
      view: { version, host: info.value.host, user, canPrintPdf },
    }
    const opened = await openWorkspaceStore({ host, cache, user })
    if (!opened.ok) return opened
    store = opened.value
    computed = null
    latest = null
    summaries = null
    return ok(await state())
  }

  const context: DeskContext = {
    host,
    push,
    search,
    get today() {
      return theApp().today
    },
    store: theStore,
    policy,
    lines,
    model,
    async commit(events) {
      const written = await theStore().append(events)
      push({ kind: 'state', state: await state() })
      return written.ok ? ok(null) : written
    },
    nextToken: () => ++lastToken,
    isLocked: (period) => theStore().fold.locks.has(period),
  }

  const settings = createSettingsDesk(context, {
    async reopen() {
      loader = createModelLoader()
      const reopened = await open()
      if (!reopened.ok) return reopened
      push({ kind: 'state', state: reopened.value })
      return ok(null)
    },
  })
  const imports = createImportDesk(context, input.startIntake)
  const { closeGroups, ...groups } = createGroupDesk(context)
  const { closeRows, ...rows } = createRowDesk(context)
  return {
    open,
    ...groups,
    ...rows,
    async close(token) {
      closeGroups(token)
      closeRows(token)
      return null
    },
    ...imports,
    ...createReportDesk(context, { imports: imports.imports }),
    ...createSearchDesk(context),
    ...settings.api,
  }
}

const DEFAULT_POLICY = 'jiangsu'

function assertOk<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Error(`the built-in policy ${DEFAULT_POLICY} is missing`)
  return result.value
}
