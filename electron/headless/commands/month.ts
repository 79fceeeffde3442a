import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assertPresent } from '#shared/errors/assert.ts'
import { cataloguePackFactors } from '#shared/match/catalogue-pack-factors.ts'
import type { KindMonth } from '#shared/month/contract.ts'
import { monthDocument } from '#shared/month/month-document.ts'
import { reconciliationDocument } from '#shared/month/reconciliation-document.ts'
import { parameterValue } from '#shared/policy/policy.ts'
import { differenceList } from '#shared/report/difference-list.ts'
import { formToWorkbook } from '#shared/report/form-to-workbook.ts'
import { monitoringForm } from '#shared/report/monitoring-form.ts'
import { formatTenThousandYuan } from '#shared/units/money.ts'
import { formatPeriod, type Period, parsePeriod } from '#shared/units/period.ts'
import { formatPercent } from '#shared/units/ratio.ts'
import type { WorkbookSpec } from '#shared/workbook/contract.ts'
import { writeXlsxChunks } from '#shared/workbook/write-xlsx.ts'
import { reconcileParameters } from '#shared/workspace/reconcile-parameters.ts'
import { type Command, CommandRefused } from '../command.ts'
import { InputFiles } from '../line-inputs.ts'
import { monthsOfInputs, readProfile, readSides, readTables, sourceOptions } from '../month-inputs.ts'
import { required } from '../parse-command-line.ts'
import { policyNamed, today } from './rules.ts'

export const month: Command = {
  name: 'month',
  summary: '从两侧导出文件到网上采购率、附件2 监测表和对账差异表',
  usage:
    'month --period 2026-10 --policy jiangsu/nantong --hospital profile.json --his FILE… --platform FILE… [--emergency FILE…] [--catalogue FILE…] --out DIR [--json]',
  options: {
    ...sourceOptions,
    period: { type: 'string' },
    policy: { type: 'string' },
    hospital: { type: 'string' },
    emergency: { type: 'string', multiple: true },
    catalogue: { type: 'string', multiple: true },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  lists: ['his', 'platform', 'emergency', 'catalogue'],
  async run(args, io) {
    if (args.positionals.length > 0) throw new CommandRefused('bad-use', `多余的参数：${args.positionals[0]}`)
    const period = periodNamed(required(args, 'period', month))
    const policy = policyNamed(required(args, 'policy', month), today())
    const profile = await readProfile(required(args, 'hospital', month))
    const out = required(args, 'out', month)

    const files = new InputFiles()
    const tables = await readTables(args, files)
    const packFactors = tables.catalogue ? cataloguePackFactors(tables.catalogue) : undefined
    const inputs = await readSides(args, { packFactors, parameters: reconcileParameters(policy) }, files)
    const months = monthsOfInputs({ inputs, tables, policy, profile, period })
    const report = assertPresent(months.reports.get(period), 'the period was asked for by name')
    const document = monthDocument({
      report,
      reports: months.reports,
      policy,
      inputs: files.documents,
      reconciliation: reconciliationDocument({
        reconciliation: inputs.reconciliation,
        originOf: (side, row) => files.originOf(inputs[side], row),
        discrepanciesOf: inputs.discrepanciesOf,
        includes: (group) => inputs.includes(group, period),
      }),
    })
    const form = monitoringForm({
      report,
      profile,
      filledOn: today(),
      decimals: Number(parameterValue(policy, 'NET-10', 'places')),
    })
    const differences = differenceList({
      reconciliation: inputs.reconciliation,
      his: inputs.his.frame,
      platform: inputs.platform.frame,
      describe: inputs.discrepanciesOf,
      period,
    })

    const name = formatPeriod(period)
    await mkdir(out, { recursive: true })
    const json = `${JSON.stringify(document)}\n`
    await writeFile(join(out, 'month.json'), json)
    await writeFile(join(out, `阳光采购监测表-${name}.xlsx`), workbookBytes(formToWorkbook(form)))
    await writeFile(join(out, `对账差异-${name}.xlsx`), workbookBytes(differences))

    if (args.has('json')) io.out(json)
    else {
      io.out(`${profile.name}  ${name}\n`)
      io.out(kindLine('药品', report.drug))
      io.out(kindLine('医用耗材', report.consumable))
      const { totals } = document.reconciliation
      io.out(
        `对账：一致 ${totals.matched}，有差异 ${totals.discrepant}，仅院内 ${totals.hisOnly}，仅平台 ${totals.platformOnly}\n`,
      )
      for (const check of report.form.checks)
        io.out(`${check.ok ? '✓' : check.blocking ? '✗' : '!'} ${check.text}\n`)
      io.out(`已写入 ${out}\n`)
    }
    return report.form.checks.some((check) => check.blocking && !check.ok) ? 1 : 0
  },
}

export function periodNamed(text: string): Period {
  const period = parsePeriod(text)
  if (period === null)
    throw new CommandRefused('bad-period', `月份应写成 2026-10 的形式：${text}`, { found: text })
  return period
}

function workbookBytes(spec: WorkbookSpec): Buffer {
  return Buffer.concat([...writeXlsxChunks(spec)])
}

function kindLine(title: string, month: KindMonth): string {
  const rate = month.onlineRate
  const shown = rate.value === null ? '无采购' : formatPercent(rate.value)
  const met = rate.met === null ? '不适用目标' : rate.met ? '达标' : '未达标'
  return `${title}：院内 ${formatTenThousandYuan(month.inHouse.value)} 万元，省平台 ${formatTenThousandYuan(month.platform.value)} 万元，应急 ${formatTenThousandYuan(month.emergency.value)} 万元，网上采购率 ${shown}（${met}）\n`
}
