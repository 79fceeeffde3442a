import { readFile } from 'node:fs/promises'
import { concatFrames } from '#shared/columns/concat-frames.ts'
import { type CatalogueFrame, catalogueSchema } from '#shared/model/catalogue.ts'
import type { EmergencyFrame } from '#shared/model/emergency.ts'
import { type HospitalProfile, hospitalProfileSchema } from '#shared/model/hospital-profile.ts'
import { computeMonths, type MonthsResult } from '#shared/month/compute-months.ts'
import type { Policy } from '#shared/policy/policy.ts'
import type { Discrepancy, ReconcileInput, Reconciliation } from '#shared/reconcile/contract.ts'
import { describeGroup } from '#shared/reconcile/describe-group.ts'
import { reconcile } from '#shared/reconcile/reconcile.ts'
import { catalogueSpec } from '#shared/source/specs/catalogue.ts'
import { emergencySpec } from '#shared/source/specs/emergency.ts'
import type { Period } from '#shared/units/period.ts'
import { buildGroupTable } from '#shared/workspace/group-table.ts'
import { type CommandArguments, CommandRefused } from './command.ts'
import { InputFiles, type SideInput } from './line-inputs.ts'
import { openSourceFile, tableOf } from './source-files.ts'

/** Everything that `month` and `reconcile` read, and the reconciliation of it. */
export interface MonthInputs {
  readonly files: InputFiles
  readonly his: SideInput
  readonly platform: SideInput
  readonly reconciliation: Reconciliation
  discrepanciesOf(group: number): readonly Discrepancy[]
  includes(group: number, period: Period): boolean
}

export const sourceOptions = {
  his: { type: 'string', multiple: true },
  platform: { type: 'string', multiple: true },
} as const

export async function readSides(
  args: CommandArguments,
  known: Pick<ReconcileInput, 'packFactors' | 'parameters'> = {},
  files = new InputFiles(),
): Promise<MonthInputs> {
  if (args.values('his').length === 0 && args.values('platform').length === 0) {
    throw new CommandRefused('bad-use', '至少要有一个 --his 或 --platform 文件。')
  }
  const his = await files.lines('his', args.values('his'))
  const platform = await files.lines('platform', args.values('platform'))
  const reconciliation = reconcile({ his: his.frame, platform: platform.frame, ...known })
  const table = buildGroupTable({ reconciliation, his: his.frame, platform: platform.frame })
  return {
    files,
    his,
    platform,
    reconciliation,
    discrepanciesOf: (group) =>
      describeGroup({ reconciliation, his: his.frame, platform: platform.frame, group }).discrepancies,
    includes: (group, period) => table.firstPeriod[group] <= period && period <= table.lastPeriod[group],
  }
}

export interface Tables {
  readonly catalogue: CatalogueFrame | null
  readonly emergencies: readonly EmergencyFrame[]
}

export async function readTables(args: CommandArguments, files: InputFiles): Promise<Tables> {
  const emergencies: EmergencyFrame[] = []
  for (const path of args.values('emergency')) {
    const file = await openSourceFile(path)
    const reading = await tableOf(file, emergencySpec)
    files.add('emergency', file, reading)
    emergencies.push(reading.frame)
  }
  let catalogue: CatalogueFrame | null = null
  for (const path of args.values('catalogue')) {
    const file = await openSourceFile(path)
    const reading = await tableOf(file, catalogueSpec)
    files.add('catalogue', file, reading)
    catalogue = catalogue ? concatFrames([catalogue, reading.frame], catalogueSchema) : reading.frame
  }
  return { catalogue, emergencies }
}

export function monthsOfInputs(input: {
  readonly inputs: MonthInputs
  readonly tables: Tables
  readonly policy: Policy
  readonly profile: HospitalProfile
  readonly period: Period
}): MonthsResult {
  const { inputs, tables, policy, profile, period } = input
  return computeMonths({
    his: inputs.his.frame,
    platform: inputs.platform.frame,
    reconciliation: inputs.reconciliation,
    ...tables,
    policy,
    profile,
    // Rows that could not be read have no date to trust: they weigh on the month that is asked for.
    rejectedRows: new Map([[period, { his: inputs.his.rejected, platform: inputs.platform.rejected }]]),
    periods: [period],
  })
}

export async function readProfile(path: string): Promise<HospitalProfile> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    throw new CommandRefused('file-unreadable', `打不开医院信息文件 ${path}。`, { path })
  }
  try {
    const parsed = hospitalProfileSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, '')))
    if (parsed.success) return parsed.data
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || '（整体）').join('、')
    throw new CommandRefused('profile-invalid', `医院信息文件 ${path} 中这些项目不对：${where}。`, {
      path,
      where,
    })
  } catch (error) {
    if (error instanceof CommandRefused) throw error
    throw new CommandRefused('profile-invalid', `医院信息文件 ${path} 不是 JSON。`, { path })
  }
}
