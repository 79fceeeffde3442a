import { reconciliationDocument } from '#shared/month/reconciliation-document.ts'
import { type Command, CommandRefused } from '../command.ts'
import { readSides, sourceOptions } from '../month-inputs.ts'
import { periodNamed } from './month.ts'

export const reconcileCommand: Command = {
  name: 'reconcile',
  summary: '只做对账：院内入库与省平台验收逐行成组，列出差异',
  usage: 'reconcile --his FILE… --platform FILE… [--period 2026-10] [--json]',
  options: { ...sourceOptions, period: { type: 'string' }, json: { type: 'boolean' } },
  lists: ['his', 'platform'],
  async run(args, io) {
    if (args.positionals.length > 0) throw new CommandRefused('bad-use', `多余的参数：${args.positionals[0]}`)
    const named = args.value('period')
    const period = named === undefined ? null : periodNamed(named)
    const inputs = await readSides(args)
    const document = reconciliationDocument({
      reconciliation: inputs.reconciliation,
      originOf: (side, row) => inputs.files.originOf(inputs[side], row),
      discrepanciesOf: inputs.discrepanciesOf,
      includes: period === null ? undefined : (group) => inputs.includes(group, period),
    })
    if (args.has('json')) {
      const { withoutFactor } = inputs.reconciliation
      io.out(
        `${JSON.stringify({ schema: 'desk.reconcile/1', inputs: inputs.files.documents, ...document, withoutFactor })}\n`,
      )
      return 0
    }
    const { totals } = document
    io.out(
      `一致 ${totals.matched}，有差异 ${totals.discrepant}，仅院内 ${totals.hisOnly}，仅平台 ${totals.platformOnly}\n`,
    )
    for (const item of inputs.reconciliation.withoutFactor) {
      io.out(
        `待换算：${item.code} ${item.name}（单位 ${item.unit}，${item.rows} 行）没有转换比，数量未比较\n`,
      )
    }
    return 0
  },
}
