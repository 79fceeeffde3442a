import { assertPresent } from '#shared/errors/assert.ts'
import type { Refusal } from '#shared/errors/refusal.ts'
import { err, ok, type Result } from '#shared/errors/result.ts'
import { parameterValue } from '#shared/policy/policy.ts'
import { describeGroup } from '#shared/reconcile/describe-group.ts'
import { differenceList } from '#shared/report/difference-list.ts'
import { formToHtml } from '#shared/report/form-to-html.ts'
import { formToWorkbook } from '#shared/report/form-to-workbook.ts'
import { monitoringForm } from '#shared/report/monitoring-form.ts'
import type { ReportTable } from '#shared/report/table-model.ts'
import { formatPeriod, type Period } from '#shared/units/period.ts'
import { parsePlainDate } from '#shared/units/plain-date.ts'
import { writeXlsx } from '#shared/workbook/write-xlsx.ts'
import type { DeskModel } from '#shared/workspace/desk-model.ts'
import { prepareLock } from '#shared/workspace/lock-month.ts'
import type { DeskContext } from './create-desk.ts'
import type { DeskApi, ExportedFile, ImportView } from './desk-api.ts'
import { XLSX_MIME } from './file-facts.ts'
import { monthOverview } from './overview.ts'
import { refusalOf } from './workspace-store.ts'

/** The month's report (月报): overview, form, exports, lock. */
export function createReportDesk(
  context: DeskContext,
  other: { readonly imports: () => Promise<readonly ImportView[]> },
): Pick<DeskApi, 'overview' | 'formTable' | 'exportReport' | 'lockMonth' | 'reopenMonth'> {
  async function theModel(): Promise<DeskModel> {
    return assertPresent(await context.model(), 'reports are shown only after the hospital was set')
  }

  async function form(period: Period): Promise<ReportTable> {
    const model = await theModel()
    const report = assertPresent(model.reports.get(period), 'only months with rows are shown')
    const profile = assertPresent(context.store().fold.profile, 'a model exists only with a profile')
    const lock = context.store().fold.locks.get(period)
    return monitoringForm({
      report,
      profile,
      // A signed form keeps the day on which it was signed.
      filledOn: lock ? (parsePlainDate(lock.at.slice(0, 10)) ?? context.today) : context.today,
      decimals: Number(parameterValue(context.policy(), 'NET-10', 'places')),
    })
  }

  async function bytesOf(
    period: Period,
    report: Parameters<DeskApi['exportReport']>[0]['report'],
  ): Promise<Result<{ fileName: string; bytes: Uint8Array; mime: string }, Refusal>> {
    const month = formatPeriod(period)
    if (report === 'monitoring-form') {
      const bytes = writeXlsx(formToWorkbook(await form(period)))
      return ok({ fileName: `阳光采购监测表-${month}.xlsx`, bytes, mime: XLSX_MIME })
    }
    if (report === 'monitoring-form-pdf') {
      const printed = await context.host.call('print.pdf', { html: formToHtml(await form(period)) })
      if (!printed.ok) return err(refusalOf(printed))
      return ok({
        fileName: `阳光采购监测表-${month}.pdf`,
        bytes: printed.value.bytes,
        mime: 'application/pdf',
      })
    }
    const model = await theModel()
    const { reconciliation } = model
    const [his, platform] = [model.his.frame, model.platform.frame]
    const bytes = writeXlsx(
      differenceList({
        reconciliation,
        his,
        platform,
        period,
        reasons: new Map([...model.reasons].map(([group, { reason }]) => [group, reason])),
        describe: (group) => describeGroup({ reconciliation, his, platform, group }).discrepancies,
      }),
    )
    return ok({ fileName: `对账差异-${month}.xlsx`, bytes, mime: XLSX_MIME })
  }

  return {
    async overview(period) {
      const policy = context.policy()
      return assertPresent(
        monthOverview({
          model: await theModel(),
          fold: context.store().fold,
          period,
          today: context.today,
          imports: await other.imports(),
          deadline: {
            dueDay: Number(parameterValue(policy, 'NET-08', 'dueDay')),
            targetDay: Number(parameterValue(policy, 'NET-08', 'targetDay')),
          },
        }),
        'only months with rows are shown',
      )
    },
    formTable: form,
    async exportReport({ period, report }) {
      const made = await bytesOf(period, report)
      if (!made.ok) return made
      const { fileName, bytes, mime } = made.value
      const saved = await context.host.call('export.save', { fileName, bytes: bytes.slice() })
      if (!saved.ok) return err(refusalOf(saved))
      const noted = await context.commit([
        {
          kind: 'report-exported',
          period: formatPeriod(period),
          report,
          fileName: saved.value.fileName,
          sha256: saved.value.sha256,
        },
      ])
      if (!noted.ok) return noted
      const exported: ExportedFile = { fileName, bytes, sha256: saved.value.sha256, mime }
      return ok(exported)
    },
    async lockMonth({ period, remarks }) {
      if (context.isLocked(period))
        return err({ code: 'month-locked', params: { period: formatPeriod(period) } })
      const model = await theModel()
      const report = assertPresent(model.reports.get(period), 'only months with rows are shown')
      const lock = prepareLock({ model, report, remarks })
      if (!lock.ok) return lock
      const stored = await context.store().putSegment(lock.value.snapshot)
      if (!stored.ok) return stored
      return context.commit([lock.value.event(stored.value)])
    },
    async reopenMonth({ period, reason }) {
      if (!context.isLocked(period))
        return err({ code: 'month-not-locked', params: { period: formatPeriod(period) } })
      if (reason.trim() === '') return err({ code: 'reason-missing' })
      return context.commit([{ kind: 'month-reopened', period: formatPeriod(period), reason: reason.trim() }])
    },
  }
}
